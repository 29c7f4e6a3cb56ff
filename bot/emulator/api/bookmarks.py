"""bookmarks.*: links at the top of a channel."""

from bot.emulator import bookmarks
from bot.emulator.api.call import Call
from bot.emulator.bookmarks import MOST, TITLE_LIMIT
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.records import Channel, Json


def add(call: Call) -> Json:
    """bookmarks.add: links only."""
    channel = call.joined("channel_id", writes=True)
    if call.text("type") != "link":
        raise SlackError("invalid_bookmark_type")
    if len(channel.bookmarks) >= MOST:
        raise SlackError("too_many_bookmarks")
    title, link = _title(call), _link(call)
    made = bookmarks.add(
        call.ws, channel, by=call.ws.bot.id, title=title, link=link, emoji=call.text("emoji"),
        entity_id=call.text("entity_id"),
    )  # fmt: skip
    return {"bookmark": made}


def edit(call: Call) -> Json:
    """bookmarks.edit: what the call leaves out stays as it was."""
    channel = call.joined("channel_id", writes=True)
    bookmark = _bookmark(call, channel)
    changes: Json = {"emoji": call.text("emoji")} if "emoji" in call.args else {}
    changes |= {"title": _title(call)} if call.text("title") else {}
    changes |= {"link": _link(call)} if call.text("link") else {}
    bookmarks.change(call.ws, channel, bookmark, by=call.ws.bot.id, changes=changes)
    return {"bookmark": bookmark}


def list_all(call: Call) -> Json:
    """bookmarks.list"""
    return {"bookmarks": list(call.joined("channel_id").bookmarks)}


def remove(call: Call) -> Json:
    """bookmarks.remove"""
    channel = call.joined("channel_id", writes=True)
    bookmarks.remove(call.ws, channel, _bookmark(call, channel))
    return {}


def _bookmark(call: Call, channel: Channel) -> Json:
    found = bookmarks.find(channel, call.text("bookmark_id"))
    if found is None:
        raise SlackError("not_found")
    return found


def _title(call: Call) -> str:
    if len(call.text("title")) > TITLE_LIMIT:
        raise invalid_arguments(f"must be less than {TITLE_LIMIT + 1} characters [json-pointer:/title]")
    return call.text("title")


def _link(call: Call) -> str:
    link = call.text("link")
    if not bookmarks.is_link(link):
        raise SlackError("invalid_link")
    return link
