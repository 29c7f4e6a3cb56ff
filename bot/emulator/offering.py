"""What a select offers to somebody of what is not written into it: conversations, and what the app was asked for."""

from bot.emulator.elements import VALUE_KEYS
from bot.emulator.records import Channel, Json
from bot.emulator.workspace import Workspace

KINDS = {"public": "channel", "private": "group", "im": "im", "mpim": "mpim"}


def with_offer(ws: Workspace, user: str, block: Json, element: Json) -> Json:
    """The element, with the options that the app named to this user, or with the conversations to choose from."""
    kind = element["type"]
    if kind.endswith("external_select"):
        return {**element, "options": ws.suggested.get((user, block["block_id"], element["action_id"]), [])}
    if kind.endswith(("conversations_select", "channels_select")):
        return {**element, "offered": [one.id for one in ws.channels.values() if _is_offered(ws, user, element, one)]}
    return element


def with_current(ws: Workspace, user: str, element: Json, current: str | None) -> Json:
    """The element, which starts with the conversation it was opened in where it asks for that and names no other."""
    initial = VALUE_KEYS.get(element["type"], ("", ""))[1]
    where = ws.channels.get(current or "")
    if where is None or not element.get("default_to_current_conversation") or element.get(initial):
        return element
    if not _is_offered(ws, user, element, where):
        return element
    return {**element, initial: [where.id] if initial.endswith("s") else where.id}


def _is_offered(ws: Workspace, user: str, element: Json, channel: Channel) -> bool:
    """Whether the user sees the conversation, and the element's filter lets it through."""
    if channel.kind != "channel" and user not in channel.members:
        return False
    if element["type"].endswith("channels_select"):
        return channel.kind == "channel"
    rules = element.get("filter", {})
    if channel.kind not in [KINDS[name] for name in rules.get("include", KINDS)]:
        return False
    if rules.get("exclude_external_shared_channels") and channel.connected_teams:
        return False
    return not (rules.get("exclude_bot_users") and channel.kind == "im" and _is_with_bot(ws, channel))


def _is_with_bot(ws: Workspace, channel: Channel) -> bool:
    return any(ws.users[member].is_bot for member in channel.members if member in ws.users)
