"""Trouble on demand, as the SDK sees it."""

import time
from http.client import RemoteDisconnected

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.emulator import Control, Emulator
from tests.emulator.helpers import refusal
from tests.emulator.world import Cast


@pytest.fixture
def plain_client(emulator: Emulator) -> WebClient:
    """A client that never tries again by itself."""
    return WebClient(token=emulator.bot_token, base_url=emulator.api_url, retry_handlers=[])


def texts(control: Control, cast: Cast) -> list[str]:
    return [m["text"] for m in control.history(cast.ops)]


def test_an_error_answer_has_no_effect(client: WebClient, control: Control, cast: Cast) -> None:
    control.fail("chat.postMessage", error="fatal_error")
    assert refusal(client.chat_postMessage, channel=cast.ops, text="x") == "fatal_error"
    assert texts(control, cast) == []


def test_a_fault_strikes_as_often_as_asked(client: WebClient, control: Control, cast: Cast) -> None:
    control.fail("chat.postMessage", error="fatal_error", times=2)
    for _ in range(2):
        assert refusal(client.chat_postMessage, channel=cast.ops, text="x") == "fatal_error"
    assert client.chat_postMessage(channel=cast.ops, text="x")["ok"]


def test_a_fault_may_let_some_calls_pass(client: WebClient, control: Control, cast: Cast) -> None:
    control.fail("chat.postMessage", error="fatal_error", skip=1)
    assert client.chat_postMessage(channel=cast.ops, text="x")["ok"]
    assert refusal(client.chat_postMessage, channel=cast.ops, text="x") == "fatal_error"


def test_a_fault_leaves_other_methods_alone(client: WebClient, control: Control) -> None:
    control.fail("chat.postMessage", error="fatal_error")
    assert client.auth_test()["ok"]


def test_a_rate_limit_says_when_to_return(client: WebClient, control: Control, cast: Cast) -> None:
    control.fail("chat.postMessage", retry_after=7)
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=cast.ops, text="x")
    response = caught.value.response
    assert (response.status_code, response["error"], response.headers["Retry-After"]) == (
        429,
        "ratelimited",
        "7",
    )


def test_a_server_error_has_its_status(client: WebClient, control: Control, cast: Cast) -> None:
    control.fail("chat.postMessage", status=503)
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=cast.ops, text="x")
    assert caught.value.response.status_code == 503


def test_a_lost_answer_leaves_the_effect(plain_client: WebClient, control: Control, cast: Cast) -> None:
    control.fail("chat.postMessage", hang=0.01)
    with pytest.raises((RemoteDisconnected, ConnectionResetError)):
        plain_client.chat_postMessage(channel=cast.ops, text="posted all the same")
    assert texts(control, cast) == ["posted all the same"]


def test_a_lost_call_leaves_nothing(plain_client: WebClient, control: Control, cast: Cast) -> None:
    control.fail("chat.postMessage", hang=0.01, before=True)
    with pytest.raises((RemoteDisconnected, ConnectionResetError)):
        plain_client.chat_postMessage(channel=cast.ops, text="never")
    assert texts(control, cast) == []


def test_a_failed_answer_may_follow_an_effect(client: WebClient, control: Control, cast: Cast) -> None:
    control.fail("chat.postMessage", status=500, before=False)
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=cast.ops, text="posted")
    assert texts(control, cast) == ["posted"]


def test_a_client_that_waits_too_little_times_out(emulator: Emulator, control: Control, cast: Cast) -> None:
    control.fail("chat.postMessage", hang=0.6)
    hasty = WebClient(token=emulator.bot_token, base_url=emulator.api_url, retry_handlers=[], timeout=1)
    hasty.timeout = 0.1  # type: ignore[assignment]
    with pytest.raises(TimeoutError):
        hasty.chat_postMessage(channel=cast.ops, text="x")


def test_every_answer_can_be_delayed(client: WebClient, control: Control) -> None:
    control.delay(0.15)
    started = time.monotonic()
    client.auth_test()
    assert time.monotonic() - started >= 0.15


def test_healing_ends_the_trouble(client: WebClient, control: Control) -> None:
    control.fail("*", error="fatal_error", times=100)
    control.heal()
    assert client.auth_test()["ok"]


def fates(client: WebClient, control: Control, seed: int) -> list[str]:
    """What becomes of forty calls of which every third fails."""
    control.fail_often(0.3, seed)
    return [fate(client) for _ in range(40)]


def fate(client: WebClient) -> str:
    try:
        client.auth_test()
    except SlackApiError as refused:
        return str(refused.response.status_code)
    except (RemoteDisconnected, ConnectionResetError):
        return "lost"
    return "ok"


def test_calls_fail_by_chance_in_every_way(plain_client: WebClient, control: Control) -> None:
    assert set(fates(plain_client, control, 1)) == {"ok", "429", "500", "lost"}


def test_the_same_seed_brings_the_same_fates(plain_client: WebClient, control: Control) -> None:
    assert fates(plain_client, control, 7) == fates(plain_client, control, 7) != fates(plain_client, control, 8)


def test_healing_ends_what_fails_by_chance(plain_client: WebClient, control: Control) -> None:
    control.fail_often(1.0, 1)
    control.heal()
    assert fate(plain_client) == "ok"
