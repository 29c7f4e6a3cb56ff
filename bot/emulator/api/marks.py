"""pins.* and reactions.*: what is attached to messages."""

from bot.emulator import messages
from bot.emulator.api.call import Call
from bot.emulator.api.paging import page_of
from bot.emulator.emojis import is_name
from bot.emulator.errors import SlackError
from bot.emulator.records import Channel, Json, Message
from bot.emulator.shapes import message_json, permalink

MOST_PINS, MOST_EMOJI = 100, 23


def _target(call: Call) -> tuple[Channel, Message]:
    channel = call.joined(writes=True)
    if not call.text("timestamp"):
        raise SlackError("no_item_specified")
    call.timestamp("timestamp")
    return channel, call.message(channel, "timestamp")


def _emoji(call: Call) -> str:
    """The name of an emoji; SlackError `invalid_name`."""
    if not is_name(call.text("name")):
        raise SlackError("invalid_name")
    return call.text("name")


def pins_add(call: Call) -> Json:
    """pins.add"""
    channel, message = _target(call)
    if message.ts not in channel.pins and len(channel.pins) >= MOST_PINS:
        raise SlackError("too_many_pins")
    if not messages.pin(call.ws, channel, message, user=call.ws.bot.id):
        raise SlackError("already_pinned")
    return {}


def pins_remove(call: Call) -> Json:
    """pins.remove"""
    channel, message = _target(call)
    if not messages.unpin(call.ws, channel, message, user=call.ws.bot.id):
        raise SlackError("no_pin")
    return {}


def pins_list(call: Call) -> Json:
    """pins.list: newest pin first."""
    channel = call.joined()
    items = [messages.pin_item(call.ws, channel, channel.messages[ts]) for ts in reversed(channel.pins)]
    return {"items": items}


def reactions_add(call: Call) -> Json:
    """reactions.add"""
    channel, message = _target(call)
    name = _emoji(call)
    if name not in message.reactions and len(message.reactions) >= MOST_EMOJI:
        raise SlackError("too_many_emoji")
    if not messages.react(call.ws, channel, message, user=call.ws.bot.id, name=name):
        raise SlackError("already_reacted")
    return {}


def reactions_remove(call: Call) -> Json:
    """reactions.remove"""
    channel, message = _target(call)
    if not messages.unreact(call.ws, channel, message, user=call.ws.bot.id, name=_emoji(call)):
        raise SlackError("no_reaction")
    return {}


def reactions_get(call: Call) -> Json:
    """reactions.get"""
    channel = call.joined()
    if not call.text("timestamp"):
        raise SlackError("no_item_specified")
    return _reacted(call, channel, call.message(channel, "timestamp"))


def reactions_list(call: Call) -> Json:
    """reactions.list: what the bot, or `user`, reacted to where the bot is; newest first.

    By cursor where there is one or a limit, else by page.
    """
    ws = call.ws
    user = call.user(call.text("user")).id if call.text("user") else ws.bot.id
    found = [
        (channel, channel.messages[ts])
        for channel in ws.channels.values()
        if ws.bot.id in channel.members
        for _, ts in channel.order
        if any(user in users for users in channel.messages[ts].reactions.values())
    ]
    found.sort(key=lambda pair: pair[1].ts, reverse=True)
    if call.text("cursor") or call.text("limit"):
        cut, tail = page_of(call, found)
        return {"items": [_reacted(call, *pair) for pair in cut], **tail}
    count, page = max(1, call.number("count", 100)), max(1, call.number("page", 1))
    shown = [_reacted(call, *pair) for pair in found[(page - 1) * count : page * count]]
    pages = -(-len(found) // count)
    return {"items": shown, "paging": {"count": count, "total": len(found), "page": page, "pages": pages}}


def _reacted(call: Call, channel: Channel, message: Message) -> Json:
    body = message_json(call.ws, channel, message) | {"permalink": permalink(call.ws, channel, message)}
    return {"type": "message", "channel": channel.id, "message": body}
