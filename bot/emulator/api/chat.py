"""chat.*: posting, changing and deleting messages, and their addresses."""

from bot.emulator.api.call import Call
from bot.emulator.content import markdown_blocks, message_attachments, message_blocks
from bot.emulator.errors import SlackError
from bot.emulator.messages import delete, edit, post
from bot.emulator.records import Channel, Json, Message
from bot.emulator.replies import ephemeral
from bot.emulator.shapes import message_json, permalink

METADATA_LIMIT = 16_000
UPDATE_LIMIT = 4_000
MARKDOWN_LIMIT = 12_000
NAMING = ("username", "icon_emoji", "icon_url")


def content(call: Call) -> Json:
    """Text, blocks, attachments and metadata of a message to be; SlackError when Slack would not take them."""
    text, blocks = call.text("text"), message_blocks(call.ws, call.json("blocks", "invalid_blocks_format"))
    markdown = call.text("markdown_text")
    if markdown and (text or blocks):
        raise SlackError("markdown_text_conflict")
    if len(markdown) > MARKDOWN_LIMIT:
        raise SlackError("msg_too_long")
    if markdown:
        text, blocks = markdown, markdown_blocks(call.ws, markdown)
    attachments = message_attachments(call.ws, call.json("attachments", "invalid_attachments"))
    if not text and not blocks and not attachments:
        raise SlackError("no_text")
    return {"text": text, "blocks": blocks, "attachments": attachments, "metadata": metadata(call)}


def metadata(call: Call) -> Json | None:
    """The message's metadata; SlackError when it is not an event type with a payload."""
    given = call.json("metadata", "invalid_metadata_format")
    if given is None:
        return None
    if not isinstance(given, dict) or not given.get("event_type"):
        raise SlackError("invalid_metadata_format")
    if not isinstance(given.get("event_payload"), dict):
        raise SlackError("invalid_metadata_schema")
    if len(str(given["event_payload"])) > METADATA_LIMIT:
        raise SlackError("metadata_too_large")
    return {"event_type": given["event_type"], "event_payload": given["event_payload"]}


def destination(call: Call) -> Channel:
    """Where to post: a conversation's id, a public channel's name, or a user's id for the direct message."""
    wanted = call.text("channel")
    if wanted in call.ws.users and wanted != call.ws.bot.id:
        return call.ws.dm_of(wanted)
    named = call.ws.channel_named(wanted.removeprefix("#"))
    if named is not None:
        call.args = {**call.args, "channel": named.id}
    return call.joined(writes=True)


def post_message(call: Call) -> Json:
    """chat.postMessage"""
    ws, channel = call.ws, destination(call)
    fields = unmarked(call) | content(call) | named(call)
    thread_ts = call.text("thread_ts") or None
    if thread_ts and thread_ts not in channel.messages:
        raise SlackError("thread_not_found")
    if thread_ts:
        thread_ts = channel.messages[thread_ts].thread_ts or thread_ts
    subtype = "thread_broadcast" if thread_ts and call.flag("reply_broadcast") else None
    fields = {"user": ws.bot.id, "subtype": subtype, **fields}
    message = post(ws, channel, bot_id=ws.bot_id, thread_ts=thread_ts, **fields)
    body = message_json(ws, channel, message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": body}


def unmarked(call: Call) -> Json:
    """What is noted of a message whose text is to be shown as it is, without marks."""
    return {"extra": {"mrkdwn": False}} if str(call.args.get("mrkdwn")).casefold() in ("false", "0") else {}


def named(call: Call) -> Json:
    """What a name or icon of its own makes of a message; SlackError without the scope for it."""
    given = {name: call.text(name) for name in NAMING if call.text(name)}
    if not given:
        return {}
    call.need_scope("chat:write.customize")
    icons = {key.removeprefix("icon_"): value for key, value in given.items() if key != "username"}
    shown: Json = {"icons": icons} if icons else {}
    return {"user": None, "subtype": "bot_message", "username": given.get("username", call.ws.bot.name), "extra": shown}


def update(call: Call) -> Json:
    """chat.update: only the app's own messages; what the call leaves out stays as it was."""
    ws, channel = call.ws, call.joined(writes=True)
    message = call.message(channel, "ts")
    if message.bot_id != ws.bot_id:
        raise SlackError("cant_update_message")
    given = content(call)
    if len(call.text("text")) > UPDATE_LIMIT:
        raise SlackError("msg_too_long")
    replaced = {name for name in given if call.args.get(name) is not None}
    if call.text("markdown_text") or (call.text("text") and is_markdown(message)):
        replaced |= {"text", "blocks"}
    fields = {name: value for name, value in given.items() if name in replaced}
    if not given["metadata"]:
        fields.pop("metadata", None)
    edit(ws, channel, message, editor=ws.bot.id, **fields)
    body = message_json(ws, channel, message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": body}


def is_markdown(message: Message) -> bool:
    """Whether all that the message shows was given as `markdown_text`, so that it goes when another text comes."""
    return [(one["type"], one.get("text")) for one in message.blocks or []] == [("markdown", message.text)]


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral: to a member of the channel."""
    channel = call.joined(writes=True)
    if call.text("user") not in channel.members:
        raise SlackError("user_not_in_channel")
    body = content(call) | {"thread_ts": call.text("thread_ts") or None}
    shown = ephemeral(call.ws, channel, call.text("user"), body, "chat.postEphemeral")
    return {"message_ts": shown["ts"]}


def delete_message(call: Call) -> Json:
    """chat.delete: only the app's own messages."""
    channel = call.joined()
    message = call.message(channel, "ts")
    if message.bot_id != call.ws.bot_id:
        raise SlackError("cant_delete_message")
    delete(call.ws, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def get_permalink(call: Call) -> Json:
    """chat.getPermalink"""
    channel = call.channel()
    message = call.message(channel, "message_ts")
    return {"channel": channel.id, "permalink": permalink(call.ws, channel, message)}


def me_message(call: Call) -> Json:
    """chat.meMessage: what the bot does, said in the third person."""
    channel = destination(call)
    message = post(call.ws, channel, user=call.ws.bot.id, text=call.text("text"), subtype="me_message")
    return {"channel": channel.id, "ts": message.ts}
