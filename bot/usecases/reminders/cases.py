"""Reads what the rules look at: items and incidents, those concerned and their working time."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from bot.domain.ids import UserId
from bot.domain.incident import OPEN, Incident, IncidentStatus
from bot.domain.people import Person
from bot.domain.reminders import Reader, Subject, SubjectKind
from bot.domain.reminders.incidents import IncidentCase
from bot.domain.reminders.items import ItemCase
from bot.domain.roles import Role
from bot.domain.timeline import TimelineKind
from bot.storage import Tx
from bot.usecases.calendars import calendar_of
from bot.usecases.privacy import may_learn
from bot.usecases.scribe import Scribe

Case = ItemCase | IncidentCase
LAST_YEAR = 2100


def ids_of(subjects: Iterable[Subject], kind: SubjectKind) -> list[int]:
    """Return the ids of the subjects of this kind, each once."""
    return sorted({subject.id for subject in subjects if subject.kind is kind})


def read_cases(tx: Tx, scribe: Scribe, subjects: Iterable[Subject]) -> dict[Subject, Case]:
    """Return the case of each subject that there is, in a few statements however many there are."""
    subjects = list(subjects)
    items = tx.action_items.with_ids(ids_of(subjects, SubjectKind.ACTION_ITEM))
    wanted = {item.incident_id for item in items} | set(ids_of(subjects, SubjectKind.INCIDENT))
    incidents = tx.incidents.with_ids(wanted)
    concerned = {item.owner_id for item in items if item.owner_id}
    concerned |= {one for incident in incidents.values() for one in (incident.lead_id, incident.reporter_id) if one}
    readers = read_readers(tx, scribe, concerned)
    cases: dict[Subject, Case] = {}
    for item in items:
        incident, owner = incidents[item.incident_id], readers[item.owner_id] if item.owner_id else None
        cases[Subject(SubjectKind.ACTION_ITEM, item.id or 0)] = ItemCase(
            item=item, lead=_lead(incident, readers), owner=owner, severity=incident.severity,
            is_canceled=incident.status is IncidentStatus.CANCELED,
        )  # fmt: skip
    for subject in subjects:
        if subject.kind is SubjectKind.INCIDENT and subject.id in incidents:
            incident = incidents[subject.id]
            cases[subject] = _incident_case(tx, scribe, incident, _lead(incident, readers))
    return cases


def read_readers(tx: Tx, scribe: Scribe, user_ids: Iterable[UserId]) -> dict[UserId, Reader]:
    """Return each of these people as one who is reminded."""
    wanted = set(user_ids)
    known, served = tx.people.named(scribe.workspace.team_id, wanted), tx.reminders.served_on(wanted)
    return {one: _reader(scribe, one, known, served) for one in wanted}


def _reader(scribe: Scribe, user_id: UserId, known: Mapping[UserId, Person], served: Mapping[UserId, date]) -> Reader:
    person, taste = known.get(user_id), scribe.taste
    return Reader(
        user_id=user_id, calendar=calendar_of(person, taste.hours, taste.countries),
        has_left=person is not None and person.is_deleted, served_on=served.get(user_id),
    )  # fmt: skip


def _lead(incident: Incident, readers: Mapping[UserId, Reader]) -> Reader:
    """Who answers for the incident; the reporter in place of a lead who has left."""
    lead, reporter = readers[incident.answerable_id], readers[incident.reporter_id]
    return reporter if lead.has_left and not reporter.has_left else lead


def told_at(tx: Tx, incident: Incident) -> datetime:
    """Return when people were last told where an active incident stands, or it was declared or became active again."""
    return tx.timeline.last_of(incident.id, [TimelineKind.UPDATE, TimelineKind.STATUS]) or incident.declared_at


def _teller(tx: Tx, scribe: Scribe, incident: Incident) -> Reader | None:
    """The communications lead, where they may learn of the incident (any more)."""
    held = (one.user_id for one in tx.roles.of(incident.id) if one.role == Role.COMMUNICATIONS_LEAD)
    user_id = next(held, None)
    if user_id is None or not may_learn(tx, scribe, incident, user_id):
        return None
    return read_readers(tx, scribe, [user_id])[user_id]


def _incident_case(tx: Tx, scribe: Scribe, incident: Incident, lead: Reader) -> IncidentCase:
    """Read the rest only for what its state needs: an incident closed long ago is looked at every morning, too."""
    is_active, has_ended = incident.status is IncidentStatus.ACTIVE, incident.status not in OPEN
    last_event_at = tx.timeline.last_recorded_at(incident.id) if is_active else None
    last_said_at = None
    if is_active and incident.channel_id is not None:
        last_said_at = tx.messages.last_said_at(incident.team_id, incident.channel_id)
    is_told_of = is_active and scribe.taste.intervals.update_minutes.of(incident.severity) is not None
    return IncidentCase(
        incident=incident, lead=lead, last_event_at=last_event_at or incident.declared_at, last_said_at=last_said_at,
        resolved_at=tx.timeline.resolved_at(incident.id) if has_ended else None,
        review_on=_day(tx.answers.latest(incident.id, "review_on")),
        teller=_teller(tx, scribe, incident) if is_told_of else None,
        told_at=told_at(tx, incident) if is_told_of else None,
    )  # fmt: skip


def _day(text: str) -> date | None:
    """The day that was typed; None where it is none, or one so far away that calendars end before it."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if day.year < LAST_YEAR else None
