"""An item made by a reaction says what its message says: edited there it changes, deleted there its words are gone."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.action_items import ActionItem, ActionStatus
from bot.domain.ids import datetime_to_ts
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.domain.timeline import TimelineKind
from bot.storage.tables import metadata
from bot.usecases.capture import capture, delete, react
from bot.usecases.item_reactions import GONE
from bot.usecases.items import change_item
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import ADA, BEN, OPS, START, TEAM, declare_in_public, rows

TS = datetime_to_ts(START)
PLACE = (TEAM, OPS, TS)
FIRST, SECOND = "Cap the pool at fifty", "Cap the pool at ninety"
SAID = CapturedMessage(team_id=TEAM, channel_id=OPS, ts=TS, user_id=BEN, text=FIRST)


@pytest.fixture
def incident(scribe: Scribe) -> Incident:
    return declare_in_public(scribe)


@pytest.fixture
def item(scribe: Scribe, incident: Incident) -> ActionItem:
    capture(scribe, [SAID])
    react(scribe, PLACE, "dart", ADA, TS, is_present=True)
    return now(scribe, incident)


def now(scribe: Scribe, incident: Incident) -> ActionItem:
    with scribe.store.read() as tx:
        [item] = tx.action_items.of(incident.id)
    return item


def edit(scribe: Scribe) -> None:
    capture(scribe, [replace(SAID, text=SECOND, edited_ts=datetime_to_ts(START + timedelta(minutes=1)))])


def holding(scribe: Scribe, words: str) -> list[str]:
    """The tables in which these words stand anywhere."""
    return [table.name for table in metadata.sorted_tables if words in str(rows(scribe.store, table))]


def told(scribe: Scribe, incident: Incident) -> list[str]:
    with scribe.store.read() as tx:
        return [one.text for one in tx.timeline.of(incident.id) if one.kind is TimelineKind.ITEM]


def test_an_edit_is_an_edit_of_the_item(scribe: Scribe, incident: Incident, item: ActionItem) -> None:
    assert item.text == FIRST
    edit(scribe)
    assert now(scribe, incident).text == SECOND
    assert told(scribe, incident) == ["Action item 1: its message was edited"]


def test_what_is_deleted_stays_nowhere(scribe: Scribe, incident: Incident, item: ActionItem) -> None:
    change_item(scribe, item_id=item.id or 0, by=BEN, status=ActionStatus.IN_PROGRESS)
    edit(scribe)
    change_item(scribe, item_id=item.id or 0, by=BEN, status=ActionStatus.DONE)
    delete(scribe, PLACE)
    assert now(scribe, incident).text == GONE
    assert [holding(scribe, words) for words in (FIRST, SECOND)] == [[], []]


def test_deleted_twice_it_is_told_once(scribe: Scribe, incident: Incident, item: ActionItem) -> None:
    delete(scribe, PLACE)
    delete(scribe, PLACE)
    assert told(scribe, incident) == ["Action item 1: its message was deleted"]


def test_what_changes_while_its_message_is_edited_stays_changed(
    scribe: Scribe, incident: Incident, item: ActionItem
) -> None:
    editing = threading.Thread(target=edit, args=(scribe,))
    with scribe.store.write() as tx:
        tx.incidents.get(incident.id, for_update=True)
        editing.start()
        editing.join(0.3)  # it has come as far as it can by then
        tx.action_items.save(replace(item, status=ActionStatus.DONE))
    editing.join()
    assert (now(scribe, incident).status, now(scribe, incident).text) == (ActionStatus.DONE, SECOND)


def test_an_item_in_words_of_its_own_keeps_them(scribe: Scribe, incident: Incident, item: ActionItem) -> None:
    change_item(scribe, item_id=item.id or 0, by=ADA, text="Find the right size")
    edit(scribe)
    delete(scribe, PLACE)
    assert now(scribe, incident).text == "Find the right size"
    assert [holding(scribe, words) for words in (FIRST, SECOND)] == [[], []]
