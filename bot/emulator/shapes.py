"""How Slack prints its objects: users, channels, messages and files as the JSON that the bot receives."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.emulator.records import Canvas, Channel, File, Json, Message, User
from bot.emulator.workspace import Workspace


def user_json(ws: Workspace, user: User) -> Json:
    """A user as `users.info` and `user_change` carry it."""
    offset = ws.clock.now().astimezone(ZoneInfo(user.tz)).utcoffset() or timedelta()
    return {
        "id": user.id,
        "team_id": user.team_id or ws.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": user.tz,
        "tz_offset": int(offset.total_seconds()),
        "profile": profile_json(ws, user),
        "is_admin": user.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": False,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": user.updated,
        "is_email_confirmed": not user.is_bot,
    } | ({"is_stranger": True} if user.is_stranger else {})


def profile_json(ws: Workspace, user: User) -> Json:
    """The profile inside a user; bots carry their `bot_id` and app, people an email if the app may see it."""
    profile: Json = {
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "team": user.team_id or ws.team_id,
    }
    if user.bot_id:
        profile |= {"bot_id": user.bot_id, "api_app_id": ws.app_id if user is ws.bot else ""}
    elif user.email and "users:read.email" in ws.manifest.scopes:
        profile["email"] = user.email
    return profile


def channel_json(ws: Workspace, channel: Channel) -> Json:
    """A conversation as the bot sees it."""
    if channel.kind == "im":
        other = next(m for m in channel.members if m != ws.bot.id)
        return {
            "id": channel.id,
            "created": channel.created,
            "is_archived": False,
            "is_im": True,
            "is_org_shared": False,
            "user": other,
        }
    return {
        "id": channel.id,
        "name": channel.name,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind in ("group", "mpim"),
        "is_im": False,
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.is_private,
        "created": channel.created,
        "is_archived": channel.is_archived,
        "is_general": channel.name == "general",
        "unlinked": 0,
        "name_normalized": channel.name,
        "is_shared": bool(channel.connected_teams),
        "is_ext_shared": bool(channel.connected_teams),
        "is_org_shared": False,
        "pending_shared": [],
        "creator": channel.creator,
        "topic": channel.topic,
        "purpose": channel.purpose,
        "previous_names": channel.previous_names,
    } | shared_fields(ws, channel)


def shared_fields(ws: Workspace, channel: Channel) -> Json:
    """What a channel shared with other workspaces says of them."""
    if not channel.connected_teams:
        return {}
    teams = [ws.team_id, *channel.connected_teams]
    return {"shared_team_ids": teams, "context_team_id": ws.team_id, "is_pending_ext_shared": False}


def icons() -> Json:
    """The pictures of an app that has none of its own."""
    return {f"image_{size}": "https://a.slack-edge.com/bot.png" for size in (36, 48, 72)}


def bot_profile(ws: Workspace) -> Json:
    """What Slack adds to each message of the app."""
    return {
        "id": ws.bot_id,
        "deleted": False,
        "name": ws.bot.name,
        "updated": ws.bot.updated,
        "app_id": ws.app_id,
        "icons": icons(),
        "team_id": ws.team_id,
    }


def message_json(ws: Workspace, channel: Channel, message: Message, *, metadata: bool = False) -> Json:
    """A message as history shows it; with `metadata` only when asked for."""
    optional = {
        "subtype": message.subtype,
        "client_msg_id": message.client_msg_id,
        "bot_id": message.bot_id,
        "username": message.username,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "thread_ts": message.thread_ts,
        "edited": message.edited,
        "metadata": message.metadata if metadata else None,
        "user": message.user,
    }
    body: Json = {"type": "message", "ts": message.ts, "text": message.text}
    body |= {key: value for key, value in optional.items() if value}
    if message.subtype is None:
        author = ws.users.get(message.user or "")
        body["team"] = (author and author.team_id) or ws.team_id
    if message.bot_id == ws.bot_id and message.subtype is None:
        body |= {"app_id": ws.app_id, "bot_profile": bot_profile(ws)}
    if message.files:
        body |= {"files": [file_json(ws, ws.files[f]) for f in message.files], "upload": False}
    if message.reactions:
        body["reactions"] = [{"name": n, "users": u, "count": len(u)} for n, u in message.reactions.items()]
    if message.pinned_by:
        body |= {"pinned_to": [channel.id], "pinned_info": pinned_info(channel, message)}
    return body | thread_fields(channel, message) | message.extra


def pinned_info(channel: Channel, message: Message) -> Json:
    """Who pinned the message, and when."""
    return {"channel": channel.id, "pinned_by": message.pinned_by, "pinned_ts": message.pinned_at}


def thread_fields(channel: Channel, message: Message) -> Json:
    """What a thread adds to its parent (counts) or to a reply (the parent's author)."""
    if message.is_reply and message.thread_ts is not None:
        parent = channel.messages.get(message.thread_ts)
        return {"parent_user_id": parent.user} if parent and parent.user else {}
    replies = channel.threads.get(message.ts)
    if not replies:
        return {}
    authors = list(dict.fromkeys(str(channel.messages[ts].user) for ts in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(authors),
        "latest_reply": replies[-1],
        "reply_users": authors,
        "is_locked": False,
        "subscribed": False,
    }


def file_json(ws: Workspace, file: File) -> Json:
    """A file as `files.info` and a message carry it; `shares` appear once it has been shared."""
    extension = file.name.rpartition(".")[2].lower()
    shares: Json = {}
    for channel_id, ts in file.shares:
        side = "private" if ws.channels[channel_id].is_private else "public"
        shares.setdefault(side, {}).setdefault(channel_id, []).append({"ts": ts, "team_id": ws.team_id})
    if file.is_deleted:
        return {"id": file.id, "mode": "tombstone"}
    name = UNSAFE_IN_ADDRESS.sub("_", file.name)
    url = f"{ws.base_url}files/{file.id}/{name}"
    body = {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype or MIMETYPES.get(extension, "application/octet-stream"),
        "filetype": extension,
        "pretty_type": extension.upper(),
        "user": file.user,
        "size": file.length,
        "mode": "hosted",
        "is_external": False,
        "is_public": "public" in shares,
        "permalink": f"{ws.url}files/{file.user}/{file.id}/{name}",
        "shares": shares,
    }
    if file.content is not None:
        body |= {"url_private": url, "url_private_download": url}
    if file.alt_txt:
        body["alt_txt"] = file.alt_txt
    return body | canvas_fields(ws, file) if isinstance(file, Canvas) else body


def canvas_fields(ws: Workspace, canvas: Canvas) -> Json:
    """What is otherwise in a file that is a canvas; Slack still calls its type after the maker of its editor."""
    kind = {"mimetype": "application/vnd.slack-docs", "filetype": "quip", "pretty_type": "Canvas", "mode": "quip"}
    return {**kind, "permalink": canvas_link(ws, canvas)}


def canvas_link(ws: Workspace, canvas: Canvas) -> str:
    """The address that opens the canvas, for whoever has access."""
    return f"{ws.url}docs/{ws.team_id}/{canvas.id}"


def file_places(ws: Workspace, file: File) -> Json:
    """Where the file has been shared, by kind of conversation, as only `files.info` lists it."""
    names = {"channels": ("channel",), "groups": ("group", "mpim"), "ims": ("im",)}
    return {name: [c for c, _ in file.shares if ws.channels[c].kind in kinds] for name, kinds in names.items()}


UNSAFE_IN_ADDRESS = re.compile(r"[^A-Za-z0-9.-]+")
MIMETYPES = {
    "md": "text/markdown",
    "txt": "text/plain",
    "html": "text/html",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
}


def permalink(ws: Workspace, channel: Channel, message: Message) -> str:
    """The address of a message; a reply names its thread."""
    link = f"{ws.url}archives/{channel.id}/p{message.ts.replace('.', '')}"
    return f"{link}?thread_ts={message.thread_ts}&cid={channel.id}" if message.is_reply else link
