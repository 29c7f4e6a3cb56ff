"""`/incident edit`: corrects a line of the timeline; what stood there is kept."""

import re

from bot.domain.errors import Refusal
from bot.rendering.slack.menu import How, MenuEntry
from bot.rendering.slack.parts import mention, safe, when
from bot.usecases.editing import edit_line
from handlers.commands.mark import doubt
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.cutting import cut_match
from handlers.parsing.times import take_time
from handlers.parsing.words import unquoted
from handlers.questions import question
from handlers.reply import Reply

_NUMBER = re.compile(r"\s*(?:line\s+)?#?(?P<number>[0-9]{1,6})[.:]?(?=\s|$)", re.IGNORECASE)
EXAMPLE = "/incident edit 4 at 10:42 Rolled back the deploy"


def run(command: CommandContext) -> Reply:
    """Put a line in other words, at another time, or both; the answer names what stood there."""
    incident, text = command.incident()
    number, rest = take_number(text, f"Which line, and what should it say? `{EXAMPLE}`.")
    now, tz = command.scribe.now(), command.timezone(incident)
    taken = take_time(rest, now=now, tz=tz, bare=True, example=EXAMPLE)
    words = unquoted(taken.rest).strip()
    if not words and taken.occurred_at is None:
        raise Refusal(f"What should line {number} say, or when was it? `{EXAMPLE}`.")
    done = edit_line(
        command.scribe, incident_id=incident.id, number=number, by=command.user_id, text=words or None,
        occurred_at=taken.occurred_at, insists=command.insists, typed=f"edit {' '.join(text.split())}",
    )  # fmt: skip
    if done.contradicts and taken.occurred_at and done.before.milestone:
        line = f"{incident.key} {number}"
        change = MenuEntry(label="Change the time", command="edit", text=line, how=How.ASKS)
        keep = f"{line} {taken.occurred_at.isoformat().replace('+00:00', 'Z')} {taken.rest}".rstrip()
        return question(doubt(done.before.milestone, taken.occurred_at, done.contradicts), "edit", keep, change)
    after = done.after or done.before
    said = f"Line {number} of {incident.key} now: {when(after.occurred_at)} {safe(after.text)}"
    if after.reworded_by == command.user_id:
        said += f" (still {mention(after.author_id)}'s line, reworded by you)"
    was = f"Before: {when(done.before.occurred_at)} {safe(done.before.text)}"
    return Reply(text=f"{said}\n{was} (kept; `/incident edit {incident.key} {number} …` puts it back)")


def take_number(text: str, question: str) -> tuple[int, str]:
    """Return the number of a line that `text` begins with, and the rest; refuses with `question` without one."""
    match = _NUMBER.match(text)
    if match is None:
        raise Refusal(f"{question} `/incident timeline` shows the numbers.")
    return int(match["number"]), cut_match(text, match)


COMMAND = Subcommand(
    name="edit",
    usage="edit <line> [at 10:42] [text]",
    summary="Correct a line of the timeline, its words or its time; what stood there is kept",
    brief="correct a line: `edit 4 at 10:42 …`",
    group=Group.RECORD,
    asks="When was it, and what should it say? (at 10:42 …)",
    run=run,
)
