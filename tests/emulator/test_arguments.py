"""Arguments: missing ones, wrong types, names that Slack does not know, and the ways they come."""

import json
from typing import Any
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.emulator import Control, Emulator
from tests.emulator.helpers import refusal
from tests.emulator.world import Cast


def posted(emulator: Emulator, method: str, body: bytes, content_type: str) -> dict[str, Any]:
    """The answer to a raw request with the bot's token."""
    headers = {"Authorization": f"Bearer {emulator.bot_token}", "Content-Type": content_type}
    with urlopen(Request(f"{emulator.api_url}{method}", body, headers)) as response:
        answer: dict[str, Any] = json.load(response)
    return answer


def complaints(client: WebClient, method: str, **arguments: Any) -> list[str]:
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=arguments)
    assert caught.value.response["error"] == "invalid_arguments"
    messages: list[str] = caught.value.response["response_metadata"]["messages"]
    return messages


def test_everything_that_is_missing_is_named(client: WebClient) -> None:
    assert complaints(client, "chat.update") == [
        "[ERROR] missing required field: channel",
        "[ERROR] missing required field: ts",
    ]


def test_an_object_is_no_text(client: WebClient) -> None:
    assert complaints(client, "chat.delete", channel={"id": "C1"}, ts="1.0") == [
        "[ERROR] must be a string [json-pointer:/channel]"
    ]


def test_a_word_is_no_number(client: WebClient, cast: Cast) -> None:
    assert complaints(client, "conversations.history", channel=cast.ops, limit="many") == [
        "[ERROR] must be an integer [json-pointer:/limit]"
    ]


def test_a_word_is_not_true_or_false(client: WebClient) -> None:
    assert complaints(client, "conversations.create", name="x", is_private="maybe") == [
        "[ERROR] must be a boolean [json-pointer:/is_private]"
    ]


def test_an_unknown_argument_is_passed_over_and_remarked(
    emulator: Emulator, client: WebClient, control: Control
) -> None:
    assert client.api_call("api.test", json={"foo": "bar"})["args"] == {"foo": "bar"}
    with Emulator({}) as other:
        WebClient(token=other.bot_token, base_url=other.api_url).api_call("auth.test", params={"colour": "red"})
        assert other.control.remarks() == ["auth.test: unknown argument colour"]


def test_an_unknown_argument_is_refused_where_that_is_asked_for() -> None:
    with Emulator({}) as other:
        other.control.refuse_unknown_arguments()
        client = WebClient(token=other.bot_token, base_url=other.api_url)
        assert complaints(client, "auth.test", colour="red") == ["[ERROR] unknown argument: colour"]


def test_a_list_may_come_as_json_or_parted_by_commas(client: WebClient, cast: Cast) -> None:
    client.api_call("conversations.invite", json={"channel": cast.ops, "users": [cast.cleo]})
    assert (
        refusal(client.conversations_invite, channel=cast.ops, users=f"{cast.ada},{cast.ben}") == "already_in_channel"
    )


def test_a_method_without_json_does_not_see_it(emulator: Emulator, cast: Cast) -> None:
    body = json.dumps({"user": cast.ada}).encode()
    answer = posted(emulator, "users.info", body, "application/json; charset=utf-8")
    assert answer["response_metadata"]["messages"] == ["[ERROR] missing required field: user"]


@pytest.mark.parametrize(("body", "error"), [(b"{", "invalid_json"), (b"[1]", "json_not_object")])
def test_json_that_is_none_is_refused(emulator: Emulator, body: bytes, error: str) -> None:
    assert posted(emulator, "auth.test", body, "application/json; charset=utf-8")["error"] == error


@pytest.mark.parametrize(
    ("content_type", "warning"),
    [
        ("application/json", "missing_charset"),
        ("application/x-www-form-urlencoded; charset=utf-8", "superfluous_charset"),
    ],
)
def test_a_charset_is_warned_about(emulator: Emulator, content_type: str, warning: str) -> None:
    answer = posted(emulator, "api.test", b"", content_type)
    assert (answer["warning"], answer["response_metadata"]["warnings"]) == (warning, [warning])


def test_a_timestamp_that_is_none_is_refused(client: WebClient, cast: Cast) -> None:
    assert refusal(client.pins_add, channel=cast.ops, timestamp="yesterday") == "bad_timestamp"


def test_an_emoji_cannot_have_every_name(client: WebClient, control: Control, cast: Cast) -> None:
    ts = control.say(cast.ada, cast.ops, "x")
    assert refusal(client.reactions_add, channel=cast.ops, timestamp=ts, name=":eyes:") == "invalid_name"
