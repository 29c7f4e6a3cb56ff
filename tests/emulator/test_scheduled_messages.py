"""chat.scheduleMessage: posted when the workspace's clock has come that far, and not before."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk import WebClient

from bot.emulator import Emulator
from tests.emulator.helpers import refusal
from tests.emulator.world import Cast, people, wide_manifest

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Hand:
    """A clock that a test moves."""

    moment = NOON

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def later() -> Iterator[tuple[Emulator, Cast, WebClient]]:
    with Emulator(wide_manifest(), clock=Hand()) as emulator:
        cast = people(emulator.control, emulator.bot_user_id)
        yield emulator, cast, WebClient(token=emulator.bot_token, base_url=emulator.api_url)


def at(minutes: float) -> int:
    return int((NOON + timedelta(minutes=minutes)).timestamp())


def said(emulator: Emulator, cast: Cast) -> list[str]:
    return [str(message["text"]) for message in emulator.control.history(cast.ops)]


def test_it_is_posted_when_its_time_has_come(later: tuple[Emulator, Cast, WebClient]) -> None:
    emulator, cast, client = later
    client.chat_scheduleMessage(channel=cast.ops, post_at=at(10), text="standup")
    emulator.control.pass_time(9 * 60)
    client.auth_test()
    assert said(emulator, cast) == []
    emulator.control.pass_time(60)
    client.auth_test()
    assert said(emulator, cast) == ["standup"]


def test_nobody_needs_to_call_for_it_to_be_posted(later: tuple[Emulator, Cast, WebClient]) -> None:
    emulator, cast, client = later
    client.chat_scheduleMessage(channel=cast.ops, post_at=at(1), text="standup")
    emulator.control.pass_time(60)
    deadline = time.monotonic() + 5
    while not said(emulator, cast) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert said(emulator, cast) == ["standup"]


def test_with_metadata_it_is_never_posted(later: tuple[Emulator, Cast, WebClient]) -> None:
    emulator, cast, client = later
    metadata = {"event_type": "x", "event_payload": {}}
    client.chat_scheduleMessage(channel=cast.ops, post_at=at(1), text="standup", metadata=metadata)
    emulator.control.pass_time(3600)
    client.auth_test()
    assert said(emulator, cast) == []


@pytest.mark.parametrize(("minutes", "error"), [(-1, "time_in_past"), (121 * 24 * 60, "time_too_far")])
def test_its_time_has_bounds(later: tuple[Emulator, Cast, WebClient], minutes: int, error: str) -> None:
    _, cast, client = later
    assert refusal(client.chat_scheduleMessage, channel=cast.ops, post_at=at(minutes), text="x") == error


def test_it_is_listed_until_it_is_deleted(later: tuple[Emulator, Cast, WebClient]) -> None:
    _, cast, client = later
    made = client.chat_scheduleMessage(channel=cast.ops, post_at=at(1), text="x")["scheduled_message_id"]
    assert [s["id"] for s in client.chat_scheduledMessages_list()["scheduled_messages"]] == [made]
    client.chat_deleteScheduledMessage(channel=cast.ops, scheduled_message_id=made)
    assert client.chat_scheduledMessages_list()["scheduled_messages"] == []
    again = refusal(client.chat_deleteScheduledMessage, channel=cast.ops, scheduled_message_id=made)
    assert again == "invalid_scheduled_message_id"
