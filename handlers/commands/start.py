"""`/incident start`: declares an incident."""

from datetime import timedelta

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.parts import safe
from bot.rendering.slack.views import start_view
from bot.usecases.incidents import Declared, declare
from handlers.commands.subcommand import Subcommand
from handlers.context import CommandContext
from handlers.parsing.durations import take_duration
from handlers.parsing.flags import take_flags
from handlers.parsing.words import take_severity, take_word
from handlers.reply import Reply

MAX_TITLE = 200
LONGEST_LOOKBACK = timedelta(days=7)


def run(command: CommandContext) -> Reply:
    """Declare from one line, or open the modal where nothing was written."""
    if not command.text.strip():
        return Reply(view=start_view(command.channel_id))
    flags = take_flags(command.text, {"since": True})
    first, rest = take_word(flags.rest)
    is_here = first.lower() == "here"
    severity, title = take_severity(rest if is_here else flags.rest)
    lookback = _lookback(flags.given.get("since"))
    if lookback is not None and not is_here:
        raise Refusal("`--since` goes with `start here`: a new channel has nothing to look back on.")
    declared = declare(
        command.scribe,
        title=checked_title(title),
        severity=severity,
        by=command.user_id,
        here=checked_place(command.channel_id) if is_here else None,
        lookback=lookback,
    )
    return Reply(text=confirmation(declared))


def checked_title(title: str) -> str:
    """Return the title, tidied; refuses one that is empty or too long."""
    tidy = " ".join(title.split())
    if not tidy:
        raise Refusal("What is happening? Write a title: `/incident start sev2 Checkout fails`.")
    length = len(to_plain(tidy))
    if length > MAX_TITLE:
        raise Refusal(f"That title has {length} characters; {MAX_TITLE} is the most. Nothing was declared.")
    return tidy


def checked_place(channel_id: ChannelId) -> ChannelId:
    """Return the channel that `here` means; refuses a direct message, where nobody else could join."""
    if not channel_id.startswith(("C", "G")):
        raise Refusal("This is no channel that others could join. `/incident start <title>` opens one.")
    return channel_id


def confirmation(declared: Declared) -> str:
    """Return what is told to the person who declared."""
    incident = declared.incident
    severity = f" as {incident.severity.label}" if incident.severity else ""
    said = f"{incident.key} is declared{severity}: {safe(incident.title)}."
    if incident.channel_id is None:
        return f"{said} I am opening its channel and will invite you."
    kept = f"I keep what is said here from now on, and what was said in the last {_minutes(declared)}."
    if declared.is_listening:
        return f"{said} {kept}"
    return f"{said} {kept} If I am not in this channel yet, type `/invite @scribe`."


def _minutes(declared: Declared) -> str:
    minutes = round((declared.incident.declared_at - declared.incident.captured_from) / timedelta(minutes=1))
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def _lookback(since: str | None) -> timedelta | None:
    if since is None:
        return None
    duration, rest = take_duration(since)
    if duration is None or rest:
        raise Refusal("`--since` takes a length of time, as in `--since 45m` or `--since 2h`.")
    if duration > LONGEST_LOOKBACK:
        raise Refusal(f"`--since` reaches back {LONGEST_LOOKBACK.days} days at most.")
    return duration


COMMAND = Subcommand(
    name="start",
    usage="start [here] [sev2] <title> [--since 45m]",
    summary="Declare an incident, in a new channel or in this one; without a title, in a form",
    run=run,
)
