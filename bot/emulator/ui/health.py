"""How the app is doing, in words for the composer."""

from bot.emulator.records import Json
from bot.emulator.workspace import Workspace

NOT_CONNECTED = "The app is not connected: commands and buttons will not reach it."


def app_shown(ws: Workspace) -> Json:
    """Whether the app is connected, and what is wrong with it, if anything. Hold the workspace's lock."""
    is_connected = ws.app_sockets > 0
    trouble = (ws.trouble or _crowd(ws)) if is_connected else NOT_CONNECTED
    return {"connected": is_connected} | ({"trouble": trouble} if trouble else {})


def _crowd(ws: Workspace) -> str:
    """What to say where more sockets are open than the app opens by itself."""
    if ws.own_sockets is None or ws.settled_sockets <= ws.own_sockets:
        return ""
    return f"{ws.settled_sockets} sockets are open as this app. If a second bot runs, each gets a part of what happens."
