"""conversations.* about which there are: making, finding and listing them."""

from bot.emulator import membership
from bot.emulator.api.call import Call
from bot.emulator.api.paging import page_of
from bot.emulator.api.people import LOCALE
from bot.emulator.api.scopes import BY_KIND, allowed
from bot.emulator.errors import SlackError
from bot.emulator.records import Channel, Json
from bot.emulator.shapes import channel_json

NAME_LIMIT = 80
KINDS = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}


def seen(call: Call, channel: Channel, *, member: bool = True) -> Json:
    """The conversation as the bot sees it, with its own membership where Slack shows that."""
    body = channel_json(call.ws, channel)
    if member and channel.kind != "im":
        body["is_member"] = call.ws.bot.id in channel.members
    return body


def check_name(call: Call, name: str) -> None:
    """SlackError when a channel may not be called this, or another one is."""
    if not name:
        raise SlackError("invalid_name_required")
    if len(name) > NAME_LIMIT:
        raise SlackError("invalid_name_maxlength")
    if name != name.lower() or not all(c.isalnum() or c in "-_" for c in name):
        raise SlackError("invalid_name_specials")
    if not any(c.isalnum() for c in name):
        raise SlackError("invalid_name_punctuation")
    if call.ws.channel_named(name) is not None:
        raise SlackError("name_taken")


def create(call: Call) -> Json:
    """conversations.create"""
    is_private = call.flag("is_private")
    call.need_scope(*BY_KIND["conversations.create"]["group" if is_private else "channel"])
    name = call.text("name")
    check_name(call, name)
    channel = membership.create(call.ws, name=name, creator=call.ws.bot.id, is_private=is_private)
    return {"channel": seen(call, channel)}


def info(call: Call) -> Json:
    """conversations.info"""
    channel = allowed(call, "conversations.info")
    body = seen(call, channel)
    if call.flag("include_num_members"):
        body["num_members"] = len(channel.members)
    if call.flag("include_locale"):
        body["locale"] = LOCALE
    if channel.canvas_id is not None:
        body["properties"] = {"canvas": {"file_id": channel.canvas_id, "is_empty": False, "quip_thread_id": ""}}
    return {"channel": body}


def kinds_wanted(call: Call, method: str) -> set[str]:
    """The kinds of conversation in `types`; SlackError `invalid_types`, or a scope that is missing."""
    types = [t.strip() for t in call.text("types", "public_channel").split(",")]
    if not set(types) <= set(KINDS):
        raise SlackError("invalid_types")
    kinds = {KINDS[t] for t in types}
    for kind in sorted(kinds):
        call.need_scope(*BY_KIND[method][kind])
    return kinds


def list_all(call: Call) -> Json:
    """conversations.list: public channels, and private ones that the bot is in."""
    kinds = kinds_wanted(call, "conversations.list")
    bot = call.ws.bot.id
    found = [c for c in call.ws.channels.values() if c.kind in kinds and (not c.is_private or bot in c.members)]
    if call.flag("exclude_archived"):
        found = [c for c in found if not c.is_archived]
    page, tail = page_of(call, found)
    return {"channels": [seen(call, c) | _size(c) for c in page], **tail}


def _size(channel: Channel) -> Json:
    return {} if channel.kind == "im" else {"num_members": len(channel.members)}


def list_of_user(call: Call) -> Json:
    """users.conversations: those that the bot, or `user`, is in."""
    kinds = kinds_wanted(call, "users.conversations")
    user = call.user(call.text("user")) if call.text("user") else call.ws.bot
    both = {user.id, call.ws.bot.id}
    found = [
        c
        for c in call.ws.channels.values()
        if c.kind in kinds and user.id in c.members and (not c.is_private or both <= set(c.members))
    ]
    if call.flag("exclude_archived"):
        found = [c for c in found if not c.is_archived]
    page, tail = page_of(call, found)
    return {"channels": [seen(call, c, member=False) for c in page], **tail}


def members(call: Call) -> Json:
    """conversations.members"""
    channel = allowed(call, "conversations.members")
    page, tail = page_of(call, channel.members)
    return {"members": page, **tail}
