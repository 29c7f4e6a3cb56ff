"""What the app says back to one person: ephemeral messages, and posts through a response URL."""

from bot.emulator.content import message_attachments, message_blocks
from bot.emulator.errors import SlackError
from bot.emulator.messages import delete, edit, post
from bot.emulator.records import Channel, Json
from bot.emulator.tickets import ResponseUrl
from bot.emulator.workspace import Workspace


def ephemeral(ws: Workspace, channel: Channel, user: str, body: Json, source: str) -> Json:
    """Show `body` to one user alone; kept where `Control.ephemerals` finds it."""
    shown = {
        "ts": ws.new_event_ts(),
        "channel": channel.id,
        "user": user,
        "text": body.get("text", ""),
        "blocks": body.get("blocks"),
        "attachments": body.get("attachments"),
        "thread_ts": body.get("thread_ts"),
        "bot_id": ws.bot_id,
        "source": source,
    }
    ws.ephemerals[user].append(shown)
    ws.tell("ephemeral", user, str(shown["ts"]))
    return shown


def respond(ws: Workspace, ticket: ResponseUrl, body: Json, source: str = "response_url") -> Json | None:
    """Carry out a response: ephemeral unless it says otherwise; None when it says nothing.

    SlackError when Slack would not show it.
    """
    channel = ws.channel(ticket.channel)
    body = body | {
        "blocks": message_blocks(ws, body.get("blocks")),
        "attachments": message_attachments(ws, body.get("attachments")),
    }
    if body.get("delete_original") or body.get("replace_original"):
        return replace_original(ws, ticket, channel, body)
    if not body.get("text") and not body.get("blocks") and not body.get("attachments"):
        return None
    if body.get("response_type") == "in_channel":
        shown = in_channel(ws, channel, body)
    else:
        shown = ephemeral(ws, channel, ticket.user, body, source)
    ticket.posts.append(shown)
    return shown


def in_channel(ws: Workspace, channel: Channel, body: Json) -> Json:
    """Post a response for everybody to see."""
    message = post(
        ws,
        channel,
        user=ws.bot.id,
        text=str(body.get("text", "")),
        blocks=body.get("blocks"),
        attachments=body.get("attachments"),
        thread_ts=body.get("thread_ts"),
        bot_id=ws.bot_id,
    )
    return {"ts": message.ts, "channel": channel.id, "text": message.text, "blocks": message.blocks}


def replace_original(ws: Workspace, ticket: ResponseUrl, channel: Channel, body: Json) -> Json | None:
    """Replace or delete the message that was clicked on."""
    if ticket.message_ts is None:
        raise SlackError("no_original_message")
    if ticket.message_ts not in channel.messages:
        return replace_ephemeral(ws, ticket, body)
    message = channel.messages[ticket.message_ts]
    if body.get("delete_original"):
        delete(ws, channel, message)
        return None
    edit(ws, channel, message, editor=ws.bot.id, text=str(body.get("text", "")), blocks=body.get("blocks"))
    return {"ts": message.ts, "channel": channel.id, "text": message.text, "blocks": message.blocks}


def replace_ephemeral(ws: Workspace, ticket: ResponseUrl, body: Json) -> Json | None:
    """Replace or delete an ephemeral message, which only its reader has."""
    shown = next((e for e in ws.ephemerals[ticket.user] if e["ts"] == ticket.message_ts), None)
    if shown is None:
        raise SlackError("message_not_found")
    ws.tell("ephemeral", ticket.user, str(shown["ts"]))
    if body.get("delete_original"):
        ws.ephemerals[ticket.user].remove(shown)
        return None
    shown |= {"text": body.get("text", ""), "blocks": body.get("blocks")}
    return shown
