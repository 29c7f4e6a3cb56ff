"""Action items on either database: once from each message, nothing overwritten unseen, each change on the timeline."""

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.domain.action_items import ActionItem, ActionStatus, Owner, Priority
from bot.domain.errors import NotAllowed, Refusal
from bot.domain.ids import ChannelId, MessageTs, datetime_to_ts
from bot.domain.incident import Incident
from bot.domain.item_changes import Overtaken, marks_of
from bot.domain.messages import CapturedMessage
from bot.domain.people import Person
from bot.domain.timeline import TimelineKind
from bot.storage import tables
from bot.usecases.capture import capture, react
from bot.usecases.items import NoSuchItem, Source, add_item, change_item
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import ADA, BEN, CLEO, DANA, OPS, START, TEAM, declare_in_public, rows

pytestmark = pytest.mark.postgres_in_soak

TS = datetime_to_ts(START)
PLACE = (TEAM, OPS, TS)
AT_ONCE = 6


@pytest.fixture
def incident(scribe: Scribe) -> Incident:
    return declare_in_public(scribe)


@pytest.fixture
def item(scribe: Scribe, incident: Incident) -> ActionItem:
    return add_item(scribe, incident_id=incident.id, text="Cap the pool", owner=Owner(user_id=BEN), by=ADA)


def at_once(*deeds: Callable[[], Any]) -> None:
    """Do all of them at the same moment, each in a thread."""
    start = threading.Barrier(len(deeds))
    with ThreadPoolExecutor(len(deeds)) as threads:
        for done in [threads.submit(_wait_and_do, start, deed) for deed in deeds]:
            done.result()


def _wait_and_do(start: threading.Barrier, deed: Callable[[], Any]) -> None:
    start.wait()
    deed()


def stored(scribe: Scribe, item: ActionItem) -> ActionItem:
    assert item.id is not None
    with scribe.store.read() as tx:
        return tx.action_items.get(item.id)


def id_of(item: ActionItem) -> int:
    assert item.id is not None
    return item.id


def changes(scribe: Scribe, incident: Incident) -> list[tuple[str | None, str]]:
    """Who changed what, as the timeline has it."""
    with scribe.store.read() as tx:
        events = tx.timeline.of(incident.id)
    return [(one.author_id, one.text.split(": ", 1)[1]) for one in events if one.kind is TimelineKind.ITEM]


def say(scribe: Scribe, text: str = "We should cap the pool") -> None:
    capture(scribe, [CapturedMessage(team_id=TEAM, channel_id=OPS, ts=TS, user_id=BEN, text=text)])


def dart(scribe: Scribe, by: Any = ADA, at: int = 1, *, is_present: bool = True) -> None:
    react(scribe, PLACE, "dart", by, MessageTs(f"{TS[:-1]}{at}"), is_present=is_present)


def from_messages(scribe: Scribe) -> list[tuple[str, str, str | None]]:
    found = rows(scribe.store, tables.action_item)
    return [(row["text"], row["message_ts"], row["owner_id"]) for row in found if row["message_ts"]]


def test_every_change_is_on_the_timeline_with_who_made_it(scribe: Scribe, incident: Incident, item: ActionItem) -> None:
    change_item(scribe, item_id=id_of(item), by=BEN, status=ActionStatus.IN_PROGRESS)
    change_item(scribe, item_id=id_of(item), by=ADA, owner=Owner(user_id=DANA))
    assert changes(scribe, incident) == [
        (BEN, "in progress (was open)"), (ADA, f"owner <@{DANA}> (was <@{BEN}>)"),
    ]  # fmt: skip


def test_changes_at_the_same_moment_all_stand(scribe: Scribe, incident: Incident, item: ActionItem) -> None:
    at_once(
        lambda: change_item(scribe, item_id=id_of(item), by=ADA, status=ActionStatus.IN_PROGRESS),
        lambda: change_item(scribe, item_id=id_of(item), by=ADA, owner=Owner(user_id=DANA)),
        lambda: change_item(scribe, item_id=id_of(item), by=ADA, priority=Priority.HIGH),
    )
    now = stored(scribe, item)
    assert (now.status, now.owner_id, now.priority) == (ActionStatus.IN_PROGRESS, DANA, Priority.HIGH)
    assert len(changes(scribe, incident)) == 3


def test_of_forms_opened_together_one_is_told_of_the_other(scribe: Scribe, item: ActionItem) -> None:
    seen = marks_of(item)
    change_item(scribe, item_id=id_of(item), by=BEN, text="Raise the pool", seen=seen)
    with pytest.raises(Overtaken):
        change_item(scribe, item_id=id_of(item), by=ADA, text="Drop the pool", seen=seen)
    assert stored(scribe, item).text == "Raise the pool"


def test_new_items_at_the_same_moment_get_numbers_of_their_own(scribe: Scribe, incident: Incident) -> None:
    at_once(*(lambda n=n: add_item(scribe, incident_id=incident.id, text=f"Item {n}", by=ADA) for n in range(AT_ONCE)))
    assert sorted(row["number"] for row in rows(scribe.store, tables.action_item)) == list(range(1, AT_ONCE + 1))


@pytest.mark.parametrize("order", list(itertools.permutations(["said", "ada", "ben"])))
def test_a_message_becomes_one_item_in_whatever_order_word_comes(
    scribe: Scribe, incident: Incident, order: tuple[str, ...]
) -> None:
    deeds = {"said": lambda: say(scribe), "ada": lambda: dart(scribe), "ben": lambda: dart(scribe, BEN, 2)}
    for name in (*order, *order):
        deeds[name]()
    assert from_messages(scribe) == [("We should cap the pool", TS, None)]


def test_many_who_react_at_the_same_moment_make_one_item(scribe: Scribe, incident: Incident) -> None:
    say(scribe)
    at_once(*(lambda who=who: dart(scribe, who) for who in (ADA, BEN, CLEO, DANA)))
    assert len(from_messages(scribe)) == 1


def test_a_reaction_taken_off_takes_no_item_back_and_says_so_once(scribe: Scribe, incident: Incident) -> None:
    say(scribe)
    dart(scribe)
    for _ in range(2):
        dart(scribe, at=2, is_present=False)
    assert len(from_messages(scribe)) == 1
    told = [row["arguments"] for row in rows(scribe.store, tables.outbox) if row["arguments"].get("surface")]
    assert [one["user_id"] for one in told if one["surface"] == "item_stays"] == [ADA]


def test_a_reaction_that_was_on_and_off_before_the_message_came_makes_the_item_too(
    scribe: Scribe, incident: Incident
) -> None:
    dart(scribe)
    dart(scribe, at=2, is_present=False)
    say(scribe)
    assert len(from_messages(scribe)) == 1


def test_an_item_from_the_same_message_is_the_first_one(scribe: Scribe, incident: Incident) -> None:
    source = Source(channel_id=ChannelId(OPS), ts=TS)
    first, second = (
        add_item(scribe, incident_id=incident.id, text=text, source=source, by=ADA) for text in ("One", "Two")
    )
    assert first == second


def test_a_stranger_changes_nothing(scribe: Scribe, incident: Incident, item: ActionItem) -> None:
    with pytest.raises(NotAllowed):
        change_item(scribe, item_id=id_of(item), by=CLEO, status=ActionStatus.DONE)
    assert (stored(scribe, item), changes(scribe, incident)) == (item, [])


def test_to_a_stranger_the_items_of_a_private_incident_do_not_exist(
    scribe: Scribe, incident: Incident, item: ActionItem
) -> None:
    with scribe.store.write() as tx:
        tx.channels.doubt(TEAM, OPS)
    with pytest.raises(NoSuchItem):
        change_item(scribe, item_id=id_of(item), by=CLEO, status=ActionStatus.DONE)
    change_item(scribe, item_id=id_of(item), by=BEN, status=ActionStatus.DONE)


def test_an_owner_who_left_meanwhile_is_in_the_way_of_no_other_change(
    scribe: Scribe, incident: Incident, item: ActionItem
) -> None:
    with scribe.store.write() as tx:
        tx.people.save(Person(team_id=TEAM, user_id=BEN, name="ben", is_deleted=True))
    done = change_item(scribe, item_id=id_of(item), by=ADA, owner=Owner(user_id=BEN), status=ActionStatus.DONE)
    assert done.status is ActionStatus.DONE


def test_whoever_spoke_in_the_incident_may_change_its_items(scribe: Scribe, item: ActionItem) -> None:
    capture(scribe, [CapturedMessage(team_id=TEAM, channel_id=OPS, ts=TS, user_id=CLEO, text="I am here")])
    assert change_item(scribe, item_id=id_of(item), by=CLEO, status=ActionStatus.DONE).status is ActionStatus.DONE


@pytest.mark.parametrize("is_bot", [True, False], ids=["app", "left"])
def test_who_cannot_act_owns_nothing(scribe: Scribe, incident: Incident, item: ActionItem, is_bot: bool) -> None:
    with scribe.store.write() as tx:
        tx.people.save(Person(team_id=TEAM, user_id=DANA, name="dana", is_bot=is_bot, is_deleted=not is_bot))
    dana = Owner(user_id=DANA)
    with pytest.raises(Refusal, match=r"[Nn]ame somebody else"):
        add_item(scribe, incident_id=incident.id, text="x", owner=dana, by=ADA)
    with pytest.raises(Refusal, match=r"[Nn]ame somebody else"):
        change_item(scribe, item_id=id_of(item), owner=dana, by=ADA)
    assert len(rows(scribe.store, tables.action_item)) == 1


def test_an_unknown_item_is_refused(scribe: Scribe) -> None:
    with pytest.raises(NoSuchItem):
        change_item(scribe, item_id=4711, by=ADA, status=ActionStatus.DONE)
