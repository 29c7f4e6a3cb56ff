"""Slack's rate tiers: off unless asked for, then by method and by the emulator's clock."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.emulator import Emulator
from tests.emulator.world import Cast, Hand, people, wide_manifest


@pytest.fixture
def limited(hand: Hand) -> Iterator[tuple[Emulator, Cast, WebClient]]:
    with Emulator(wide_manifest(), clock=hand, rate_limits=True) as emulator:
        cast = people(emulator.control, emulator.bot_user_id)
        yield emulator, cast, WebClient(token=emulator.bot_token, base_url=emulator.api_url, retry_handlers=[])


def waits(client: WebClient, method: str, **arguments: str) -> int:
    """The seconds after which to call again."""
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, params=arguments)
    assert (caught.value.response.status_code, caught.value.response["error"]) == (429, "ratelimited")
    return int(caught.value.response.headers["Retry-After"])


def test_the_21st_call_of_tier_2_in_a_minute_waits(limited: tuple[Emulator, Cast, WebClient], hand: Hand) -> None:
    _, _, client = limited
    for _ in range(20):
        client.users_list()
        hand.moment += timedelta(seconds=1)
    assert waits(client, "users.list") == 40
    hand.moment += timedelta(seconds=40)
    assert client.users_list()["ok"]


def test_each_method_has_its_own_count(limited: tuple[Emulator, Cast, WebClient]) -> None:
    _, _, client = limited
    for _ in range(20):
        client.users_list()
    assert client.conversations_list()["ok"]


def test_a_channel_takes_a_burst_of_posts_and_then_one_a_second(
    limited: tuple[Emulator, Cast, WebClient], hand: Hand
) -> None:
    _, cast, client = limited
    for _ in range(5):
        client.chat_postMessage(channel=cast.ops, text="x")
    assert waits(client, "chat.postMessage", channel=cast.ops, text="x") == 5
    direct = client.conversations_open(users=cast.ada)["channel"]["id"]
    assert client.chat_postMessage(channel=direct, text="x")["ok"]


def test_limits_can_be_ended(limited: tuple[Emulator, Cast, WebClient]) -> None:
    emulator, _, client = limited
    emulator.control.limit_rates(False)
    for _ in range(25):
        client.users_list()


def test_without_being_asked_for_there_are_none(client: WebClient) -> None:
    for _ in range(25):
        client.team_info()
