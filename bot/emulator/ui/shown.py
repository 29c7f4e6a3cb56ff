"""How things are shown to one person: Slack's own objects, with what only a client knows added."""

from collections.abc import Iterator

from bot.emulator.modals import is_touched, view_json
from bot.emulator.records import Channel, Json, Message, User, View
from bot.emulator.shapes import channel_json, message_json, user_json
from bot.emulator.ui.pictures import is_picture
from bot.emulator.workspace import Workspace

COUNTED = 500  # unread messages beyond this are not counted
QUIET = frozenset({"channel_join", "channel_leave", "channel_topic", "channel_purpose", "channel_name", "tombstone"})
TO_ALL = ("<!channel", "<!here", "<!everyone")


def user_shown(ws: Workspace, user: User, me: str) -> Json:
    """A user, with `is_me`."""
    return user_json(ws, user) | {"is_me": user.id == me}


def message_shown(ws: Workspace, channel: Channel, message: Message) -> Json:
    """A message, with its channel and who pinned it; files say whether they are pictures."""
    body = message_json(ws, channel, message) | {"channel": channel.id}
    if message.pinned_by:
        body["pinned_by"] = message.pinned_by
    for shown in body.get("files", ()):
        shown["is_picture"] = is_picture(ws.files[shown["id"]])
    return body


def ephemeral_shown(ws: Workspace, shown: Json) -> Json:
    """What only one person was shown, in the form of a message of the app."""
    body: Json = {key: value for key, value in shown.items() if value and key != "source"}
    return body | {
        "type": "message", "user": ws.bot.id, "is_ephemeral": True, "ephemeral_id": shown["ts"],
        "text": shown.get("text") or "",
    }  # fmt: skip


def channel_shown(ws: Workspace, channel: Channel, me: str) -> Json:
    """A conversation as it stands in the sidebar of one person."""
    news = list(_unread(ws, channel, me)) if me in channel.members else []
    named = [message for message in news if channel.kind in ("im", "mpim") or _names(message, me)]
    return channel_json(ws, channel) | {
        "kind": channel.kind, "title": title_of(ws, channel, me), "is_member": me in channel.members,
        "unread": len(news), "mentions": len(named), "last_ts": channel.order[-1][1] if channel.order else None,
        "last_read": ws.read_marks.get((me, channel.id)), "members": list(channel.members),
        "canvases": [{"id": one, "title": ws.files[one].title} for one in channel.canvases if one in ws.files],
        "pins": list(channel.pins), "bookmarks": list(channel.bookmarks), "topic": channel.topic,
    }  # fmt: skip


def title_of(ws: Workspace, channel: Channel, me: str) -> str:
    """What the conversation is called; a direct message is called as those on its other end."""
    if channel.kind not in ("im", "mpim"):
        return channel.name
    others = [ws.users[user].name for user in channel.members if user != me and user in ws.users]
    return ", ".join(others) or ws.users[me].name


def view_shown(ws: Workspace, view: View) -> Json:
    """A modal, with whether anything was filled in."""
    return view_json(ws, view) | {"is_touched": is_touched(ws, view)}


def _unread(ws: Workspace, channel: Channel, me: str) -> Iterator[Message]:
    """The newest messages that this person has not seen, newest first; replies and notices do not count."""
    mark, count = ws.read_marks.get((me, channel.id), ""), 0
    for _, ts in reversed(channel.order):
        message = channel.messages[ts]
        if _is_before(ts, mark) or count >= COUNTED:
            return
        is_listed = not message.is_reply or message.subtype == "thread_broadcast"
        if is_listed and message.user != me and message.subtype not in QUIET:
            count += 1
            yield message


def _is_before(ts: str, mark: str) -> bool:
    return bool(mark) and (len(ts), ts) <= (len(mark), mark)


def _names(message: Message, me: str) -> bool:
    return f"<@{me}" in message.text or any(word in message.text for word in TO_ALL)
