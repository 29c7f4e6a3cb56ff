"""canvases.*: documents of the bot's own, and who may open them."""

import re
from typing import Any

from bot.emulator.api.call import Call
from bot.emulator.canvasrules import markdown_of
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.records import Canvas, Json
from bot.emulator.shapes import canvas_link
from bot.emulator.workspace import Workspace

LEVELS = ("read", "write", "owner")


def create(call: Call) -> Json:
    """canvases.create: a canvas that stands alone; only the bot may open it."""
    ws = call.ws
    if call.text("channel_id"):
        raise invalid_arguments("channel_id: tabs of channels are not emulated")
    content = markdown_of(call.json("document_content", "invalid_arguments")).encode("utf-8", "surrogatepass")
    title = call.text("title")
    canvas = Canvas(
        id=ws.new_id("F"), name=re.sub(r"\W+", "_", title), title=title, user=ws.bot.id, length=len(content),
        created=ws.seconds(), content=content, is_complete=True, access={ws.bot.id: "owner"},
    )  # fmt: skip
    ws.files[canvas.id] = canvas
    return {"canvas_id": canvas.id}


def access_set(call: Call) -> Json:
    """canvases.access.set: for users or for channels, never for both."""
    canvas, level = _canvas(call), call.text("access_level")
    users, channels = _listed(call, "user_ids"), _listed(call, "channel_ids")
    if bool(users) == bool(channels):
        raise SlackError("invalid_parameters")
    if level not in LEVELS or (level == "owner" and channels):
        raise invalid_arguments("must be a valid enum value [json-pointer:/access_level]")
    for user in users:
        if not _was_sent(call.ws, canvas, call.user(user).id):
            raise SlackError("failed_to_update_user_ids")
    for channel in channels:
        if channel not in call.ws.channels or call.ws.channels[channel].kind == "im":
            raise SlackError("channel_not_found")
    canvas.access |= dict.fromkeys([*users, *channels], level)
    return {}


def delete(call: Call) -> Json:
    """canvases.delete: of the bot's own."""
    del call.ws.files[_canvas(call).id]
    return {}


def _canvas(call: Call) -> Canvas:
    """The canvas named in the call, if it is the bot's; SlackError `canvas_not_found`."""
    canvas = call.ws.files.get(call.text("canvas_id"))
    if not isinstance(canvas, Canvas) or canvas.user != call.ws.bot.id:
        raise SlackError("canvas_not_found")
    return canvas


def _listed(call: Call, name: str) -> list[str]:
    """Ids given as a list, as JSON, or parted by commas."""
    given: Any = call.args.get(name)
    if isinstance(given, str):
        given = call.json(name, "invalid_arguments") if given.startswith("[") else given.split(",")
    return [str(one) for one in given or () if one]


def _was_sent(ws: Workspace, canvas: Canvas, user: str) -> bool:
    """Whether the bot has sent the user its address: Slack gives nobody access who was not."""
    link = canvas_link(ws, canvas)
    directs = (c for c in ws.channels.values() if c.kind == "im" and user in c.members)
    said = (message for channel in directs for message in channel.messages.values())
    return any(link in message.text or link in str(message.blocks) for message in said if message.user == ws.bot.id)
