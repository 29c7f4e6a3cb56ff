"""`/incident draft`: sends the draft again, fresh."""

from bot.domain.errors import Refusal
from bot.rendering.documents import FORMATS
from bot.rendering.slack.parts import safe
from bot.rendering.templates import template_names
from bot.usecases.drafts import request_draft
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.reply import Reply


def run(command: CommandContext) -> Reply:
    """Have a fresh draft sent to whoever asks."""
    incident, text = command.incident()
    template, format = None, "md"
    templates = template_names(command.scribe.taste.templates)
    for word in text.split():
        if word in templates:
            template = word
        elif word in FORMATS:
            format = word
        else:
            known = ", ".join(f"`{name}`" for name in (*templates, *FORMATS))
            raise Refusal(f"There is no template or format called `{safe(word, 40)}`. There are {known}.")
    draft = request_draft(command.scribe, incident_id=incident.id, by=command.user_id, template=template, format=format)
    return Reply(text=f"Revision {draft.revision} of {incident.key}'s draft is on its way to you by direct message.")


COMMAND = Subcommand(
    name="draft",
    usage="draft [template] [format]",
    summary="Send me the draft postmortem again, fresh",
    brief="send me the draft, fresh",
    group=Group.AFTERWARDS,
    run=run,
)
