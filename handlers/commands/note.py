"""`/incident note`: records a timeline event with the time it happened, or several pasted at once."""

from bot.domain.errors import Refusal
from bot.rendering.slack.parts import safe, when
from bot.usecases.timeline import add_note
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.lines import are_lines
from handlers.parsing.times import take_time
from handlers.parsing.words import unquoted
from handlers.reply import Reply, undo
from handlers.views.notes import confirm


def run(command: CommandContext) -> Reply:
    """Store the note; the answer repeats the time understood. Several lines with times are shown first."""
    incident, text = command.incident()
    if are_lines(text):
        return confirm(command)
    taken = take_time(text, now=command.scribe.now(), tz=command.timezone(incident))
    note = unquoted(taken.rest).strip()
    if not note:
        raise Refusal("What happened? Write it down: `/incident note at 10:42 Rolled back the deploy`.")
    event, number = add_note(
        command.scribe, incident_id=incident.id, text=note, by=command.user_id, occurred_at=taken.occurred_at,
        said_in=command.place(),
    )  # fmt: skip
    back = undo(f"retract {incident.key} {number}")
    return Reply(text=f"Noted in {incident.key} for {when(event.occurred_at)}: {safe(note)}{back}")


COMMAND = Subcommand(
    name="note",
    usage="note [at 10:42 | -5m | 2026-11-21T10:42Z] <text>",
    summary="Record what happened, now or at the time you name; several lines with a time each are several notes",
    brief="record what happened: `note at 10:42 …`",
    group=Group.RECORD,
    asks="What happened? (at 10:42 …)",
    run=run,
)
