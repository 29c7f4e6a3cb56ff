"""The review of a postmortem as people see it: the request with its sign-off buttons, the forms, word of comments."""

from collections.abc import Sequence

import slackblocks as sb

from bot.domain.ids import IncidentId
from bot.domain.incident import Incident, PostmortemStatus
from bot.domain.review import ReviewComment, SignOff, SignOffRole
from bot.rendering.slack.modals import input_block, modal
from bot.rendering.slack.parts import ButtonSpec, Payload, SlackMessage, buttons, mention, safe, section, when

MAX_NOTE = 1000
MAX_COMMENT = 2000


def review_request(
    incident: Incident, sign_offs: Sequence[SignOff], required: Sequence[SignOffRole],
    still_open: Sequence[tuple[str, int]] = (),
) -> SlackMessage:  # fmt: skip
    """Return the message to a reviewer: what is asked, who has signed, and a button for each role that has not.

    `still_open` are the sections that leave questions open, and how many.
    """
    signed = {one.role: one for one in sign_offs}
    open_roles = [role for role in SignOffRole if role not in signed]
    lines = [_role_line(role, signed.get(role), role in required) for role in SignOffRole]
    blocks = [section(_intro(incident), "intro"), section("\n".join(lines), "roles")]
    if still_open and incident.postmortem_status is not PostmortemStatus.FINAL:
        blocks.append(section(_questions(still_open), "still_open"))
    if open_roles:
        specs = [
            ButtonSpec(label=f"Sign off as {role.label}", action=f"sign_off:{role.value}", value=str(incident.id))
            for role in open_roles
        ]
        blocks.append(buttons(specs, "sign_offs"))
    return SlackMessage(text=f"{incident.key}: the postmortem is ready for review", blocks=tuple(blocks))


def _intro(incident: Incident) -> str:
    title = safe(incident.title)
    if incident.postmortem_status is PostmortemStatus.FINAL and incident.final_at is not None:
        return (
            f"*The postmortem of {incident.key} is final* since {when(incident.final_at)}: {title}\n"
            "An answer saved from now on makes a new revision."
        )
    return (
        f"*The postmortem of {incident.key} is ready for your review:* {title}\n"
        "The file is in this conversation. Reply in this message's thread to comment; "
        "sign off in your role when you agree."
    )


def _questions(still_open: Sequence[tuple[str, int]]) -> str:
    counted = ", ".join(f"{title} ({count})" for title, count in still_open)
    return f":warning: It leaves questions open: {counted}. They are printed as open in the document."


def _role_line(role: SignOffRole, signed: SignOff | None, is_required: bool) -> str:
    name = capitalized(role)
    if signed is None:
        return f":white_circle: {name}: not signed yet{' (needed)' if is_required else ''}"
    note = f" – {safe(signed.note)}" if signed.note else ""
    return f":white_check_mark: {name}: {mention(signed.user_id)}, {when(signed.signed_at)}{note}"


def capitalized(role: SignOffRole) -> str:
    """Return the role as it begins a line."""
    return role.label[0].upper() + role.label[1:]


def sign_off_view(incident_id: IncidentId, key: str, role: SignOffRole) -> Payload:
    """Return the modal that takes a signature, with a note if there is one."""
    note = sb.PlainTextInput(action_id="note", multiline=True, max_length=MAX_NOTE)
    said = section(f"You sign off the postmortem of {key} as *{role.label}*.", "role")
    field = input_block("Note", note, "note", hint="It is printed beside your signature.", is_optional=True)
    metadata = {"incident_id": incident_id, "role": role.value}
    return modal(f"{key}: sign off", "sign_off", "Sign off", [said, field], metadata)


def with_correction(view: Payload) -> Payload:
    """Return a modal of questions with one more: what an answer corrects in a postmortem that is final."""
    note = sb.PlainTextInput(action_id="correction", max_length=MAX_NOTE)
    hint = "This postmortem is final: what you change makes a new revision, and this goes with it."
    field = input_block("What do you correct?", note, "correction", hint=hint, is_optional=True)
    return {**view, "blocks": [*view["blocks"], field]}


def review_comment(incident: Incident, comment: ReviewComment) -> SlackMessage:
    """Return word of a reviewer's comment."""
    text = f"{mention(comment.user_id)} commented on the postmortem of {incident.key}:"
    said = safe(comment.text, MAX_COMMENT)
    return SlackMessage(text=f"{text} {said}", blocks=(section(f"{text}\n{said}", "comment"),))
