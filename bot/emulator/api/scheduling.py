"""chat.scheduleMessage and what goes with it: messages that are to be posted later."""

from bot.emulator.api.call import Call
from bot.emulator.api.chat import content, destination
from bot.emulator.api.paging import page_of
from bot.emulator.errors import SlackError
from bot.emulator.records import Json, Scheduled

FARTHEST = 120 * 24 * 60 * 60
MOST, WINDOW = 30, 300  # in one channel within so many seconds


def schedule(call: Call) -> Json:
    """chat.scheduleMessage: up to 120 days ahead."""
    ws, channel, post_at = call.ws, destination(call), call.number("post_at", 0)
    fields = content(call) | {"thread_ts": call.text("thread_ts") or None}
    if post_at <= ws.seconds():
        raise SlackError("time_in_past")
    if post_at > ws.seconds() + FARTHEST:
        raise SlackError("time_too_far")
    near = [s for s in ws.scheduled.values() if s.channel == channel.id and abs(s.post_at - post_at) < WINDOW]
    if len(near) >= MOST:
        raise SlackError("restricted_too_many")
    made = Scheduled(id=ws.new_id("Q"), channel=channel.id, post_at=post_at, created=ws.seconds(), fields=fields)
    ws.scheduled[made.id] = made
    message = {"text": fields["text"], "bot_id": ws.bot_id, "type": "delayed_message", "subtype": "bot_message"}
    return {"channel": channel.id, "scheduled_message_id": made.id, "post_at": post_at, "message": message}


def delete(call: Call) -> Json:
    """chat.deleteScheduledMessage"""
    found = call.ws.scheduled.get(call.text("scheduled_message_id"))
    if found is None or found.channel != call.channel().id:
        raise SlackError("invalid_scheduled_message_id")
    del call.ws.scheduled[found.id]
    return {}


def list_all(call: Call) -> Json:
    """chat.scheduledMessages.list: of one channel or of all, in the order of their times."""
    oldest, latest = call.number("oldest", 0), call.number("latest", 2**62)
    channel = call.channel().id if call.text("channel") else None
    found = [
        {"id": s.id, "channel_id": s.channel, "post_at": s.post_at, "date_created": s.created, "text": s.fields["text"]}
        for s in sorted(call.ws.scheduled.values(), key=lambda one: one.post_at)
        if channel in (None, s.channel) and oldest <= s.post_at <= latest
    ]
    page, tail = page_of(call, found)
    return {"scheduled_messages": page, **tail}
