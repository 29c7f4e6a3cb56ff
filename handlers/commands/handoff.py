"""`/incident handoff`: hands the lead over, with a summary of where things stand."""

from bot.rendering.slack.overview import hand_over_text
from bot.usecases.overview import hand_over_of
from bot.usecases.people import name_of
from bot.usecases.roles import hand_over
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.people import take_one_person
from handlers.reply import Reply, undo


def run(command: CommandContext) -> Reply:
    """Make the person named the lead and post the summary; without a name, show the summary alone."""
    incident, text = command.incident(anywhere=True)
    if not text.strip():
        facts = hand_over_of(command.scribe, incident_id=incident.id, viewer_id=command.user_id)
        head = f"{incident.key} as a new lead would get it; `/incident handoff @name` hands it over"
        return Reply(text=hand_over_text(facts, head, command.scribe.now()))
    to = take_one_person(command, incident, text, question="Who takes over?", example="handoff")
    done = hand_over(command.scribe, incident_id=incident.id, to=to, by=command.user_id)
    name = name_of(command.scribe, done.before)
    back = undo(f"handoff {incident.key} @{name}") if name else ""
    return Reply(text=f"<@{to}> leads {incident.key} now. The summary for them is in its channel.{back}")


COMMAND = Subcommand(
    name="handoff",
    usage="handoff [@name]",
    summary="Hand the lead over with a summary: state, last hour, open action items and questions",
    brief="hand the lead over with a summary",
    group=Group.RUNNING,
    run=run,
)
