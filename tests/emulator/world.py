"""The standing cast, a manifest with everything in it, and how a real Bolt app is connected and let go."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from slack_bolt import App
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_sdk import WebClient

from bot.emulator import Control, Emulator

ROOT = Path(__file__).resolve().parents[2]
EXTRA_SCOPES = ["groups:write", "reactions:write", "im:read", "channels:join", "bookmarks:write", "bookmarks:read"]
EXTRA_SCOPES += ["canvases:read", "emoji:read", "mpim:history", "mpim:read", "mpim:write", "team:read"]
EXTRA_SCOPES += ["usergroups:read", "users.profile:read", "chat:write.customize"]
EXTRA_EVENTS = ["file_shared", "message.im", "app_mention", "member_left_channel", "channel_rename", "channel_archive"]
EXTRA_EVENTS += ["message.mpim", "channel_unarchive", "group_archive", "channel_shared", "channel_unshared"]
EXTRA_EVENTS += ["app_uninstalled", "tokens_revoked"]
SHORTCUTS = [
    {"name": "Add to timeline", "type": "message", "callback_id": "add_to_timeline", "description": "Keep it"},
    {"name": "Declare", "type": "global", "callback_id": "declare", "description": "Declare an incident"},
]


def wide_manifest() -> dict[str, Any]:
    """The product's manifest with everything added that the emulator can carry."""
    manifest: dict[str, Any] = yaml.safe_load((ROOT / "app.yaml").read_text())
    manifest["oauth_config"]["scopes"]["bot"] += EXTRA_SCOPES
    manifest["settings"]["event_subscriptions"]["bot_events"] += EXTRA_EVENTS
    manifest["features"]["shortcuts"] = SHORTCUTS
    manifest["oauth_config"]["redirect_urls"] = ["http://127.0.0.1:9/slack/oauth_redirect"]
    return manifest


class Hand:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 21, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


@dataclass
class Cast:
    """Ada leads, Ben responds, Cleo is outside the channel, Dana is an admin in Tokyo."""

    ada: str
    ben: str
    cleo: str
    dana: str
    ops: str
    secret: str


def people(control: Control, bot: str) -> Cast:
    """Add the cast, `#ops` with the bot inside, and a private channel without it."""
    ada = control.add_user("ada", user_id="U00000ADA")
    ben = control.add_user("ben", user_id="U00000BEN")
    cleo = control.add_user("cleo", user_id="U0000CLEO")
    dana = control.add_user("dana", user_id="U0000DANA", tz="Asia/Tokyo", is_admin=True)
    ops = control.add_channel("ops", channel_id="C000000OPS", members=[ada, ben, dana, bot])
    secret = control.add_channel("secret", channel_id="C0000000SEC", members=[dana], is_private=True)
    return Cast(ada=ada, ben=ben, cleo=cleo, dana=dana, ops=ops, secret=secret)


def in_background(action: Callable[[], object]) -> None:
    """End something without keeping the next test waiting for it."""
    threading.Thread(target=action).start()


def connect(emulator: Emulator, app: App) -> SocketModeHandler:
    """Connect the app as a process of its own would; the caller closes it."""
    web = WebClient(token=emulator.app_token, base_url=emulator.api_url)
    handler = SocketModeHandler(app, app_token=emulator.app_token, web_client=web)
    handler.connect()  # type: ignore[no-untyped-call]
    assert emulator.control.wait_connected(5)
    return handler


def close(emulator: Emulator, handler: SocketModeHandler) -> None:
    """End a connection from the far side first: closing from this one can wait ten seconds for its reader."""
    handler.client.auto_reconnect_enabled = False
    emulator.control.cut()
    in_background(handler.close)
