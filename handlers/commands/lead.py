"""`/incident lead`: makes somebody the incident lead. The canonical example of a subcommand."""

from bot.domain.errors import Refusal
from bot.usecases.incidents import assign_lead
from handlers.commands.subcommand import Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import take_user, unknown_name
from handlers.reply import Reply


def run(command: CommandContext) -> Reply:
    """Make the person mentioned (or with `me`, the speaker) the lead."""
    incident, text = command.incident()
    lead_id, rest = take_user(text)
    if text.strip().lower() == "me":
        lead_id, rest = command.user_id, ""
    if lead_id is None or rest.strip():
        stranger = unknown_name(text)
        who = f"Slack knows nobody called {stranger} here." if stranger else "Who leads?"
        raise Refusal(f"{who} Mention one person: `/incident lead @ada`, or write `/incident lead me`.")
    if lead_id == command.scribe.workspace.bot_user_id:
        raise Refusal("I only keep the record; a person has to lead. Try `/incident lead me`.")
    assign_lead(command.scribe, incident_id=incident.id, lead_id=lead_id, by=command.user_id)
    return Reply(text=f"<@{lead_id}> leads {incident.key} now. The draft postmortem goes to them.")


COMMAND = Subcommand(name="lead", usage="lead @name|me", summary="Say who leads; the draft goes to them", run=run)
