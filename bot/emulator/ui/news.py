"""From a note in the journal to what one person is told: as it is now, and only if they may see it."""

from collections.abc import Callable

from bot.emulator.journal import Note
from bot.emulator.modals import view_json
from bot.emulator.records import Json
from bot.emulator.ui.health import app_shown
from bot.emulator.ui.seeing import can_see, may_open
from bot.emulator.ui.shown import channel_shown, ephemeral_shown, message_shown, user_shown, view_shown
from bot.emulator.workspace import Workspace


def push_of(ws: Workspace, me: str, note: Note) -> Json | None:
    """The push for this note; None where it is nothing to this person. Hold the workspace's lock."""
    kind, *what = note
    return TELLERS[kind](ws, me, *what)


def _message(ws: Workspace, me: str, channel_id: str, ts: str) -> Json | None:
    channel = ws.channels.get(channel_id)
    if channel is None or not can_see(channel, me):
        return None
    message = channel.messages.get(ts)
    if message is None:
        return {"push": "gone", "channel": channel_id, "ts": ts}
    return {"push": "message", "channel": channel_id, "message": message_shown(ws, channel, message)}


def _channel(ws: Workspace, me: str, channel_id: str) -> Json | None:
    channel = ws.channels.get(channel_id)
    if channel is None or not can_see(channel, me):
        return {"push": "channel_gone", "id": channel_id}
    return {"push": "channel", "channel": channel_shown(ws, channel, me)}


def _user(ws: Workspace, me: str, user: str) -> Json | None:
    return {"push": "user", "user": user_shown(ws, ws.users[user], me)}


def _views(ws: Workspace, me: str, user: str) -> Json | None:
    return views_push(ws, me) if user == me else None


def views_push(ws: Workspace, me: str) -> Json:
    """The whole stack of somebody's modals, the topmost last."""
    return {"push": "views", "views": [view_shown(ws, view) for view in ws.views[me]]}


def _home(ws: Workspace, me: str, user: str) -> Json | None:
    return {"push": "home", "view": view_json(ws, ws.homes[me])} if user == me and me in ws.homes else None


def _ephemeral(ws: Workspace, me: str, user: str, ts: str) -> Json | None:
    if user != me:
        return None
    shown = next((one for one in ws.ephemerals[me] if one["ts"] == ts and not one.get("is_dismissed")), None)
    if shown is None:
        return {"push": "dismissed", "ephemeral_id": ts}
    return {"push": "message", "channel": shown["channel"], "message": ephemeral_shown(ws, shown)}


def _read(ws: Workspace, me: str, user: str, channel_id: str) -> Json | None:
    return _channel(ws, me, channel_id) if user == me else None


def _canvas(ws: Workspace, me: str, canvas_id: str) -> Json | None:
    file = ws.files.get(canvas_id)
    return {"push": "canvas", "id": canvas_id} if file is None or may_open(ws, me, file) else None


def _app(ws: Workspace, me: str) -> Json | None:
    return {"push": "app", **app_shown(ws)}


def _clock(ws: Workspace, me: str) -> Json | None:
    return {"push": "clock", **clock_shown(ws)}


def clock_shown(ws: Workspace) -> Json:
    """The workspace's time in seconds since 1970, and what it is ahead of the machine's."""
    return {"now": ws.clock.now().timestamp(), "offset": ws.clock.offset.total_seconds()}


TELLERS: dict[str, Callable[..., Json | None]] = {
    "message": _message, "channel": _channel, "user": _user, "views": _views, "home": _home,
    "ephemeral": _ephemeral, "read": _read, "canvas": _canvas, "app": _app, "clock": _clock,
}  # fmt: skip
