"""The Home tab: one view for each user, published by the app and kept until it publishes another."""

from bot.emulator.errors import SlackError
from bot.emulator.events import emit
from bot.emulator.modals import new_view, update_view, view_json
from bot.emulator.records import Json, View
from bot.emulator.workspace import Workspace


def publish(ws: Workspace, user: str, payload: Json, known_hash: str = "") -> View:
    """Show this content in the user's Home tab; SlackError where the app has none, or others were faster."""
    if not ws.manifest.has_home:
        raise SlackError("not_enabled")
    shown = ws.homes.get(user)
    ws.tell("home", user)
    if known_hash and (shown is None or known_hash != shown.hash):
        raise SlackError("hash_conflict")
    if shown is not None:
        return update_view(ws, shown, payload)
    ws.homes[user] = new_view(ws, user, payload)
    return ws.homes[user]


def opened(ws: Workspace, user: str, tab: str) -> None:
    """Tell the app that somebody looks at a tab of its Home: with what it shows, where it was published before."""
    event: Json = {"type": "app_home_opened", "user": user, "channel": ws.dm_of(user).id, "tab": tab}
    if tab == "home" and user in ws.homes:
        event["view"] = view_json(ws, ws.homes[user])
    emit(ws, event | {"event_ts": ws.new_event_ts()})
