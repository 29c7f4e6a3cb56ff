"""What can be done to messages, by whomever: post, edit, delete, react and pin, with the events each causes."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from bot.emulator.events import emit, message_event
from bot.emulator.records import Channel, Json, Message
from bot.emulator.shapes import message_json, permalink, pinned_info
from bot.emulator.workspace import Workspace

TEXT_LIMIT = 40_000
FIELDS_OF_HISTORY_ALONE = ("reply_users", "reactions", "pinned_to", "pinned_info")


def post(ws: Workspace, channel: Channel, *, user: str | None, text: str, **fields: Any) -> Message:
    """Store a new message and send its event. `ts` among the fields is kept as given."""
    ts = fields.pop("ts", None) or ws.new_ts(channel)
    message = Message(ts=ts, user=user, text=text[:TEXT_LIMIT], **fields)
    if message.bot_id is None and message.subtype in (None, "thread_broadcast"):
        message.client_msg_id = str(uuid5(NAMESPACE_URL, f"{channel.id}/{ts}"))
    ws.store(channel, message)
    body = event_body(ws, channel, message)
    if message.subtype == "thread_broadcast" and message.thread_ts:
        root = event_body(ws, channel, channel.messages[message.thread_ts])
        body["root"] = {k: v for k, v in root.items() if k not in ("client_msg_id", "is_locked", "app_id")}
        body.pop("parent_user_id", None)
    message_event(ws, channel, body, event_ts=ts)
    for file_id in message.files:
        file_shared(ws, channel, user, file_id)
    return message


def file_shared(ws: Workspace, channel: Channel, user: str | None, file_id: str) -> None:
    """`file_shared`, which carries no more than ids."""
    event: Json = {"type": "file_shared", "file_id": file_id, "user_id": user, "file": {"id": file_id}}
    emit(ws, event | {"channel_id": channel.id, "event_ts": ws.new_event_ts()}, channel)


def event_body(ws: Workspace, channel: Channel, message: Message) -> Json:
    """The message as an event carries it: without what only history adds."""
    body = message_json(ws, channel, message, metadata=True)
    return {k: v for k, v in body.items() if k not in FIELDS_OF_HISTORY_ALONE}


def changed(ws: Workspace, channel: Channel, body: Json, previous: Json, event_ts: str | None = None) -> None:
    """Send `message_changed` for a message that has just become `body`."""
    ws.tell("message", channel.id, str(body["ts"]))
    stamp = event_ts or ws.new_event_ts()
    event = {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": {k: v for k, v in body.items() if k not in ("app_id", "metadata")},
        "previous_message": {k: v for k, v in previous.items() if k not in ("app_id", "metadata")},
        "ts": stamp,
    }
    message_event(ws, channel, event, event_ts=stamp)


def edit(
    ws: Workspace, channel: Channel, message: Message, *, editor: str, at: str | None = None, **fields: Any
) -> None:
    """Change fields of a message; `edited` is set when its text becomes another, or where `at` says when it did.

    An exported log knows when a message was edited, but not what it said before.
    """
    previous = event_body(ws, channel, message)
    stamp = at or ws.new_event_ts()
    if "text" in fields and (at is not None or fields["text"] != message.text):
        message.edited = {"user": editor, "ts": stamp}
    for name, value in fields.items():
        setattr(message, name, value)
    changed(ws, channel, event_body(ws, channel, message), previous, stamp)


def delete(ws: Workspace, channel: Channel, message: Message, *, event_ts: str | None = None) -> None:
    """Delete a message; a parent with replies stays behind as a tombstone."""
    previous = event_body(ws, channel, message)
    channel.deleted[message.ts] = ws.clock.now()
    if message.ts in channel.pins:
        channel.pins.remove(message.ts)
    if channel.threads.get(message.ts):
        entomb(message)
        changed(ws, channel, event_body(ws, channel, message), previous, event_ts)
        return
    remove(channel, message)
    ws.tell("message", channel.id, message.ts)
    if message.is_reply and message.thread_ts is not None:
        ws.tell("message", channel.id, message.thread_ts)
    stamp = event_ts or ws.new_event_ts()
    event = {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "deleted_ts": message.ts,
        "previous_message": {k: v for k, v in previous.items() if k not in ("app_id", "metadata")},
        "ts": stamp,
    }
    message_event(ws, channel, event, event_ts=stamp)


def entomb(message: Message) -> None:
    """Empty a message down to the tombstone that Slack leaves."""
    message.subtype, message.user, message.text = "tombstone", "USLACKBOT", "This message was deleted."
    message.blocks = message.attachments = message.metadata = message.edited = None
    message.bot_id = message.username = message.client_msg_id = message.pinned_by = None
    message.files, message.reactions, message.extra = [], {}, {"hidden": True}


def remove(channel: Channel, message: Message) -> None:
    """Take a message out of its channel and thread."""
    del channel.messages[message.ts]
    channel.order = [entry for entry in channel.order if entry[1] != message.ts]
    if message.is_reply and message.thread_ts is not None:
        channel.threads[message.thread_ts].remove(message.ts)


def react(
    ws: Workspace, channel: Channel, message: Message, *, user: str, name: str, event_ts: str | None = None
) -> bool:
    """Add a reaction; False when the user had it already."""
    users = message.reactions.setdefault(name, [])
    if user in users:
        return False
    users.append(user)
    reaction_event(ws, channel, message, "reaction_added", user, name, event_ts)
    return True


def unreact(
    ws: Workspace, channel: Channel, message: Message, *, user: str, name: str, event_ts: str | None = None
) -> bool:
    """Take a reaction away; False when the user had none."""
    users = message.reactions.get(name, [])
    if user not in users:
        return False
    users.remove(user)
    if not users:
        del message.reactions[name]
    reaction_event(ws, channel, message, "reaction_removed", user, name, event_ts)
    return True


def reaction_event(
    ws: Workspace, channel: Channel, message: Message, kind: str, user: str, name: str, event_ts: str | None
) -> None:
    """`reaction_added` or `reaction_removed`, pointing at the message."""
    ws.tell("message", channel.id, message.ts)
    event: Json = {
        "type": kind,
        "user": user,
        "reaction": name,
        "item": {"type": "message", "channel": channel.id, "ts": message.ts},
        "event_ts": event_ts or ws.new_event_ts(),
    }
    emit(ws, event | ({"item_user": message.user} if message.user else {}), channel)


def pin(ws: Workspace, channel: Channel, message: Message, *, user: str, event_ts: str | None = None) -> bool:
    """Pin a message; False when it was pinned already."""
    if message.ts in channel.pins:
        return False
    channel.pins.append(message.ts)
    message.pinned_by, message.pinned_at = user, ws.seconds()
    pin_event(ws, channel, message, "pin_added", user, event_ts, pinned_info(channel, message))
    return True


def unpin(ws: Workspace, channel: Channel, message: Message, *, user: str, event_ts: str | None = None) -> bool:
    """Take a pin off; False when there was none."""
    if message.ts not in channel.pins:
        return False
    info = pinned_info(channel, message)
    channel.pins.remove(message.ts)
    message.pinned_by, message.pinned_at = None, 0
    pin_event(ws, channel, message, "pin_removed", user, event_ts, info)
    return True


def pin_item(ws: Workspace, channel: Channel, message: Message) -> Json:
    """The pinned message as `pins.list` and the pin events show it."""
    return {
        "type": "message",
        "created": message.pinned_at,
        "created_by": message.pinned_by,
        "channel": channel.id,
        "message": message_json(ws, channel, message) | {"permalink": permalink(ws, channel, message)},
    }


def pin_event(
    ws: Workspace,
    channel: Channel,
    message: Message,
    kind: str,
    user: str,
    event_ts: str | None,
    info: Json,
) -> None:
    """`pin_added` or `pin_removed`; both carry the whole message."""
    ws.tell("message", channel.id, message.ts)
    ws.tell("channel", channel.id)
    item = pin_item(ws, channel, message) | {"created": info["pinned_ts"], "created_by": info["pinned_by"]}
    event: Json = {
        "type": kind,
        "user": user,
        "channel_id": channel.id,
        "item": item,
        "item_user": message.user,
        "pin_count": len(channel.pins),
        "pinned_info": info,
        "event_ts": event_ts or ws.new_event_ts(),
    }
    if kind == "pin_removed":
        event["has_pins"] = bool(channel.pins)
    emit(ws, event, channel)
