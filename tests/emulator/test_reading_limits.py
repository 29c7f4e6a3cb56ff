"""The limit for apps outside the Marketplace: a page of 15 messages a minute from each method that reads."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.emulator import Emulator
from tests.emulator.world import Cast, Hand, people, wide_manifest


@pytest.fixture
def slow(hand: Hand) -> Iterator[tuple[Cast, WebClient]]:
    with Emulator(wide_manifest(), clock=hand) as emulator:
        cast = people(emulator.control, emulator.bot_user_id)
        for number in range(20):
            emulator.control.say(cast.ada, cast.ops, f"message {number}")
        emulator.control.limit_reading()
        yield cast, WebClient(token=emulator.bot_token, base_url=emulator.api_url, retry_handlers=[])


def test_a_page_holds_fifteen_messages(slow: tuple[Cast, WebClient]) -> None:
    cast, client = slow
    assert len(client.conversations_history(channel=cast.ops, limit=200)["messages"]) == 15


def test_the_second_call_in_a_minute_is_told_how_long_to_wait(slow: tuple[Cast, WebClient], hand: Hand) -> None:
    cast, client = slow
    first = client.conversations_history(channel=cast.ops)["messages"][0]
    hand.moment += timedelta(seconds=18)
    with pytest.raises(SlackApiError) as refused:
        client.conversations_history(channel=cast.ops)
    assert (refused.value.response.status_code, refused.value.response.headers["Retry-After"]) == (429, "42")
    assert client.conversations_replies(channel=cast.ops, ts=first["ts"])["ok"]  # another method has its own minute
    hand.moment += timedelta(seconds=42)
    assert client.conversations_history(channel=cast.ops)["ok"]
