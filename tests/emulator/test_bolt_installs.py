"""A real Bolt app with OAuth, installed from its own page to a stored token that rotates."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from slack_bolt import BoltRequest
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.oauth.installation_store import FileInstallationStore, Installation
from slack_sdk.oauth.state_store import FileOAuthStateStore
from slack_sdk.oauth.token_rotation import TokenRotator

from bot.emulator import Emulator
from tests.emulator.consenting import BACK, told


def flow_of(emulator: Emulator, folder: Path) -> OAuthFlow:
    settings = OAuthSettings(
        client_id=emulator.credentials.client_id,
        client_secret=emulator.credentials.client_secret,
        scopes=["chat:write", "channels:read"],
        redirect_uri=BACK,
        authorization_url=f"{emulator.workspace.base_url}oauth/v2/authorize",
        install_page_rendering_enabled=False,
        installation_store=FileInstallationStore(base_dir=str(folder)),
        state_store=FileOAuthStateStore(expiration_seconds=60, base_dir=str(folder)),
    )
    return OAuthFlow(client=WebClient(base_url=emulator.api_url), settings=settings)


def installed(emulator: Emulator, flow: OAuthFlow) -> Installation:
    """What the app has stored after a person pressed Allow."""
    begun = flow.handle_installation(BoltRequest(body=""))
    cookie = begun.headers["set-cookie"][0].split(";")[0]
    asked = dict(parse_qsl(urlsplit(begun.headers["location"][0]).query))
    query = told(emulator, asked)
    assert flow.handle_callback(BoltRequest(body="", query=query, headers={"cookie": [cookie]})).status == 200
    found = flow.settings.installation_store.find_installation(enterprise_id=None, team_id="T0000SCRIBE")
    assert found is not None
    return found


def test_a_bolt_app_stores_what_it_was_given(rotating: Emulator, tmp_path: Path) -> None:
    found = installed(rotating, flow_of(rotating, tmp_path))
    assert (found.user_id, found.bot_id) == ("U0000DANA", rotating.bot_id)
    assert WebClient(token=found.bot_token, base_url=rotating.api_url).auth_test()["ok"]


def test_the_sdk_rotates_the_token(rotating: Emulator, tmp_path: Path) -> None:
    found = installed(rotating, flow_of(rotating, tmp_path))
    credentials = rotating.credentials
    rotator = TokenRotator(
        client_id=credentials.client_id,
        client_secret=credentials.client_secret,
        client=WebClient(base_url=rotating.api_url),
    )
    again = rotator.perform_token_rotation(installation=found, minutes_before_expiration=13 * 60)
    assert again is not None
    assert again.bot_token != found.bot_token
    assert WebClient(token=again.bot_token, base_url=rotating.api_url).auth_test()["ok"]
