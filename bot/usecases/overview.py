"""Incidents as they are looked up: lists, one at a glance, and what a new lead has to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import OPEN, Incident, IncidentStatus
from bot.domain.roles import RoleHolder
from bot.domain.timeline import in_order, milestone_events
from bot.postmortem.asked import prompt_of
from bot.postmortem.catalogue import QUESTIONS
from bot.postmortem.derivations import DERIVATIONS
from bot.rendering.slack.overview import AtAGlance, HandOver
from bot.storage import Tx
from bot.usecases.privacy import may_learn
from bot.usecases.related import search_incidents
from bot.usecases.scribe import Scribe
from bot.usecases.states import impacts

RECENT = timedelta(hours=1)
# More than are shown: private ones and tests are left out of them.
READ = 500
OVER = (IncidentStatus.RESOLVED, IncidentStatus.CLOSED, IncidentStatus.CANCELED)


class Which(Enum):
    """Which incidents a list shows. RECENT: those that are open, then the latest of the others."""

    RECENT = "recent"
    OPEN = "open"
    CLOSED = "closed"
    MINE = "mine"
    TEST = "test"


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A list of incidents as somebody may see it, and how many more there are."""

    incidents: tuple[Incident, ...]
    more: int


def list_incidents(scribe: Scribe, *, which: Which, viewer_id: UserId, limit: int) -> Listed:
    """Return the incidents asked for: open ones first, each newest first; tests only where those were asked for."""
    with scribe.store.read() as tx:
        team_id = scribe.workspace.team_id
        states: list[tuple[IncidentStatus, ...]] = [OPEN] if which is not Which.CLOSED else []
        states += [OVER] if which is not Which.OPEN else []
        found = [one for among in states for one in tx.incidents.newest(team_id, among, limit=READ)]
        shown = [one for one in found if one.is_test is (which is Which.TEST) and may_learn(tx, scribe, one, viewer_id)]
        if which is Which.MINE:
            shown = [one for one in shown if viewer_id in (one.lead_id, one.reporter_id)]
        return Listed(incidents=tuple(shown[:limit]), more=max(len(shown) - limit, 0))


def find_incidents(scribe: Scribe, *, words: str, viewer_id: UserId, limit: int) -> list[Incident]:
    """Return the incidents that fit `words` (wire text) best, as far as this person may learn of them."""
    with scribe.store.read() as tx:
        return search_incidents(tx, scribe, words, viewer_id=viewer_id, limit=limit)


def at_a_glance(scribe: Scribe, *, incident_id: IncidentId, viewer_id: UserId) -> AtAGlance:
    """Return what there is to know of the incident; of those linked to it, what this person may learn of."""
    with scribe.store.read() as tx:
        return _glance(tx, scribe, tx.incidents.get(incident_id), viewer_id)


def _glance(tx: Tx, scribe: Scribe, incident: Incident, viewer_id: UserId) -> AtAGlance:
    events = tx.timeline.of(incident.id)
    told = impacts(tx, incident.id)
    roles = scribe.taste.roles.in_order(tx.roles.of(incident.id))
    linked = {one.id: one for one in [*tx.links.of(incident.id), *tx.links.to(incident.id)]}
    return AtAGlance(
        incident=incident,
        roles=roles,
        called=scribe.taste.roles,
        gone=gone_among(tx, incident, roles),
        milestones={point: event.occurred_at for point, event in milestone_events(events).items()},
        impact=told[-1] if told else None,
        lines=len(in_order(events)),
        open_items=tuple(item for item in tx.action_items.of(incident.id) if item.is_open),
        linked=tuple(one for one in linked.values() if may_learn(tx, scribe, one, viewer_id)),
    )


def gone_among(tx: Tx, incident: Incident, roles: Sequence[RoleHolder]) -> frozenset[UserId]:
    """Return those who lead or have a role in the incident, and of whom Slack told that they left."""
    held = [one.user_id for one in roles] + [one for one in (incident.lead_id,) if one]
    known = tx.people.named(incident.team_id, held)
    return frozenset(user_id for user_id, person in known.items() if person.is_deleted)


def read_hand_over(tx: Tx, scribe: Scribe, incident: Incident, viewer_id: UserId, now: datetime) -> HandOver:
    """Return where an incident stands: its state, the last hour, open action items and questions."""
    answers = tx.answers.of(incident.id)
    waiting = [one for one in tx.asked.of(incident.id) if one.is_waiting and not one.is_own]
    return HandOver(
        glance=_glance(tx, scribe, incident, viewer_id),
        recent=[one for one in in_order(tx.timeline.of(incident.id)) if one.occurred_at >= now - RECENT],
        asked=[(prompt_of(one.question, answers), one.asked_of) for one in waiting],
        open_questions=sum(one.key not in answers and one.key not in DERIVATIONS for one in QUESTIONS),
        people=tx.people.all(incident.team_id),
    )


def hand_over_of(scribe: Scribe, *, incident_id: IncidentId, viewer_id: UserId) -> HandOver:
    """Return the same, as of now."""
    with scribe.store.read() as tx:
        return read_hand_over(tx, scribe, tx.incidents.get(incident_id), viewer_id, scribe.now())
