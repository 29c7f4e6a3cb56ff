"""The card's way to a role: one click to lead, and a form for any role."""

from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import UserId
from bot.domain.roles import Role, Seen
from bot.rendering.slack.role_form import role_view
from bot.rendering.slack.views import message_view
from bot.usecases.incidents import assign_lead
from bot.usecases.overview import at_a_glance
from bot.usecases.people import names_of
from bot.usecases.roles import assign_role, holders_of
from handlers.commands.lead import leads
from handlers.commands.role import given
from handlers.context import CommandContext
from handlers.reply import AskAgain, BadField, Reply
from handlers.views.interaction import Interaction


def claim_lead(command: CommandContext) -> Reply:
    """Make whoever pressed "I lead" the lead, unless somebody else leads than the button knew of."""
    incident, shown = command.incident()
    seen = Seen(UserId(shown.strip()) if shown.strip() else None)
    before = assign_lead(
        command.scribe, incident_id=incident.id, lead_id=command.user_id, by=command.user_id, seen=seen
    )
    return Reply(text=leads(command.scribe, before, command.user_id))


def open_form(command: CommandContext) -> Reply:
    """Open the form in which somebody takes a role or gives it; it remembers who has which."""
    incident, _ = command.incident()
    incident.must_record()
    known = at_a_glance(command.scribe, incident_id=incident.id, viewer_id=command.user_id)
    held = holders_of(known.incident, known.roles)
    names = names_of(command.scribe, held.values())
    return Reply(view=role_view(incident, known.called, held, names, command.user_id))


def submit(interaction: Interaction) -> Reply:
    """Give the role; where somebody took it meanwhile, that is said, and submitting again gives it all the same."""
    scribe, incident = interaction.scribe, interaction.incident()
    role, user_id = Role(interaction.inputs["role"]), UserId(interaction.inputs["who"])
    if user_id == scribe.workspace.bot_user_id:
        raise BadField("I only keep the record; a person has to do that.", "who")
    held = interaction.metadata["held"]
    try:
        done = assign_role(
            scribe, incident_id=incident.id, role=role, user_id=user_id, by=interaction.user_id,
            seen=Seen(held.get(role.value)),
        )  # fmt: skip
    except ChangedMeanwhile as changed:
        known = at_a_glance(scribe, incident_id=incident.id, viewer_id=interaction.user_id)
        now = {one.value: holder for one, holder in holders_of(known.incident, known.roles).items()}
        why = f"{changed} Submit this again to give it to <@{user_id}> all the same."
        raise AskAgain(why, metadata={"held": now}) from changed
    return Reply(view=message_view(incident.key, given(scribe, done, role, user_id)))
