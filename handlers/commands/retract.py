"""`/incident retract`: takes a line off the timeline; the record keeps it."""

import sys

from bot.domain.errors import Refusal
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.rendering.slack.parts import safe, when
from bot.usecases.editing import retract_line
from handlers.commands.edit import take_number
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import quoted
from handlers.reply import Reply, undo

EXAMPLE = "/incident retract 4"
LONGEST_AGAIN = 2900


def run(command: CommandContext) -> Reply:
    """Take the line off."""
    incident, text = command.incident(anywhere=True)
    number, rest = take_number(text, f"Which line? `{EXAMPLE}`.")
    if rest.strip():
        raise Refusal(f"Name one line by its number alone: `{EXAMPLE}`. Nothing was taken off.")
    done = retract_line(command.scribe, incident_id=incident.id, number=number, by=command.user_id)
    said = f"{when(done.before.occurred_at)} {safe(done.before.text, 200)}"
    if done.stays:
        kept = "A reaction or a pin keeps that message there: take it off the message"
        own = " It shows what was said again, not the words it was given." if done.before.wording else ""
        return Reply(text=f"Line {number} of {incident.key} stays: {said}. {kept}, and the line goes.{own}")
    back = _back(incident.key, done.before)
    return Reply(text=f"Line {number} of {incident.key} is off the timeline: {said}{back}")


def _back(key: str, event: TimelineEvent) -> str:
    """How to have the line again: all of it or, where it is too long for that, not by typing."""
    words = safe(event.text, sys.maxsize)
    if len(words) > LONGEST_AGAIN:
        return "\nIt is too long to be typed again from here; the record keeps it."
    return undo(_again(key, event, quoted(words)))


def _again(key: str, event: TimelineEvent, words: str) -> str:
    """The command that tells the same again."""
    at = f"{event.occurred_at:%Y-%m-%dT%H:%M:%SZ}"
    if event.kind is TimelineKind.IMPACT:
        return f"impact {key} {words}"
    if event.milestone is not None:
        return f"mark {key} {event.milestone.value} {at} {words}"
    return f"note {key} {at} {words}"


COMMAND = Subcommand(
    name="retract",
    usage="retract <line>",
    summary="Take a line off the timeline; the record keeps it, with who took it off",
    brief="take a line off: `retract 4`",
    group=Group.RECORD,
    run=run,
)
