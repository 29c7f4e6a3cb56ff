"""conversations.* about what one is: topic, purpose, name, archived or not, read up to where."""

from bot.emulator import membership
from bot.emulator.api.call import Call
from bot.emulator.api.conversations import check_name, seen
from bot.emulator.api.joining import no_direct
from bot.emulator.api.scopes import allowed
from bot.emulator.errors import SlackError
from bot.emulator.records import Json

TOPIC_LIMIT = 250


def set_topic(call: Call) -> Json:
    """conversations.setTopic"""
    channel = allowed(call, "conversations.setTopic", joined=True, writes=True)
    topic = call.text("topic")
    if len(topic) > TOPIC_LIMIT:
        raise SlackError("too_long")
    membership.set_topic(call.ws, channel, call.ws.bot.id, topic)
    return {"channel": seen(call, channel)}


def set_purpose(call: Call) -> Json:
    """conversations.setPurpose"""
    channel = allowed(call, "conversations.setPurpose", joined=True, writes=True)
    no_direct(channel)
    purpose = call.text("purpose")
    if len(purpose) > TOPIC_LIMIT:
        raise SlackError("too_long")
    membership.set_purpose(call.ws, channel, call.ws.bot.id, purpose)
    return {"channel": seen(call, channel)}


def archive(call: Call) -> Json:
    """conversations.archive"""
    channel = allowed(call, "conversations.archive", joined=True)
    if channel.is_archived:
        raise SlackError("already_archived")
    no_direct(channel)
    if channel.name == "general":
        raise SlackError("cant_archive_general")
    membership.archive(call.ws, channel, call.ws.bot.id)
    return {}


def unarchive(call: Call) -> Json:
    """conversations.unarchive: the bot is back in it, as whoever unarchives is."""
    channel = allowed(call, "conversations.unarchive")
    no_direct(channel)
    if not channel.is_archived:
        raise SlackError("not_archived")
    membership.unarchive(call.ws, channel, call.ws.bot.id)
    return {}


def rename(call: Call) -> Json:
    """conversations.rename: the app may rename what it created."""
    channel = allowed(call, "conversations.rename", joined=True, writes=True)
    no_direct(channel)
    if channel.creator != call.ws.bot.id:
        raise SlackError("not_authorized")
    check_name(call, call.text("name"))
    membership.rename(call.ws, channel, call.ws.bot.id, call.text("name"))
    return {"channel": seen(call, channel)}


def mark(call: Call) -> Json:
    """conversations.mark: how far the bot has read."""
    channel = allowed(call, "conversations.mark", joined=True)
    call.ws.read_marks[call.ws.bot.id, channel.id] = call.timestamp("ts", "invalid_timestamp")
    return {}
