"""Tokens that are taken back: by the app, by the workspace, and what the app hears of it."""

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.emulator import Emulator
from tests.emulator.helpers import refusal


def secrets(emulator: Emulator) -> dict[str, Any]:
    return {"client_id": emulator.credentials.client_id, "client_secret": emulator.credentials.client_secret}


def test_a_revoked_token_is_refused(client: WebClient) -> None:
    assert client.auth_revoke()["revoked"] is True
    assert refusal(client.auth_test) == "token_revoked"


def test_a_test_revokes_nothing(client: WebClient) -> None:
    assert client.auth_revoke(test=True)["revoked"] is False
    assert client.auth_test()["ok"]


def test_an_uninstalled_app_may_not_call(client: WebClient, emulator: Emulator) -> None:
    client.apps_uninstall(**secrets(emulator))
    assert refusal(client.auth_test) == "token_revoked"


def test_a_wrong_secret_uninstalls_nothing(client: WebClient, emulator: Emulator) -> None:
    wrong = secrets(emulator) | {"client_secret": "x"}
    assert refusal(client.apps_uninstall, **wrong) == "bad_client_secret"
    assert client.auth_test()["ok"]


def test_the_app_hears_that_it_was_uninstalled(quiet: Emulator) -> None:
    quiet.control.uninstall()
    assert [p["event"]["type"] for p in quiet.control.undelivered()] == ["app_uninstalled", "tokens_revoked"]


def test_a_configuration_token_is_exchanged(emulator: Emulator) -> None:
    client = WebClient(base_url=emulator.api_url)
    first = client.tooling_tokens_rotate(refresh_token="xoxe-1-emulator")
    assert first["exp"] - first["iat"] == 43_200
    assert refusal(client.tooling_tokens_rotate, refresh_token="xoxe-1-emulator") == "invalid_refresh_token"
    assert client.tooling_tokens_rotate(refresh_token=first["refresh_token"])["ok"]


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
def test_a_configuration_token_calls_nothing_else(emulator: Emulator, method: str) -> None:
    token = WebClient(base_url=emulator.api_url).tooling_tokens_rotate(refresh_token="xoxe-1-emulator")["token"]
    client = WebClient(token=token, base_url=emulator.api_url)
    assert refusal(client.api_call, api_method=method) == "not_allowed_token_type"
