"""conversations.history and replies: pages, bounds, threads and metadata."""

import pytest
from slack_sdk import WebClient

from bot.emulator import Control
from tests.emulator.helpers import refusal
from tests.emulator.world import Cast


@pytest.fixture
def talk(control: Control, cast: Cast) -> list[str]:
    """Ten messages, one second apart."""
    stamps = [f"17000000{n:02d}.000000" for n in range(10)]
    return [control.say(cast.ada, cast.ops, f"message {n}", ts=ts) for n, ts in enumerate(stamps)]


def stamps(client: WebClient, channel: str, **bounds: object) -> list[str]:
    pages = client.conversations_history(channel=channel, **bounds)  # type: ignore[arg-type]
    return [m["ts"] for page in pages for m in page["messages"]]


def test_history_is_newest_first(client: WebClient, cast: Cast, talk: list[str]) -> None:
    assert stamps(client, cast.ops) == talk[::-1]


def test_pages_leave_nothing_out_and_repeat_nothing(client: WebClient, cast: Cast, talk: list[str]) -> None:
    assert stamps(client, cast.ops, limit=3) == talk[::-1]


def test_bounds_are_exclusive(client: WebClient, cast: Cast, talk: list[str]) -> None:
    assert stamps(client, cast.ops, oldest=talk[2], latest=talk[5]) == [talk[4], talk[3]]


def test_inclusive_bounds_belong(client: WebClient, cast: Cast, talk: list[str]) -> None:
    found = stamps(client, cast.ops, oldest=talk[2], latest=talk[4], inclusive=True)
    assert found == [talk[4], talk[3], talk[2]]


def test_the_last_page_has_no_cursor(client: WebClient, cast: Cast, talk: list[str]) -> None:
    page = client.conversations_history(channel=cast.ops, limit=10)
    assert not page["has_more"]


def test_replies_are_not_in_history(client: WebClient, control: Control, cast: Cast, talk: list[str]) -> None:
    control.say(cast.ben, cast.ops, "a reply", thread_ts=talk[0])
    assert stamps(client, cast.ops) == talk[::-1]


def test_a_broadcast_reply_is_in_history(client: WebClient, control: Control, cast: Cast, talk: list[str]) -> None:
    reply = control.say(cast.ben, cast.ops, "to all", thread_ts=talk[0], broadcast=True)
    assert stamps(client, cast.ops)[0] == reply


def test_replies_follow_their_parent_on_each_page(
    client: WebClient, control: Control, cast: Cast, talk: list[str]
) -> None:
    replies = [control.say(cast.ben, cast.ops, f"reply {n}", thread_ts=talk[0]) for n in range(5)]
    pages = [p["messages"] for p in client.conversations_replies(channel=cast.ops, ts=talk[0], limit=3)]
    assert [p[0]["ts"] for p in pages] == [talk[0]] * 3
    assert [m["ts"] for p in pages for m in p[1:]] == replies


def test_a_parent_counts_its_replies(client: WebClient, control: Control, cast: Cast, talk: list[str]) -> None:
    control.say(cast.ben, cast.ops, "reply", thread_ts=talk[0])
    latest = control.say(cast.ada, cast.ops, "reply", thread_ts=talk[0])
    parent = client.conversations_replies(channel=cast.ops, ts=talk[0])["messages"][0]
    assert (parent["reply_count"], parent["reply_users_count"], parent["latest_reply"]) == (2, 2, latest)


def test_replies_of_nothing_are_refused(client: WebClient, cast: Cast) -> None:
    assert refusal(client.conversations_replies, channel=cast.ops, ts="1.000000") == "thread_not_found"


def test_metadata_comes_back_only_when_asked_for(client: WebClient, cast: Cast) -> None:
    metadata = {"event_type": "effect", "event_payload": {"key": "k1"}}
    client.chat_postMessage(channel=cast.ops, text="x", metadata=metadata)
    without = client.conversations_history(channel=cast.ops)["messages"][0]
    with_it = client.conversations_history(channel=cast.ops, include_all_metadata=True)["messages"][0]
    assert ("metadata" in without, with_it["metadata"]) == (False, metadata)


def test_history_is_closed_where_the_bot_is_not(client: WebClient, control: Control, cast: Cast) -> None:
    elsewhere = control.add_channel("elsewhere", members=[cast.ada])
    assert refusal(client.conversations_history, channel=elsewhere) == "not_in_channel"


def test_a_private_history_is_not_found(client: WebClient, cast: Cast) -> None:
    assert refusal(client.conversations_history, channel=cast.secret) == "channel_not_found"


def test_a_cursor_of_ones_own_is_refused(client: WebClient, cast: Cast) -> None:
    assert refusal(client.conversations_history, channel=cast.ops, cursor="mine") == "invalid_cursor"


def test_a_cap_shortens_the_pages(client: WebClient, control: Control, cast: Cast, talk: list[str]) -> None:
    control.cap_history(4)
    assert len(client.conversations_history(channel=cast.ops, limit=100)["messages"]) == 4
    assert stamps(client, cast.ops) == talk[::-1]
