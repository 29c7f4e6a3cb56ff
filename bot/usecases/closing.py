"""Closing a resolved incident, and what is still open when somebody wants to."""

from bot.domain.closing import StillOpen
from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident, PostmortemStatus
from bot.domain.policy import Right
from bot.domain.review import missing_roles
from bot.postmortem.catalogue import QUESTIONS
from bot.rendering.slack.progress import open_in
from bot.storage import Tx
from bot.usecases.corrections import correct
from bot.usecases.permissions import ask_about
from bot.usecases.reconcile import sweep_incident
from bot.usecases.scribe import Scribe, record
from bot.usecases.sheets import read_sheet


def still_open(scribe: Scribe, *, incident_id: IncidentId, by: UserId) -> StillOpen:
    """Return what is still open; refuses who may not close, and an incident that cannot be closed."""
    with scribe.store.read() as tx:
        incident = tx.incidents.get(incident_id)
        ask_about(tx, scribe.taste.permissions, Right.CLOSE, incident, by)
        incident.close("", by=by, now=scribe.now())
        return _still_open(tx, scribe, incident)


def close(scribe: Scribe, *, incident_id: IncidentId, reason: str, by: UserId) -> StillOpen:
    """Close the incident for the reason given: nothing said from now on belongs to it. Return what stays open."""
    now = scribe.now()
    with scribe.store.write() as tx:
        before = tx.incidents.get(incident_id, for_update=True)
        ask_about(tx, scribe.taste.permissions, Right.CLOSE, before, by)
        incident, event = before.close(reason, by=by, now=now)
        tx.incidents.save(incident)
        end_recording(tx, scribe, incident, reason="close")
        record(tx, scribe, incident, event)
        correct(tx, scribe, incident, "timeline", "the incident was closed")
        return _still_open(tx, scribe, incident)


def end_recording(tx: Tx, scribe: Scribe, incident: Incident, *, reason: str) -> None:
    """From now on nothing that is said belongs to the incident; what was said until now is read once more."""
    sweep_incident(tx, scribe, incident, reason=reason, is_full=True, is_last=True)
    tx.incidents.stop_watching(incident.id, scribe.now())
    tx.spans.stop(incident.id, scribe.now())


def _still_open(tx: Tx, scribe: Scribe, incident: Incident) -> StillOpen:
    signed = tx.reviews.sign_offs(incident.id)
    is_in_review = incident.postmortem_status is PostmortemStatus.IN_REVIEW
    return StillOpen(
        incident=incident,
        action_items=tuple(item for item in tx.action_items.of(incident.id) if item.is_open),
        questions=tuple(open_in(read_sheet(tx, scribe, incident.id, QUESTIONS))),
        sign_offs=missing_roles(scribe.taste.sign_off_roles, signed) if is_in_review else (),
    )
