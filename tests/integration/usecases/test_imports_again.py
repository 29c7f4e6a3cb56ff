"""An import stays right while its incident lives: it is read again at the end, and says where it cannot be read."""

from datetime import timedelta

import pytest

from bot.domain.ids import ChannelId, datetime_to_ts
from bot.usecases.closing import close
from bot.usecases.imports import import_channel
from bot.usecases.incidents import resolve
from bot.usecases.reconcile import sweep_all
from bot.usecases.record import load_log
from tests.integration.usecases.world import ADA, BEN, World

ELSEWHERE = ChannelId("C0000OTHER")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What kind of database it is makes no difference here."""
    return sqlite_url


@pytest.fixture
def elsewhere(world: World) -> World:
    world.control.add_channel("elsewhere", channel_id=ELSEWHERE, members=[ADA, BEN, world.emulator.bot_user_id])
    return world


def said_there(world: World, text: str, *, minutes_ago: float = 30, thread_ts: str | None = None) -> str:
    at = datetime_to_ts(world.clock.now() - timedelta(minutes=minutes_ago))
    return world.control.say(BEN, ELSEWHERE, text, ts=at, thread_ts=thread_ts)


def take_in(world: World) -> None:
    """Import the last hour."""
    first, last = (world.clock.now() - timedelta(minutes=minutes) for minutes in (60, 1))
    import_channel(world.scribe, incident_id=world.incident.id, channel_id=ELSEWHERE, first=first, last=last, by=BEN)
    world.drain()


def texts(world: World) -> list[str]:
    with world.scribe.store.read() as tx:
        return [one.text for one in load_log(tx, world.incident.id) if one.channel_id == ELSEWHERE]


def told(world: World) -> list[str]:
    return [one["text"] for one in world.control.history(world.control.dm(BEN))]


def test_what_was_edited_and_deleted_there_unheard_is_mended_at_resolve(elsewhere: World) -> None:
    edited, gone = said_there(elsewhere, "slow"), said_there(elsewhere, "the password", minutes_ago=29)
    reply = said_there(elsewhere, "a reply", minutes_ago=28, thread_ts=edited)
    take_in(elsewhere)
    elsewhere.later()
    elsewhere.control.edit(BEN, ELSEWHERE, edited, "very slow")
    for ts in (gone, reply):
        elsewhere.control.delete(BEN, ELSEWHERE, ts)
    resolve(elsewhere.scribe, incident_id=elsewhere.incident.id, text="", by=ADA)
    elsewhere.drain()
    assert texts(elsewhere) == ["very slow", "", ""]


def test_it_is_mended_once_more_when_the_incident_is_closed(elsewhere: World) -> None:
    ts = said_there(elsewhere, "slow")
    take_in(elsewhere)
    resolve(elsewhere.scribe, incident_id=elsewhere.incident.id, text="", by=ADA)
    elsewhere.drain()
    elsewhere.later()
    elsewhere.control.delete(BEN, ELSEWHERE, ts)
    close(elsewhere.scribe, incident_id=elsewhere.incident.id, reason="done", by=ADA)
    elsewhere.drain()
    assert texts(elsewhere) == [""]


def test_pages_read_again_bury_nothing_that_slack_has(elsewhere: World) -> None:
    said = [f"message {number}" for number in range(5)]
    for number, text in enumerate(said):
        said_there(elsewhere, text, minutes_ago=30 - number)
    elsewhere.control.cap_history(2)
    take_in(elsewhere)
    resolve(elsewhere.scribe, incident_id=elsewhere.incident.id, text="", by=ADA)
    elsewhere.drain()
    assert texts(elsewhere) == said


def test_of_reading_again_nobody_is_told(elsewhere: World) -> None:
    said_there(elsewhere, "slow")
    take_in(elsewhere)
    before = told(elsewhere)
    resolve(elsewhere.scribe, incident_id=elsewhere.incident.id, text="", by=ADA)
    elsewhere.drain()
    assert (len(before), told(elsewhere)) == (1, before)


def test_a_new_connection_costs_an_import_no_page(elsewhere: World) -> None:
    take_in(elsewhere)
    seen = len(elsewhere.control.api_calls("conversations.history"))
    sweep_all(elsewhere.scribe, reason="connect", is_full=True)
    elsewhere.drain()
    calls = elsewhere.control.api_calls("conversations.history")[seen:]
    assert [call for call in calls if call.arguments["channel"] == ELSEWHERE] == []


def test_a_channel_that_cannot_be_read_is_said_to_be_and_the_import_is_at_its_end(elsewhere: World) -> None:
    for number in range(4):
        said_there(elsewhere, f"message {number}", minutes_ago=30 - number)
    elsewhere.control.cap_history(2)
    elsewhere.control.fail("conversations.history", error="not_in_channel", skip=1)
    take_in(elsewhere)
    [message] = told(elsewhere)
    assert "I could not read <#C0000OTHER>" in message
    assert "Slack said `not_in_channel`. I had read 2 messages." in message


def test_once_it_can_be_read_it_is_and_the_message_says_so(elsewhere: World) -> None:
    said_there(elsewhere, "slow")
    elsewhere.control.fail("conversations.history", error="not_in_channel")
    take_in(elsewhere)
    refused = told(elsewhere)
    resolve(elsewhere.scribe, incident_id=elsewhere.incident.id, text="", by=ADA)
    elsewhere.drain()
    assert "could not read" in refused[0]
    assert [("1 message." in text, "could not" in text) for text in told(elsewhere)] == [(True, False)]
    assert texts(elsewhere) == ["slow"]
