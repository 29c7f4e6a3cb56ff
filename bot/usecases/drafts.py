"""The draft postmortem and the prompts, sent to whoever answers for the incident."""

from collections.abc import Sequence

from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident, PostmortemStatus
from bot.domain.trail import Deed, Subject
from bot.rendering.documents import DEFAULT_TEMPLATE, FORMATS
from bot.rendering.templates import for_severity
from bot.storage import Tx
from bot.storage.documents import Draft
from bot.usecases.files import await_images
from bot.usecases.scribe import Scribe, add_effect, prompts_key, refresh, refresh_homes, review_key
from bot.usecases.trail import trace


def request_draft(
    scribe: Scribe,
    *,
    incident_id: IncidentId,
    by: UserId,
    template: str | None = None,
    format: str = "md",
) -> Draft:
    """Have a fresh draft sent to `by`; without a `template`, in the one for the incident's severity."""
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        return deliver_draft(tx, scribe, incident, by, template=template, format=format, by=by)


def deliver_draft(
    tx: Tx,
    scribe: Scribe,
    incident: Incident,
    to: UserId,
    *,
    template: str | None = None,
    format: str = "md",
    note: str | None = None,
    also_to: Sequence[UserId] = (),
    by: UserId | None = None,
) -> Draft:
    """Put the delivery of a new revision into the incident's lane; it is made from the record as it is then.

    `also_to` get the very same bytes; `note` says why there is a new revision, `by` who asked for it.
    """
    template = template or for_severity(incident.severity, scribe.taste.template_by_severity, DEFAULT_TEMPLATE)
    draft = tx.documents.request(
        incident.id, template=template, format=format, recipient_id=to, now=scribe.now(), note=note
    )
    made = Subject(kind="document", id=f"r{draft.revision}")
    trace(tx, incident, Deed.DRAFTED, at=scribe.now(), by=by, subject=made, changes={"sent to": ("", to)})
    key = f"draft:{incident.id}:{draft.revision}"
    await_images(tx, scribe, incident, draft.revision)
    add_effect(tx, scribe, _delivery(draft), key, incident, revision=draft.revision)
    for user_id in dict.fromkeys(also_to):
        if user_id != to:
            send_copy(tx, scribe, incident, draft, user_id)
    return draft


def send_copy(tx: Tx, scribe: Scribe, incident: Incident, draft: Draft, user_id: UserId) -> None:
    """Have somebody else sent the same revision."""
    key = f"draft:{incident.id}:{draft.revision}:{user_id}"
    add_effect(tx, scribe, _delivery(draft), key, incident, revision=draft.revision, user_id=user_id)


def show_prompts(tx: Tx, scribe: Scribe, incident: Incident) -> None:
    """Send the message with what is open to whoever answers for the incident, once; later it is edited."""
    message = prompts_key(incident.id, incident.answerable_id)
    add_effect(
        tx, scribe, "post", f"post:{message}", incident,
        message=message, surface="prompts", user_id=incident.answerable_id,
    )  # fmt: skip


def refresh_prompts(tx: Tx, scribe: Scribe, incident: Incident, *, also_of: UserId | None = None) -> None:
    """Have all rewritten that says what is open: the prompts, those `also_of` may have from when they led, reviews."""
    if incident.postmortem_status is PostmortemStatus.IN_REVIEW:
        refresh_reviews(tx, scribe, incident, tx.reviews.reviewers(incident.id))
    for user_id in dict.fromkeys([incident.answerable_id, also_of or incident.answerable_id]):
        refresh(tx, scribe, incident, prompts_key(incident.id, user_id), "prompts", user_id=user_id)


def _delivery(draft: Draft) -> str:
    """Return the kind of effect that delivers a draft of this format."""
    return "deliver_canvas" if draft.format == "canvas" else "deliver_draft"


def refresh_reviews(tx: Tx, scribe: Scribe, incident: Incident, reviewers: Sequence[UserId]) -> None:
    """Have the requests for review rewritten, and what App Home says of the postmortem."""
    for user_id in reviewers:
        refresh(tx, scribe, incident, review_key(incident.id, user_id), "review", user_id=user_id)
    refresh_homes(tx, scribe, incident)


def draft_name(incident: Incident, draft: Draft) -> str:
    """Return the draft's file name, unique for each revision."""
    return f"{incident.key}-r{draft.revision}.{FORMATS[draft.format].extension}"
