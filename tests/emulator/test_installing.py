"""OAuth v2: the page a person agrees on, the way back to the app, and the exchange of the code for a token."""

import base64
import hashlib
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from slack_sdk import WebClient

from bot.emulator import Emulator
from tests.emulator.consenting import BACK, address, refused, told_as_dict
from tests.emulator.helpers import refusal
from tests.emulator.world import Cast, people

SCOPES = "chat:write,channels:read"


@pytest.fixture
def peopled(emulator: Emulator) -> Cast:
    return people(emulator.control, emulator.bot_user_id)


def asked(emulator: Emulator, **changes: str) -> dict[str, str]:
    whole = {"client_id": emulator.credentials.client_id, "scope": SCOPES, "redirect_uri": BACK, "state": "s1"}
    return whole | changes


def answered(emulator: Emulator, answer: str = "allow", **changes: str) -> dict[str, str]:
    """What the app is told in the address that the person comes back to."""
    return told_as_dict(emulator, asked(emulator, **changes), answer)


def exchanged(emulator: Emulator, code: str, **changes: str) -> Any:
    given = {"client_id": emulator.credentials.client_id, "client_secret": emulator.credentials.client_secret}
    return WebClient(base_url=emulator.api_url).oauth_v2_access(
        **(given | {"code": code, "redirect_uri": BACK} | changes)
    )


def test_the_page_names_the_app_and_what_it_asks_for(emulator: Emulator, peopled: Cast) -> None:
    page = urlopen(f"{address(emulator)}?{urlencode(asked(emulator))}").read().decode()
    assert all(part in page for part in ("chat:write", "channels:read", "Dana", "Allow"))


def test_what_the_app_sends_is_shown_as_text(emulator: Emulator, peopled: Cast) -> None:
    page = urlopen(f"{address(emulator)}?{urlencode(asked(emulator, state='<script>'))}").read().decode()
    assert "<script>" not in page


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"client_id": "other"}, "invalid_client_id"),
        ({"redirect_uri": "http://evil.example"}, "bad_redirect_uri"),
        ({"redirect_uri": f"{BACK}.evil.example"}, "bad_redirect_uri"),
        ({"scope": "admin"}, "invalid_scope"),
        ({"scope": ""}, "no_scopes"),
    ],
)
def test_an_app_that_asks_wrongly_is_told_so(emulator: Emulator, changes: dict[str, str], error: str) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{address(emulator)}?{urlencode(asked(emulator, **changes))}")
    assert (caught.value.code, error in caught.value.read().decode()) == (400, True)


def test_a_yes_brings_a_code_and_the_state_back(emulator: Emulator, peopled: Cast) -> None:
    told = answered(emulator)
    assert (set(told), told["state"]) == ({"code", "state"}, "s1")


def test_a_no_brings_back_that_it_was_denied(emulator: Emulator, peopled: Cast) -> None:
    assert answered(emulator, "cancel") == {"error": "access_denied", "state": "s1"}


def test_a_code_becomes_a_token_with_the_scopes_agreed_on(emulator: Emulator, peopled: Cast) -> None:
    answer = exchanged(emulator, answered(emulator)["code"])
    assert (answer["scope"], answer["authed_user"]["id"]) == (SCOPES, peopled.dana)
    installed = WebClient(token=answer["access_token"], base_url=emulator.api_url)
    assert installed.auth_test()["user_id"] == emulator.bot_user_id
    assert refusal(installed.users_list) == "missing_scope"


def test_a_code_is_good_once(emulator: Emulator, peopled: Cast) -> None:
    code = answered(emulator)["code"]
    exchanged(emulator, code)
    assert refusal(exchanged, emulator=emulator, code=code) == "invalid_code"


def test_a_wrong_secret_is_refused(emulator: Emulator, peopled: Cast) -> None:
    code = answered(emulator)["code"]
    assert refusal(exchanged, emulator=emulator, code=code, client_secret="x") == "bad_client_secret"


def test_a_code_belongs_to_its_way_back(emulator: Emulator, peopled: Cast) -> None:
    code = answered(emulator)["code"]
    assert refusal(exchanged, emulator=emulator, code=code, redirect_uri=f"{BACK}/other") == "bad_redirect_uri"


def test_a_verifier_must_fit_its_challenge(emulator: Emulator, peopled: Cast) -> None:
    digest = base64.urlsafe_b64encode(hashlib.sha256(b"verifier").digest()).rstrip(b"=").decode()
    code = answered(emulator, code_challenge=digest)["code"]
    assert refusal(exchanged, emulator=emulator, code=code, code_verifier="other") == "invalid_code_verifier"
    code = answered(emulator, code_challenge=digest)["code"]
    assert exchanged(emulator, code, code_verifier="verifier")["ok"]


def test_another_sites_page_installs_nothing(emulator: Emulator, peopled: Cast) -> None:
    form = asked(emulator, answer="allow", user=peopled.dana)
    assert refused(emulator, form, Origin="https://evil.example").code == 403


def test_secrets_are_not_kept_among_the_traffic(emulator: Emulator, peopled: Cast) -> None:
    exchanged(emulator, answered(emulator)["code"])
    [call] = emulator.control.api_calls("oauth.v2.access")
    assert set(call.arguments) == {"client_id", "redirect_uri"}


def test_a_token_that_rotates_expires_and_is_refreshed(rotating: Emulator) -> None:
    first = exchanged(rotating, answered(rotating)["code"])
    assert first["expires_in"] == 43_200
    client = WebClient(token=first["access_token"], base_url=rotating.api_url)
    assert client.auth_test()["ok"]
    rotating.control.expire_tokens()
    assert refusal(client.auth_test) == "token_expired"
    again = refreshed(rotating, first["refresh_token"])
    assert WebClient(token=again["access_token"], base_url=rotating.api_url).auth_test()["ok"]


def test_a_refresh_token_is_good_once(rotating: Emulator) -> None:
    first = exchanged(rotating, answered(rotating)["code"])
    refreshed(rotating, first["refresh_token"])
    assert refusal(refreshed, emulator=rotating, token=first["refresh_token"]) == "invalid_refresh_token"


def refreshed(emulator: Emulator, token: str) -> Any:
    credentials = emulator.credentials
    return WebClient(base_url=emulator.api_url).oauth_v2_access(
        client_id=credentials.client_id,
        client_secret=credentials.client_secret,
        grant_type="refresh_token",
        refresh_token=token,
    )
