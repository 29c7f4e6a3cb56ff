"""The first ask of each connection: who acts, and all that the page needs to begin."""

from bot.emulator.errors import Refused
from bot.emulator.records import Json, User
from bot.emulator.ui.health import app_shown
from bot.emulator.ui.news import clock_shown
from bot.emulator.ui.seeing import can_see
from bot.emulator.ui.shown import channel_shown, user_shown, view_shown
from bot.emulator.ui.tab import Tab
from bot.emulator.ui.uploading import FILES_LIMIT
from bot.emulator.ui.verbs.builtin import own_commands
from bot.emulator.workspace import Workspace


def enter(tab: Tab, *, as_: str = "") -> Json:
    """Act as this person, by id or name, from now on; without one as the first there is."""
    with tab.ws.lock:
        me = _person(tab.ws, as_)
        tab.ws.dm_of(me.id)
        seen = [channel for channel in tab.ws.channels.values() if can_see(channel, me.id)]
        tab.enter(me.id, {channel.id for channel in seen})
        clock = clock_shown(tab.ws)
        return {
            "me": me.id,
            "team": _team(tab.ws), "groups": _groups(tab.ws),
            "users": [user_shown(tab.ws, user, me.id) for user in tab.ws.users.values()],
            "channels": [channel_shown(tab.ws, channel, me.id) for channel in seen],
            "commands": _commands(tab), "shortcuts": tab.offer.shortcuts, "app": _app(tab.ws),
            "views": [view_shown(tab.ws, view) for view in tab.ws.views[me.id]],
            "now": clock["now"], "clock_offset": clock["offset"], "files_limit": FILES_LIMIT,
        }  # fmt: skip


def _person(ws: Workspace, wanted: str) -> User:
    people = [user for user in ws.users.values() if not user.is_bot and not user.deleted]
    for user in people:
        if wanted in ("", user.id, user.name):
            return user
    raise Refused(f"Nobody here is called “{wanted}”." if wanted else "There is nobody here yet.")


def _team(ws: Workspace) -> Json:
    return {"id": ws.team_id, "name": ws.domain.capitalize(), "domain": ws.domain, "url": ws.url}


def _groups(ws: Workspace) -> list[Json]:
    """What mentions of a group show; those that are disabled, too."""
    return [{"id": g.id, "handle": g.handle, "name": g.name, "users": g.users} for g in ws.usergroups.values()]


def _app(ws: Workspace) -> Json:
    return {
        "user_id": ws.bot.id, "bot_id": ws.bot_id, "app_id": ws.app_id, "name": ws.bot.name,
        "full_name": ws.manifest.app_name, "has_home": ws.manifest.has_home, **app_shown(ws),
    }  # fmt: skip


def _commands(tab: Tab) -> list[Json]:
    known = tab.offer.subcommands
    offered = [
        one | ({"subcommands": known[one["command"]]} if one["command"] in known else {}) for one in tab.offer.commands
    ]
    return [*offered, *own_commands()]
