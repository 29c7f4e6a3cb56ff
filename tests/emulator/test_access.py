"""Tokens, scopes and required arguments."""

from collections.abc import Iterator

import pytest
import yaml
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.emulator import Emulator
from tests.emulator.helpers import refusal
from tests.emulator.world import ROOT, Cast, in_background, people


@pytest.fixture
def narrow() -> Iterator[Emulator]:
    """An emulator whose app has next to no scopes."""
    manifest = yaml.safe_load((ROOT / "app.yaml").read_text())
    manifest["oauth_config"]["scopes"]["bot"] = ["channels:read", "im:write"]
    running = Emulator(manifest)
    running.start()
    yield running
    in_background(running.stop)


def test_the_bot_learns_who_it_is(client: WebClient, emulator: Emulator) -> None:
    answer = client.auth_test()
    assert (answer["user_id"], answer["bot_id"]) == (emulator.bot_user_id, emulator.bot_id)
    assert answer["url"] == "https://example.slack.com/"


def test_a_wrong_token_is_refused(emulator: Emulator) -> None:
    assert refusal(WebClient(token="xoxb-other", base_url=emulator.api_url).auth_test) == "invalid_auth"


def test_no_token_is_refused(emulator: Emulator) -> None:
    assert refusal(WebClient(base_url=emulator.api_url).auth_test) == "not_authed"


def test_an_unknown_method_is_refused(client: WebClient) -> None:
    assert refusal(client.api_call, api_method="calls.add") == "unknown_method"


def test_a_bot_token_cannot_open_a_socket(client: WebClient, emulator: Emulator) -> None:
    error = refusal(client.apps_connections_open, app_token=emulator.bot_token)
    assert error == "not_allowed_token_type"


def test_a_missing_argument_is_named(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.api_call("conversations.info")
    messages = caught.value.response["response_metadata"]["messages"]
    assert messages == ["[ERROR] missing required field: channel"]


def test_a_scope_the_manifest_lacks_is_named(narrow: Emulator) -> None:
    cast = people(narrow.control, narrow.bot_user_id)
    client = WebClient(token=narrow.bot_token, base_url=narrow.api_url)
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=cast.ops, text="x")
    refused = caught.value.response.data
    assert isinstance(refused, dict)
    assert (refused["error"], refused["needed"]) == ("missing_scope", "chat:write")
    assert refused["provided"] == "channels:read,im:write"


def test_the_scope_depends_on_the_kind_of_channel(narrow: Emulator) -> None:
    people(narrow.control, narrow.bot_user_id)
    client = WebClient(token=narrow.bot_token, base_url=narrow.api_url)
    assert client.conversations_list(types="public_channel")["ok"]
    assert refusal(client.conversations_list, types="public_channel,private_channel") == "missing_scope"


def test_an_email_needs_its_own_scope(client: WebClient, cast: Cast) -> None:
    assert "email" not in client.users_info(user=cast.ada)["user"]["profile"]
