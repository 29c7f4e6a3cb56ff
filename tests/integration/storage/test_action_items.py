"""Action items in the store: those of before the newer fields, and whose is what."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.domain.action_items import ActionItem, ActionStatus, Horizon
from bot.domain.dues import Due
from bot.domain.ids import IncidentId, TeamId, UserId
from bot.paths import data_path
from bot.storage import Store
from bot.storage.migrations import upgrade

TEAM, ADA, BEN = TeamId("T1"), UserId("U00000ADA"), UserId("U00000BEN")
TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
OLD_INCIDENT = (
    "INSERT INTO incident (id, team_id, number, title, status, postmortem_status, reporter_id, is_adopted, declared_at,"
    " captured_from) VALUES (1, 'T1', 1, 't', 'active', 'draft', 'U00000ADA', false, :at, :at)"
)
OLD_ITEM = (
    "INSERT INTO action_item (id, incident_id, number, text, owner_id, due_on, horizon, priority, status, created_by,"
    " created_at) VALUES (5, 1, 1, 'Cap the pool', 'U00000BEN', '2026-03-06', 'short_term', 'high', 'open',"
    " 'U00000ADA', :at)"
)


def test_an_item_of_before_is_as_it_was(empty_store: Store) -> None:
    with empty_store.write() as tx:
        config = Config()
        config.set_main_option("script_location", str(data_path("migrations")))
        config.attributes["connection"] = tx.connection
        command.upgrade(config, "0009")
        for statement in (OLD_INCIDENT, OLD_ITEM):
            tx.connection.execute(sa.text(statement), {"at": "2026-03-02 10:00:00.000000"})
    upgrade(empty_store, data_path("migrations"))
    with empty_store.read() as tx:
        item = tx.action_items.get(5)
    assert (item.text, item.owner_id, item.due, item.status) == (
        "Cap the pool", BEN, Due(on=date(2026, 3, 6)), ActionStatus.OPEN,
    )  # fmt: skip
    assert (item.reason, item.links, item.kind) == ("", (), None)


@pytest.fixture
def items(store: Store) -> Store:
    """INC-1, led by Ada, with items of Ben's and of nobody's, with and without dates, and one that is done."""
    with store.write() as tx:
        incident = tx.incidents.add(
            team_id=TEAM, title="t", severity=None, reporter_id=BEN, lead_id=ADA, channel_id=None, declared_at=TEN,
            captured_from=TEN,
        )  # fmt: skip
        rows = [
            ("undated", BEN, None, ActionStatus.OPEN),
            ("late", BEN, date(2026, 3, 9), ActionStatus.BLOCKED),
            ("soon", BEN, date(2026, 3, 3), ActionStatus.IN_PROGRESS),
            ("nobody's", None, date(2026, 3, 5), ActionStatus.OPEN),
            ("done", BEN, date(2026, 3, 1), ActionStatus.DONE),
        ]
        for number, (text, owner_id, due_on, status) in enumerate(rows, start=1):
            tx.action_items.add(_item(incident.id, number, text, owner_id, due_on, status))
    return store


def _item(
    incident_id: IncidentId, number: int, text: str, owner_id: UserId | None, due_on: date | None, status: ActionStatus
) -> ActionItem:
    return ActionItem(
        incident_id=incident_id, number=number, text=text, owner_id=owner_id, due_on=due_on, status=status,
        horizon=Horizon.SHORT_TERM, created_by=ADA, created_at=TEN, links=("https://a.example/1", "https://b.example"),
    )  # fmt: skip


def texts(store: Store, who: UserId | None = None) -> list[str]:
    with store.read() as tx:
        return [one.item.text for one in tx.action_items.unfinished(TEAM, answered_by=who)]


def test_open_items_come_by_due_date_and_those_without_one_last(items: Store) -> None:
    assert texts(items) == ["soon", "nobody's", "late", "undated"]


def test_what_nobody_owns_is_the_leads(items: Store) -> None:
    assert (texts(items, ADA), texts(items, BEN)) == (["nobody's"], ["soon", "late", "undated"])


def test_links_are_kept_in_their_order(items: Store) -> None:
    with items.read() as tx:
        [found] = tx.action_items.unfinished(TEAM, answered_by=ADA)
    assert found.item.links == ("https://a.example/1", "https://b.example")
