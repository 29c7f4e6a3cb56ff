"""Links at the top of a channel, added, changed and removed by the app or by a person."""

from bot.emulator.records import Channel, Json
from bot.emulator.workspace import Workspace

MOST, TITLE_LIMIT, LINK_LIMIT = 100, 256, 2048


def is_link(link: str) -> bool:
    """Whether Slack takes this as the link of a bookmark."""
    return link.startswith(("http://", "https://")) and len(link) <= LINK_LIMIT


def find(channel: Channel, bookmark_id: str) -> Json | None:
    """The bookmark of this id, if the channel has it."""
    return next((one for one in channel.bookmarks if one["id"] == bookmark_id), None)


def add(
    ws: Workspace, channel: Channel, *, by: str, title: str, link: str, emoji: str = "", entity_id: str = ""
) -> Json:
    """Add one at the end; `by` is a user's id."""
    bookmark: Json = {
        "id": ws.new_id("Bk"),
        "channel_id": channel.id,
        "title": title,
        "link": link,
        "emoji": emoji,
        "icon_url": None,
        "entity_id": entity_id or None,
        "type": "link",
        "date_created": ws.seconds(),
        "date_updated": 0,
        "rank": "i",
        "last_updated_by_user_id": by,
        "last_updated_by_team_id": ws.team_id,
        "shortcut_id": None,
        "app_id": ws.app_id if by == ws.bot.id else None,
    }
    channel.bookmarks.append(bookmark)
    ws.tell("channel", channel.id)
    return bookmark


def change(ws: Workspace, channel: Channel, bookmark: Json, *, by: str, changes: Json) -> None:
    """Change the fields that `changes` names."""
    bookmark |= changes | {"date_updated": ws.seconds(), "last_updated_by_user_id": by}
    ws.tell("channel", channel.id)


def remove(ws: Workspace, channel: Channel, bookmark: Json) -> None:
    """Take one off."""
    channel.bookmarks.remove(bookmark)
    ws.tell("channel", channel.id)
