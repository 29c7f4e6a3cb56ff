"""blocks.validate: what is wrong, in Slack's shape of answer, without a token."""

import json
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.emulator import Emulator
from tests.emulator.helpers import modal, section

WRONG = {"type": "section", "text": {"type": "invalid", "text": "x"}}


def errors(emulator: Emulator, **arguments: Any) -> tuple[str, Any]:
    with pytest.raises(SlackApiError) as caught:
        WebClient(base_url=emulator.api_url).api_call("blocks.validate", json=arguments)
    return caught.value.response["error"], caught.value.response.get("errors")


@pytest.mark.parametrize("given", [{"blocks": [section("x")]}, {"view": modal()}, {"message": {"blocks": []}}])
def test_what_is_right_is_ok(emulator: Emulator, given: dict[str, Any]) -> None:
    given = {"view": modal(section("x"))} if "view" in given else given
    texts = {name: json.dumps(value) for name, value in given.items()}
    assert WebClient(base_url=emulator.api_url).api_call("blocks.validate", params=texts)["ok"]


def test_a_wrong_type_is_told_as_slack_tells_it(emulator: Emulator) -> None:
    expected = {
        "code": "failed_constraint",
        "message": "unsupported type: invalid",
        "pointer": "/0/text/type",
        "constraint": {"type": "enum", "expected": ["plain_text", "mrkdwn"]},
    }
    assert errors(emulator, blocks=[WRONG]) == ("invalid_blocks", [expected])


def test_a_view_is_refused_as_a_view(emulator: Emulator) -> None:
    error, [found] = errors(emulator, view=modal(section("x" * 3001)))
    assert (error, found["pointer"], found["constraint"]["type"]) == (
        "invalid_view",
        "/blocks/0/text/text",
        "max_length",
    )


def test_a_message_has_no_text_here(emulator: Emulator) -> None:
    error, [found] = errors(emulator, message={"text": "x", "blocks": []})
    assert (error, found["constraint"]["type"]) == ("invalid_message", "additional_properties")


@pytest.mark.parametrize("given", [{}, {"blocks": [section("x")], "view": modal()}])
def test_exactly_one_thing_is_validated(emulator: Emulator, given: dict[str, Any]) -> None:
    assert errors(emulator, **given)[0] == "invalid_arguments"
