"""What a browser can ask for, by name. A verb gets its tab and named arguments, and returns a JSON value."""

from collections.abc import Callable
from typing import Any

from bot.emulator.ui.verbs import acting, bookmarking, entering, messaging, passing, reading, rooms, watching

Verb = Callable[..., Any]

VERBS: dict[str, Verb] = {
    "enter": entering.enter, "open": reading.open_channel, "older": reading.older, "newer": reading.newer,
    "thread": reading.thread, "read": reading.read, "canvas": reading.canvas, "search": reading.search,
    "say": messaging.say, "edit": messaging.edit, "delete": messaging.delete, "react": messaging.react,
    "unreact": messaging.unreact, "pin": messaging.pin, "unpin": messaging.unpin, "dismiss": messaging.dismiss,
    "join": rooms.join, "leave": rooms.leave, "create_channel": rooms.create_channel, "invite": rooms.invite,
    "open_dm": rooms.open_dm, "open_group": rooms.open_group, "set_topic": rooms.set_topic,
    "add_bookmark": bookmarking.add_bookmark, "edit_bookmark": bookmarking.edit_bookmark,
    "remove_bookmark": bookmarking.remove_bookmark,
    "fill": acting.fill, "home": acting.home,
    "pass_time": passing.pass_time, "pass_to": passing.pass_to,
    "traffic": watching.traffic, "watch_traffic": watching.watch_traffic,
}  # fmt: skip
WAITING: dict[str, Verb] = {  # those that wait for the app, so that others are not kept waiting by them
    "command": acting.command, "press": acting.press, "suggest": acting.suggest,
    "shortcut": acting.shortcut, "submit": acting.submit,
    "close_view": acting.close_view,
}  # fmt: skip
