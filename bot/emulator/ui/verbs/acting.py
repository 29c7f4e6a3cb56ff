"""Verbs that reach the app: commands, buttons, shortcuts and modals."""

from typing import Any

from bot.emulator import homes
from bot.emulator.errors import Refused
from bot.emulator.modals import view_json
from bot.emulator.records import Json
from bot.emulator.ui.choices import choice_of
from bot.emulator.ui.seeing import joined_channel
from bot.emulator.ui.tab import Tab
from bot.emulator.ui.verbs.builtin import OWN

UNREACHED = ("operation_timeout", "dispatch_failed")
TROUBLE = "We had some trouble connecting. Try again?"


def command(tab: Tab, *, channel: str, text: str) -> Json:
    """Type a slash command; its replies come as messages of their own."""
    name, _, rest = text.strip().partition(" ")
    if name in OWN:
        OWN[name](tab, channel, rest)
        return {"acknowledged": True}
    if name not in tab.ws.manifest.commands:
        raise Refused(f"{name} is not a valid command. In Slack, all commands start with the / key.")
    with tab.ws.lock:
        joined_channel(tab.ws, tab.need_me(), channel)
    outcome = tab.control.command(tab.me, channel, name, rest)
    error = f'{name} failed with the error "{outcome.error}"' if outcome.error else None
    return {"acknowledged": outcome.acknowledged} | ({"error": error} if error else {})


def press(
    tab: Tab,
    *,
    action_id: str,
    block_id: str | None = None,
    channel: str | None = None,
    ts: str | None = None,
    view_id: str | None = None,
    ephemeral_id: str | None = None,
    value: str | None = None,
    selected: Any = None,
) -> Json:
    """Use a button, a select or a picker, in a message, a modal or the Home tab."""
    outcome = tab.control.click(
        tab.need_me(), action_id, channel=None if view_id else channel, ts=ephemeral_id or ts, view_id=view_id,
        block_id=block_id, value=value, selected=choice_of(selected),
    )  # fmt: skip
    return {"acknowledged": outcome.acknowledged} | _trouble(outcome.error)


def suggest(
    tab: Tab,
    *,
    action_id: str,
    text: str,
    block_id: str | None = None,
    channel: str | None = None,
    ts: str | None = None,
    view_id: str | None = None,
    ephemeral_id: str | None = None,
) -> Json:
    """What an external select offers for what was typed: `options` or `option_groups`."""
    return tab.control.suggest(
        tab.need_me(), action_id, text, channel=None if view_id else channel, ts=ephemeral_id or ts, view_id=view_id,
        block_id=block_id,
    )  # fmt: skip


def shortcut(tab: Tab, *, callback_id: str, channel: str | None = None, ts: str | None = None) -> Json:
    """Use a shortcut: on a message where one is named, else a global one, from the channel that is looked at."""
    me = tab.need_me()
    if channel and ts:
        outcome = tab.control.message_shortcut(me, callback_id, channel, ts)
    else:
        outcome = tab.control.global_shortcut(me, callback_id, channel=channel)
    return {"acknowledged": outcome.acknowledged} | _trouble(outcome.error)


def fill(
    tab: Tab,
    *,
    block_id: str,
    action_id: str,
    view_id: str | None = None,
    channel: str | None = None,
    ts: str | None = None,
    ephemeral_id: str | None = None,
    value: Any = None,
) -> None:
    """Keep what was typed into a field of a view or a message; that of a view is there in other tabs, too."""
    tab.control.type(
        tab.need_me(), action_id, choice_of(value), channel=None if view_id else channel, ts=ephemeral_id or ts,
        view_id=view_id, block_id=block_id,
    )  # fmt: skip


def submit(tab: Tab, *, view_id: str, values: dict[str, Any]) -> Json:
    """Submit a modal with what its fields hold: `errors` by block_id, or `error`, or nothing when it went well."""
    me = tab.need_me()
    for block_id, fields in values.items():
        if not isinstance(fields, dict):
            raise Refused("“values” are states by block_id and action_id.")
        for action_id, state in fields.items():
            fill(tab, view_id=view_id, block_id=block_id, action_id=action_id, value=state)
    outcome = tab.control.submit(me, view_id=view_id)
    return {"errors": outcome.errors} if outcome.errors else _trouble(outcome.error)


def close_view(tab: Tab, *, view_id: str, all: bool = False) -> Json:
    """Close a modal, or with `all` the whole stack."""
    return _trouble(tab.control.close_view(tab.need_me(), view_id=view_id, all_=all).error)


def home(tab: Tab) -> Json | None:
    """Look at the app's Home: what it shows now. The app hears of it, and what it makes of it is pushed."""
    me = tab.need_me()
    with tab.ws.lock:
        if not tab.ws.manifest.has_home:
            raise Refused("This app has no Home.")
        homes.opened(tab.ws, me, "home")
        return view_json(tab.ws, tab.ws.homes[me]) if me in tab.ws.homes else None


def _trouble(error: str | None) -> Json:
    """What Slack's client says where something did not reach the app, or came back wrong."""
    return {"error": f"{TROUBLE} ({error})"} if error else {}
