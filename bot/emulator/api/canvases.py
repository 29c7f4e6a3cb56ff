"""canvases.*: documents of the bot's own, and who may open them."""

import re

from bot.emulator.api.call import Call
from bot.emulator.canvasrules import LARGEST_BYTES, markdown_of
from bot.emulator.canvassections import FAILED, changed, found
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.records import Canvas, Channel, Json
from bot.emulator.shapes import canvas_link
from bot.emulator.workspace import Workspace

LEVELS = ("read", "write", "owner")


def create(call: Call) -> Json:
    """canvases.create: one that stands alone and only the bot may open, or a tab of a channel."""
    channel = call.joined("channel_id") if call.text("channel_id") else None
    canvas = _made(call, channel)
    return {"canvas_id": canvas.id}


def create_in_channel(call: Call) -> Json:
    """conversations.canvases.create: the one canvas that a channel has of its own."""
    channel = call.joined("channel_id")
    if channel.canvas_id is not None:
        raise SlackError("channel_canvas_already_exists")
    channel.canvas_id = _made(call, channel).id
    return {"canvas_id": channel.canvas_id}


def _made(call: Call, channel: Channel | None) -> Canvas:
    ws = call.ws
    content = markdown_of(call.json("document_content", "invalid_arguments")).encode("utf-8", "surrogatepass")
    title = call.text("title")
    canvas = Canvas(
        id=ws.new_id("F"), name=re.sub(r"\W+", "_", title), title=title, user=ws.bot.id, length=len(content),
        created=ws.seconds(), content=content, is_complete=True, access={ws.bot.id: "owner"},
    )  # fmt: skip
    if channel is not None:
        canvas.access[channel.id] = "write"
        channel.canvases.append(canvas.id)
        ws.tell("channel", channel.id)
    ws.files[canvas.id] = canvas
    return canvas


def edit(call: Call) -> Json:
    """canvases.edit: one change at a time, to the title, to the whole or at a section."""
    canvas = _canvas(call)
    changes = call.json("changes", "invalid_arguments")
    if not isinstance(changes, list) or len(changes) != 1 or not isinstance(changes[0], dict):
        raise invalid_arguments("must have exactly 1 item [json-pointer:/changes]")
    change = changes[0]
    if change.get("operation") == "rename":
        canvas.title = markdown_of(change.get("title_content"), FAILED)
        _changed(call, canvas)
        return {}
    text = changed((canvas.content or b"").decode("utf-8", "surrogatepass"), change)
    content = text.encode("utf-8", "surrogatepass")
    if len(content) > LARGEST_BYTES:
        raise SlackError("canvas_too_large")
    canvas.content, canvas.length = content, len(content)
    _changed(call, canvas)
    return {}


def lookup(call: Call) -> Json:
    """canvases.sections.lookup: by the kind of heading, by text, or by both."""
    criteria = call.json("criteria", "invalid_arguments")
    if not isinstance(criteria, dict):
        raise invalid_arguments("must be an object [json-pointer:/criteria]")
    text = (_canvas(call).content or b"").decode("utf-8", "surrogatepass")
    return {"sections": [{"id": section.id} for section in found(text, criteria)]}


def access_set(call: Call) -> Json:
    """canvases.access.set: for users or for channels, never for both."""
    canvas, level = _canvas(call), call.text("access_level")
    users, channels = call.list("user_ids"), call.list("channel_ids")
    if bool(users) == bool(channels):
        raise SlackError("invalid_parameters")
    if level not in LEVELS or (level == "owner" and channels):
        raise invalid_arguments("must be a valid enum value [json-pointer:/access_level]")
    for user in users:
        if not _was_sent(call.ws, canvas, call.user(user).id):
            raise SlackError("failed_to_update_user_ids")
    for channel in channels:
        if channel not in call.ws.channels or call.ws.channels[channel].kind in ("im", "mpim"):
            raise SlackError("channel_not_found")
    canvas.access |= dict.fromkeys([*users, *channels], level)
    return {}


def delete(call: Call) -> Json:
    """canvases.delete: of the bot's own."""
    canvas = _canvas(call)
    del call.ws.files[canvas.id]
    for channel in _tabbed(call.ws, canvas):
        channel.canvases.remove(canvas.id)
        call.ws.tell("channel", channel.id)
    call.ws.tell("canvas", canvas.id)
    return {}


def _changed(call: Call, canvas: Canvas) -> None:
    """Let those who read it know, and those who see its title above a channel."""
    call.ws.tell("canvas", canvas.id)
    for channel in _tabbed(call.ws, canvas):
        call.ws.tell("channel", channel.id)


def _tabbed(ws: Workspace, canvas: Canvas) -> list[Channel]:
    return [channel for channel in ws.channels.values() if canvas.id in channel.canvases]


def _canvas(call: Call) -> Canvas:
    """The canvas named in the call, if it is the bot's; SlackError `canvas_not_found`."""
    canvas = call.ws.files.get(call.text("canvas_id"))
    if not isinstance(canvas, Canvas) or canvas.user != call.ws.bot.id:
        raise SlackError("canvas_not_found")
    return canvas


def _was_sent(ws: Workspace, canvas: Canvas, user: str) -> bool:
    """Whether the bot has sent the user its address: Slack gives nobody access who was not."""
    link = canvas_link(ws, canvas)
    directs = (c for c in ws.channels.values() if c.kind == "im" and user in c.members)
    said = (message for channel in directs for message in channel.messages.values())
    return any(link in message.text or link in str(message.blocks) for message in said if message.user == ws.bot.id)
