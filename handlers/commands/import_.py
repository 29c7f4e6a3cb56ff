"""`/incident import`: takes what was said in a channel, for a while, into the incident's log."""

import re

from bot.domain.errors import Refusal
from bot.rendering.slack.parts import when
from bot.usecases.imports import import_channel
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.times import Taken, take_time
from handlers.parsing.words import take_channel
from handlers.reply import Reply

EXAMPLE = "/incident import #payments from 09:30 to 11:00"
_FROM = re.compile(r"\s*from\s+", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|until|till|[-–—])\s+(?!now\b)", re.IGNORECASE)
_TO_NOW = re.compile(r"\s*(?:(?:to|until|till|[-–—])\s+now)?\s*", re.IGNORECASE)


def run(command: CommandContext) -> Reply:
    """Import the channel mentioned, from one time to another (without a second: to now)."""
    incident, text = command.incident()
    channel_id, rest = take_channel(text)
    begin = _FROM.match(rest)
    if channel_id is None or begin is None:
        raise Refusal(f"Which channel, and from when to when? `{EXAMPLE}`.")
    now, tz = command.scribe.now(), command.timezone(incident)
    first = take_time(rest[begin.end() :], now=now, tz=tz, bare=True, example=EXAMPLE)
    last = Taken(now, "")
    if end := _TO.match(first.rest):
        last = take_time(first.rest[end.end() :], now=now, tz=tz, bare=True, example=EXAMPLE)
    elif not _TO_NOW.fullmatch(first.rest):
        last = Taken(None, first.rest)
    if first.occurred_at is None or last.occurred_at is None or last.rest.strip():
        raise Refusal(f"I need two times, as in `{EXAMPLE}`. Nothing was imported.")
    if first.occurred_at >= last.occurred_at:
        raise Refusal(f"{when(first.occurred_at)} does not come before {when(last.occurred_at)}. Nothing was imported.")
    import_channel(
        command.scribe, incident_id=incident.id, channel_id=channel_id, first=first.occurred_at, last=last.occurred_at,
        by=command.user_id,
    )  # fmt: skip
    span = f"{when(first.occurred_at)} to {when(last.occurred_at)}"
    return Reply(
        text=f"I am reading <#{channel_id}> from {span} into the log of {incident.key}, and tell you by direct message "
        "when it is read. What was read stays in the log; a line of the timeline goes by `/incident retract`."
    )


COMMAND = Subcommand(
    name="import",
    usage="import #channel from 09:30 [to 11:00]",
    summary="Take what was said in a channel for a while into the log, also from before the declaration",
    brief="take in what was said in a channel",
    group=Group.RECORD,
    run=run,
)
