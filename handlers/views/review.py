"""Signing a postmortem off: the button in the request for review, and the form that it opens."""

from bot.domain.review import SignOffRole
from bot.rendering.slack.review import sign_off_view
from bot.rendering.slack.views import message_view
from bot.usecases.review import Signed, is_final, must_be_signable, sign_off
from handlers.reply import Reply
from handlers.views.interaction import Interaction


def open_sign_off(interaction: Interaction) -> Reply:
    """Open the form; refuses whoever may not sign, before they write anything."""
    role = SignOffRole(interaction.metadata["role"])
    incident = must_be_signable(
        interaction.scribe, incident_id=interaction.incident().id, role=role, by=interaction.user_id
    )
    return Reply(view=sign_off_view(incident.id, incident.key, role))


def submit(interaction: Interaction) -> Reply:
    """Store the signature; the modal then says what is missing."""
    signed = sign_off(
        interaction.scribe,
        incident_id=interaction.incident().id,
        role=SignOffRole(interaction.metadata["role"]),
        note=interaction.text("note"),
        by=interaction.user_id,
    )
    return Reply(view=message_view("Signed off", _said(signed)))


def _said(signed: Signed) -> str:
    if is_final(signed.incident):
        return f"Thank you. The postmortem of {signed.incident.key} is final."
    missing = ", ".join(role.label for role in signed.missing)
    return f"Thank you. The postmortem of {signed.incident.key} is final once signed by: {missing}."
