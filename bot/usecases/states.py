"""Where an incident stands: its status, its impact, canceling and reopening it."""

from datetime import datetime

from bot.domain.action_items import ActionItem
from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import RECORDING, Incident, IncidentStatus
from bot.domain.policy import Right
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.storage import Tx
from bot.usecases.closing import end_recording
from bot.usecases.corrections import correct
from bot.usecases.imports import keep_apart
from bot.usecases.incidents import refuse_if_taken
from bot.usecases.permissions import ask_about
from bot.usecases.reminders.following import follow_incident, follow_lead
from bot.usecases.scribe import TYPED_AGAIN, Scribe, record


def set_status(scribe: Scribe, *, incident_id: IncidentId, status: IncidentStatus, by: UserId) -> Incident:
    """Set an open incident to active or mitigated; return it as it was before."""
    with scribe.store.write() as tx:
        before = tx.incidents.get(incident_id, for_update=True)
        ask_about(tx, scribe.taste.permissions, Right.CHANGE, before, by)
        incident, event = before.set_status(status, by=by, now=scribe.now())
        tx.incidents.save(incident)
        record(tx, scribe, incident, event)
        correct(tx, scribe, incident, "timeline", f"status {status.value}")
        follow_incident(tx, scribe, incident.id)
        return before


def tell_impact(
    scribe: Scribe, *, incident_id: IncidentId, text: str, by: UserId
) -> tuple[TimelineEvent, TimelineEvent | None]:  # fmt: skip
    """Record what the incident does to people; return the new event and what was told before.

    What the same person typed a moment ago is returned as it was.
    """
    now = scribe.now()
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        wanted = incident.tell_impact(text, by=by, now=now)
        known = impacts(tx, incident_id)
        if (again := tx.timeline.repeated(wanted, now - TYPED_AGAIN)) is not None:
            return again, next((one for one in reversed(known) if one.id != again.id), None)
        event = record(tx, scribe, incident, wanted)
        correct(tx, scribe, incident, "timeline", "the impact")
        return event, known[-1] if known else None


def impacts(tx: Tx, incident_id: IncidentId) -> list[TimelineEvent]:
    """Return what was told of the impact and stands, the last one being what is known now."""
    told = (one for one in tx.timeline.of(incident_id) if one.kind is TimelineKind.IMPACT)
    return [one for one in told if one.retracted_at is None]


def must_be_cancelable(scribe: Scribe, *, incident_id: IncidentId, by: UserId) -> None:
    """Refuse who may not cancel, and an incident that cannot be canceled."""
    with scribe.store.read() as tx:
        incident = tx.incidents.get(incident_id)
        ask_about(tx, scribe.taste.permissions, Right.CANCEL, incident, by)
        incident.cancel("", by=by, now=scribe.now())


def cancel(scribe: Scribe, *, incident_id: IncidentId, reason: str, by: UserId) -> list[ActionItem]:
    """Cancel the incident for the reason given: its recording ends, figures leave it out, nothing is undone.

    Return the action items that stay open: their owners go on being reminded, nobody else is.
    """
    with scribe.store.write() as tx:
        before = tx.incidents.get(incident_id, for_update=True)
        ask_about(tx, scribe.taste.permissions, Right.CANCEL, before, by)
        incident, event = before.cancel(reason, by=by, now=scribe.now())
        tx.incidents.save(incident)
        end_recording(tx, scribe, incident, reason="cancel")
        record(tx, scribe, incident, event)
        correct(tx, scribe, incident, "timeline", "the incident was canceled")
        follow_incident(tx, scribe, incident.id)
        follow_lead(tx, scribe, incident)
        return [item for item in tx.action_items.of(incident_id) if item.is_open]


def reopen(scribe: Scribe, *, incident_id: IncidentId, reason: str, by: UserId) -> Incident:
    """Open an incident that was over; return it as it was. Its channels are recorded from now on.

    What was said there meanwhile stays out, as people were told.
    """
    now = scribe.now()
    with scribe.store.write() as tx:
        tx.incidents.hold(scribe.workspace.team_id)
        before = tx.incidents.get(incident_id, for_update=True)
        ask_about(tx, scribe.taste.permissions, Right.REOPEN, before, by)
        if before.channel_id is not None:
            refuse_if_taken(tx, scribe, before.channel_id, but=before)
        incident, event = before.reopen(reason, by=by, now=now)
        tx.incidents.save(incident)
        _record_again(tx, scribe, incident, None if before.status in RECORDING else _ended_at(tx, incident_id), by)
        record(tx, scribe, incident, event)
        correct(tx, scribe, incident, "timeline", "the incident was reopened")
        follow_incident(tx, scribe, incident.id)
        return before


def _ended_at(tx: Tx, incident_id: IncidentId) -> datetime | None:
    """When an incident that is over was closed or canceled: the last change of its status."""
    changes = (one for one in tx.timeline.of(incident_id) if one.kind is TimelineKind.STATUS and not one.corrects_id)
    return max((one.recorded_at for one in changes), default=None)


def _record_again(tx: Tx, scribe: Scribe, incident: Incident, ended_at: datetime | None, by: UserId) -> None:
    for was in tx.incidents.watch_again(incident, ended_at, scribe.now()):
        keep_apart(tx, scribe, incident, was, by, reason="reopened")
