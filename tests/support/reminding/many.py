"""Very many reminders that fall due at the same moment, and what became of them."""

from collections import Counter
from datetime import UTC, date, datetime

import sqlalchemy as sa

from bot.clock import Clock
from bot.domain.action_items import ActionStatus, Horizon, Priority
from bot.domain.ids import UserId
from bot.domain.reminders import Subject, SubjectKind
from bot.emulator import Emulator
from bot.storage import Store
from bot.storage.tables import action_item, person
from bot.usecases.reminders.planning import plan
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import TEAM, WORKSPACE

MONDAY_NIGHT = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)
TUESDAY_AT_NINE = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
DUE = date(2026, 3, 3)
AT_ONCE = 10_000  # a statement takes some thirty thousand values


def owner(number: int) -> UserId:
    return UserId(f"U{number:07}")


def settle_in(emulator: Emulator, people: int) -> None:
    for number in range(people):
        emulator.control.add_user(f"person{number}", user_id=owner(number))


def fill(store: Store, clock: Clock, people: int, *, each: int = 1) -> None:
    """Give each person items that are due on Tuesday; the clock stands at some earlier moment."""
    scribe = Scribe(store=store, clock=clock, workspace=WORKSPACE)
    with store.write() as tx:
        known = {"tz": "UTC", "is_bot": False, "is_deleted": False, "team_id": TEAM}
        rows = [known | {"user_id": owner(number), "name": f"person {number}"} for number in range(people)]
        tx.connection.execute(sa.insert(person), rows)
        incident = tx.incidents.add(
            team_id=TEAM, title="Trouble", severity=None, reporter_id=owner(0), lead_id=owner(0), channel_id=None,
            declared_at=clock.now(), captured_from=clock.now(),
        )  # fmt: skip
        same = {
            "incident_id": incident.id, "due_on": DUE, "horizon": Horizon.IMMEDIATE, "priority": Priority.HIGH,
            "status": ActionStatus.OPEN, "created_by": owner(0), "created_at": clock.now(),
        }  # fmt: skip
        items = [
            same | {"number": number + 1, "text": f"item {number}", "owner_id": owner(number % people)}
            for number in range(people * each)
        ]
        tx.connection.execute(sa.insert(action_item), items)
        ids = tx.connection.scalars(sa.select(action_item.c.id)).all()
        for first in range(0, len(ids), AT_ONCE):
            plan(tx, scribe, [Subject(SubjectKind.ACTION_ITEM, one) for one in ids[first : first + AT_ONCE]])


def sent(emulator: Emulator, people: int) -> Counter[str]:
    """Count the digests in Slack, each by its owner and day."""
    control, found = emulator.control, Counter[str]()
    for number in range(people):
        for message in control.history(control.dm(owner(number))):
            found[":".join(message["metadata"]["event_payload"]["key"].split(":")[:3])] += 1
    return found


def wanted(people: int) -> Counter[str]:
    return Counter(f"digest:{owner(number)}:{DUE.isoformat()}" for number in range(people))
