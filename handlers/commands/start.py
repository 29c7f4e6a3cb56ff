"""`/incident start`: declares an incident."""

from datetime import datetime, timedelta

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId
from bot.domain.severity_names import SeverityNames
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.parts import safe, when
from bot.rendering.slack.views import start_view
from bot.rendering.visible import is_blank
from bot.usecases.incidents import Declared, declare
from bot.usecases.inviting import Invited
from bot.usecases.people import zone_of
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.durations import take_duration
from handlers.parsing.flags import take_flags
from handlers.parsing.invited import take_invited
from handlers.parsing.times import take_time
from handlers.parsing.words import take_severity_anywhere, take_word, unquoted
from handlers.reply import Reply, undo

MAX_TITLE = 200
MOST_NAMED = 5
LONGEST_LOOKBACK = timedelta(days=7)
FLAGS = {"since": True, "at": True, "private": False, "test": False}
LATE = "/incident start --at 09:58 Checkout fails"


def run(command: CommandContext) -> Reply:
    """Declare from one line, or open the modal where nothing was written."""
    if not command.text.strip():
        return Reply(view=start_view(command.channel_id, command.scribe.taste.severities))
    flags = take_flags(command.text, FLAGS)
    first, rest = take_word(flags.rest)
    is_here = first.lower() == "here"
    invited, words = take_invited(rest if is_here else flags.rest)
    severity, title = take_severity_anywhere(words)
    lookback = _lookback(flags.given.get("since"))
    if lookback is not None and not is_here:
        raise Refusal(
            "`--since` goes with `start here`: a new channel has nothing to look back on. Nothing was declared."
        )
    is_private = "private" in flags.given
    _refuse_bare_flag(title)
    if is_private and is_here:
        raise Refusal("`--private` opens a channel of its own: leave `here` out. Nothing was declared.")
    declared = declare(
        command.scribe,
        title=checked_title(unquoted(title)),
        severity=severity,
        by=command.user_id,
        here=checked_place(command.channel_id) if is_here else None,
        lookback=lookback,
        started_at=_started_at(command, flags.given.get("at")),
        needs_privacy=is_private,
        is_test="test" in flags.given,
        invited=invited,
    )
    return Reply(text=confirmation(declared, command.scribe.taste.severities, invited))


def _refuse_bare_flag(title: str) -> None:
    """Refuse a title that begins like a flag: what was meant to be private would be public by then."""
    word, _ = take_word(title)
    if word.lower() in ("private", "test"):
        raise Refusal(
            f"Did you mean `--{word.lower()}`? With the dashes it is one. If the title begins with “{safe(word)}”, put "
            "it in quotes. Nothing was declared."
        )


def started_at(typed: str, *, now: datetime, tz: str) -> datetime:
    """Return when an incident that is declared late began; refuses what is no moment of the last seven days."""
    taken = take_time(typed, now=now, tz=tz, bare=True, oldest=LONGEST_LOOKBACK, example=LATE)
    if taken.occurred_at is None or taken.rest.strip():
        raise Refusal(f"When did it begin? Write a time, as in `{LATE}` or `--at -45m`. Nothing was declared.")
    return taken.occurred_at


def _started_at(command: CommandContext, typed: str | None) -> datetime | None:
    if typed is None:
        return None
    tz = zone_of(command.scribe, user_id=command.user_id)
    return started_at(typed, now=command.scribe.now(), tz=tz)


def checked_title(title: str, so: str = "Nothing was declared.") -> str:
    """Return the title, tidied; refuses one that shows nothing or is too long, `so` says what did not happen."""
    tidy = " ".join(title.split())
    if is_empty(tidy):
        raise Refusal("What is happening? Write a title: `/incident start sev2 Checkout fails`.")
    length = len(to_plain(tidy))
    if length > MAX_TITLE:
        raise Refusal(f"That title has {length} characters; {MAX_TITLE} is the most. {so}")
    return tidy


def is_empty(title: str) -> bool:
    """Whether nothing of the title would be seen, other than quotes."""
    return is_blank(to_plain(title).translate(dict.fromkeys(map(ord, '"“”'))))


def checked_place(channel_id: ChannelId) -> ChannelId:
    """Return the channel that `here` means; refuses a direct message, where nobody else could join."""
    if not channel_id.startswith(("C", "G")):
        raise Refusal(
            "This is no channel that others could join; nothing was declared. `/incident start <title>` opens one."
        )
    return channel_id


def confirmation(declared: Declared, names: SeverityNames, invited: Invited | None = None) -> str:
    """Return what is told to the person who declared."""
    incident = declared.incident
    severity = f" as {safe(names.label(incident.severity))}" if incident.severity else ""
    test = " (a test, left out of lists and figures)" if incident.is_test else ""
    said = f"{incident.key} is declared{severity}{test}: {safe(incident.title)}."
    if declared.started_at is not None:
        said += (
            f" It began at {when(declared.started_at)}; `/incident mark {incident.key} started 09:58` corrects that."
        )
    if incident.channel_id is None:
        private = "private channel" if incident.needs_privacy else "channel"
        kept = f"I am opening its {private} and will invite you."
    else:
        kept = f"I keep what is said here from now on, and what was said in the last {_minutes(declared)}."
        kept += "" if declared.is_listening else " If I am not in this channel yet, type `/invite @scribe`."
    return f"{said} {kept}{_also(invited)}{undo(f'cancel {incident.key}')}"


def _also(invited: Invited | None) -> str:
    """Who else is invited, by mention as far as they are few."""
    people = [f"<@{user_id}>" for user_id in invited.people] if invited else []
    shown = people if len(people) <= MOST_NAMED else [f"{len(people)} people"]
    named = [*shown, *(safe(label, 40) for label in (invited.groups.values() if invited else ()))]
    return f" I invite {', '.join(named)}, too." if named else ""


def _minutes(declared: Declared) -> str:
    minutes = round((declared.incident.declared_at - declared.incident.captured_from) / timedelta(minutes=1))
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def _lookback(since: str | None) -> timedelta | None:
    if since is None:
        return None
    duration, rest = take_duration(since)
    if duration is None or rest:
        raise Refusal("`--since` takes a length of time, as in `--since 45m` or `--since 2h`. Nothing was declared.")
    if duration > LONGEST_LOOKBACK:
        raise Refusal(f"`--since` reaches back {LONGEST_LOOKBACK.days} days at most. Nothing was declared.")
    return duration


COMMAND = Subcommand(
    name="start",
    usage="start [here] [sev2] <title> [@name …] [--private] [--test] [--at 09:58] [--since 45m]",
    summary=(
        "Declare an incident, in a new channel or in this one; without a title, in a form. People and groups named "
        "last are invited. `--at`: when it began; `--since`: how far back `here` reads; `--test`: left out of lists "
        "and figures"
    ),
    brief="declare an incident: `start sev2 …`",
    group=Group.RUNNING,
    run=run,
)
