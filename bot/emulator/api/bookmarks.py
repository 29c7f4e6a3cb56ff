"""bookmarks.*: links at the top of a channel."""

from bot.emulator.api.call import Call
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.records import Channel, Json

MOST, TITLE_LIMIT, LINK_LIMIT = 100, 256, 2048


def add(call: Call) -> Json:
    """bookmarks.add: links only."""
    ws = call.ws
    channel = call.joined("channel_id", writes=True)
    if call.text("type") != "link":
        raise SlackError("invalid_bookmark_type")
    if len(channel.bookmarks) >= MOST:
        raise SlackError("too_many_bookmarks")
    title, link = _title(call), _link(call)
    bookmark = {
        "id": ws.new_id("Bk"),
        "channel_id": channel.id,
        "title": title,
        "link": link,
        "emoji": call.text("emoji"),
        "icon_url": None,
        "entity_id": call.text("entity_id") or None,
        "type": "link",
        "date_created": ws.seconds(),
        "date_updated": 0,
        "rank": "i",
        "last_updated_by_user_id": ws.bot.id,
        "last_updated_by_team_id": ws.team_id,
        "shortcut_id": None,
        "app_id": ws.app_id,
    }
    channel.bookmarks.append(bookmark)
    ws.tell("channel", channel.id)
    return {"bookmark": bookmark}


def edit(call: Call) -> Json:
    """bookmarks.edit: what the call leaves out stays as it was."""
    ws = call.ws
    channel = call.joined("channel_id", writes=True)
    bookmark = _bookmark(call, channel)
    changes: Json = {"emoji": call.text("emoji")} if "emoji" in call.args else {}
    changes |= {"title": _title(call)} if call.text("title") else {}
    changes |= {"link": _link(call)} if call.text("link") else {}
    bookmark |= changes | {"date_updated": ws.seconds(), "last_updated_by_user_id": ws.bot.id}
    ws.tell("channel", channel.id)
    return {"bookmark": bookmark}


def list_all(call: Call) -> Json:
    """bookmarks.list"""
    return {"bookmarks": list(call.joined("channel_id").bookmarks)}


def remove(call: Call) -> Json:
    """bookmarks.remove"""
    channel = call.joined("channel_id", writes=True)
    channel.bookmarks.remove(_bookmark(call, channel))
    call.ws.tell("channel", channel.id)
    return {}


def _bookmark(call: Call, channel: Channel) -> Json:
    for bookmark in channel.bookmarks:
        if bookmark["id"] == call.text("bookmark_id"):
            return bookmark
    raise SlackError("not_found")


def _title(call: Call) -> str:
    if len(call.text("title")) > TITLE_LIMIT:
        raise invalid_arguments(f"must be less than {TITLE_LIMIT + 1} characters [json-pointer:/title]")
    return call.text("title")


def _link(call: Call) -> str:
    link = call.text("link")
    if not link.startswith(("http://", "https://")) or len(link) > LINK_LIMIT:
        raise SlackError("invalid_link")
    return link
