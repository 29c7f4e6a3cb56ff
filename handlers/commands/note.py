"""`/incident note`: records a timeline event with the time it happened."""

from bot.domain.errors import Refusal
from bot.rendering.slack.parts import safe, when
from bot.usecases.timeline import add_note
from handlers.commands.subcommand import Subcommand
from handlers.context import CommandContext
from handlers.parsing.times import take_time
from handlers.reply import Reply


def run(command: CommandContext) -> Reply:
    """Store the note; the answer repeats the time understood."""
    incident, text = command.incident()
    taken = take_time(text, now=command.scribe.now(), tz=command.timezone(incident))
    note = taken.rest.strip()
    if not note:
        raise Refusal("What happened? Write it down: `/incident note at 10:42 Rolled back the deploy`.")
    event = add_note(
        command.scribe, incident_id=incident.id, text=note, by=command.user_id, occurred_at=taken.occurred_at
    )
    return Reply(text=f"Noted in {incident.key} for {when(event.occurred_at)}: {safe(event.text)}")


COMMAND = Subcommand(
    name="note",
    usage="note [at 10:42 | -5m | 2026-11-21T10:42Z] <text>",
    summary="Record what happened on the timeline, now or at the time you name",
    run=run,
)
