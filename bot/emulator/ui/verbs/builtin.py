"""The commands that Slack's own client has, as far as they are needed here; they do not reach the app."""

from collections.abc import Callable

from bot.emulator.errors import Refused
from bot.emulator.records import Json
from bot.emulator.ui.tab import Tab
from bot.emulator.ui.verbs import rooms


def _invite(tab: Tab, channel: str, text: str) -> None:
    for name in text.split():
        rooms.invite(tab, channel=channel, user=_user(tab, name))


def _topic(tab: Tab, channel: str, text: str) -> None:
    rooms.set_topic(tab, channel=channel, topic=text)


def _leave(tab: Tab, channel: str, text: str) -> None:
    rooms.leave(tab, channel=channel)


def _join(tab: Tab, channel: str, text: str) -> None:
    found = tab.ws.channel_named(text.strip().lstrip("#"))
    rooms.join(tab, channel=found.id if found else "")


def _user(tab: Tab, typed: str) -> str:
    name = typed.strip("<>@").partition("|")[0]
    for user in tab.ws.users.values():
        if name in (user.id, user.name):
            return user.id
    raise Refused(f"Nobody here is called “{name}”.")


OWN: dict[str, Callable[[Tab, str, str], None]] = {
    "/invite": _invite, "/topic": _topic, "/leave": _leave, "/join": _join,
}  # fmt: skip
HINTS = (
    ("/invite", "Bring people, or an app, into this channel", "@name"),
    ("/join", "Join a channel", "#channel"),
    ("/leave", "Leave this channel", ""),
    ("/topic", "Set the channel's topic", "text"),
)


def own_commands() -> list[Json]:
    """What the composer suggests of them."""
    return [{"command": name, "description": what, "usage_hint": how, "is_own": True} for name, what, how in HINTS]
