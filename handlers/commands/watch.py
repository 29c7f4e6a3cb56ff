"""`/incident watch`: takes another channel, or one thread of it, into the incident's log."""

import re

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, MessageTs
from bot.usecases.imports import watch_channel, watch_thread
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import take_channel
from handlers.reply import Reply

_LINK = re.compile(
    r"/archives/(?P<channel>[CG][A-Z0-9]+)/p(?P<seconds>[0-9]{10})(?P<micros>[0-9]{6})"
    r"(?:\?(?:[^\s>|]*?(?:&|&amp;))?thread_ts=(?P<thread_ts>[0-9]{10}\.[0-9]{6}))?"
)


def run(command: CommandContext) -> Reply:
    """Watch the channel mentioned, or the thread whose link is given."""
    incident, text = command.incident()
    if link := _LINK.search(text):
        ts = MessageTs(link["thread_ts"] or f"{link['seconds']}.{link['micros']}")
        watch_thread(
            command.scribe, incident_id=incident.id, channel_id=ChannelId(link["channel"]), thread_ts=ts,
            by=command.user_id,
        )  # fmt: skip
        return Reply(text=f"What is said in that thread is kept for {incident.key} too, from its first message on.")
    channel_id, _ = take_channel(text)
    if channel_id is None:
        raise Refusal("Which channel? Mention it: `/incident watch #payments`. For one thread, paste its link.")
    is_new = watch_channel(command.scribe, incident_id=incident.id, channel_id=channel_id, by=command.user_id)
    if not is_new:
        return Reply(text=f"<#{channel_id}> is part of {incident.key} already.")
    return Reply(
        text=f"What is said in <#{channel_id}> is kept for {incident.key} too, if I am in it (`/invite @scribe`)."
    )


COMMAND = Subcommand(
    name="watch",
    usage="watch #channel | <link to a thread>",
    summary="Keep what is said in another channel, or in one thread, too",
    brief="keep another channel, or a thread, too",
    group=Group.RECORD,
    run=run,
)
