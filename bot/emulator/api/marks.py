"""pins.*, reactions.* and bookmarks.*: what is attached to messages and channels."""

from bot.emulator import messages
from bot.emulator.api.call import Call
from bot.emulator.errors import SlackError
from bot.emulator.records import Channel, Json, Message
from bot.emulator.shapes import message_json, permalink


def _target(call: Call) -> tuple[Channel, Message]:
    channel = call.joined(writes=True)
    if not call.text("timestamp"):
        raise SlackError("no_item_specified")
    return channel, call.message(channel, "timestamp")


def pins_add(call: Call) -> Json:
    """pins.add"""
    channel, message = _target(call)
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
    if not messages.react(call.ws, channel, message, user=call.ws.bot.id, name=call.text("name")):
        raise SlackError("already_reacted")
    return {}


def reactions_remove(call: Call) -> Json:
    """reactions.remove"""
    channel, message = _target(call)
    if not messages.unreact(call.ws, channel, message, user=call.ws.bot.id, name=call.text("name")):
        raise SlackError("no_reaction")
    return {}


def reactions_get(call: Call) -> Json:
    """reactions.get"""
    channel = call.joined()
    if not call.text("timestamp"):
        raise SlackError("no_item_specified")
    message = call.message(channel, "timestamp")
    body = message_json(call.ws, channel, message) | {"permalink": permalink(call.ws, channel, message)}
    return {"type": "message", "channel": channel.id, "message": body}


def bookmarks_add(call: Call) -> Json:
    """bookmarks.add: a link at the top of the channel."""
    ws = call.ws
    channel = call.joined("channel_id", writes=True)
    if call.text("type") != "link":
        raise SlackError("invalid_bookmark_type")
    if not call.text("link").startswith(("http://", "https://")):
        raise SlackError("invalid_link")
    bookmark = {
        "id": ws.new_id("Bk"),
        "channel_id": channel.id,
        "title": call.text("title"),
        "link": call.text("link"),
        "emoji": call.text("emoji"),
        "type": "link",
        "date_created": ws.seconds(),
        "date_updated": 0,
        "rank": "i",
        "last_updated_by_user_id": ws.bot.id,
        "last_updated_by_team_id": ws.team_id,
        "app_id": ws.app_id,
    }
    channel.bookmarks.append(bookmark)
    return {"bookmark": bookmark}
