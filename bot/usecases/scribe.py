"""What every use case works with: the store, the clock, the workspace and the team's taste."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident
from bot.domain.milestones import Milestone
from bot.domain.people import Workspace
from bot.domain.policy import Right
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.storage import Store, Tx
from bot.storage.outbox import Effect
from bot.usecases.permissions import ask_about
from bot.usecases.taste import Preferences, Taste
from bot.usecases.trail import PLAIN, Told, trace_event

# An answer may be lost after the commit; whoever sees none types the same again, and means it once.
TYPED_AGAIN = timedelta(seconds=60)
# Whom Slack would not tell of may be told of later: scopes change, and people are invited.
ASKED_AGAIN = timedelta(days=1)
# What App Home tells of an incident changes with these.
_STATES = (TimelineKind.TITLE, TimelineKind.SEVERITY, TimelineKind.STATUS, TimelineKind.ROLE, TimelineKind.MILESTONE)
# What an announcement tells changes with these.
_ANNOUNCED = (*_STATES, TimelineKind.UPDATE)
# What somebody must be allowed to do for such a line to stand there.
RIGHT_OF = {
    TimelineKind.NOTE: Right.RECORD,
    TimelineKind.MESSAGE: Right.RECORD,
    TimelineKind.MILESTONE: Right.RECORD,
    TimelineKind.IMPACT: Right.RECORD,
    TimelineKind.UPDATE: Right.RECORD,
    TimelineKind.ACTION: Right.RECORD,
    TimelineKind.TITLE: Right.CHANGE,
    TimelineKind.SEVERITY: Right.CHANGE,
    TimelineKind.ROLE: Right.CHANGE,
    TimelineKind.LINK: Right.CHANGE,
}
# The methods that Slack allows some apps only once a minute.
READING = frozenset({"conversations.history", "conversations.replies"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Scribe:
    """The scribe at work: passed to each use case as its first argument."""

    store: Store
    clock: Clock
    workspace: Workspace
    preferences: Preferences = field(default_factory=lambda: Preferences(Taste()))

    @property
    def taste(self) -> Taste:
        """What the team has set to its liking, as it stands now: it may be another one a moment later."""
        return self.preferences.taste

    def now(self) -> datetime:
        return self.clock.now()

    def on(self, store: Store) -> "Scribe":
        """Return the scribe at work on another store."""
        return replace(self, store=store)

    def least_interval(self, pace: str) -> timedelta:
        """Return the time that the team wants between two calls of this pace, besides what is usual."""
        return self.taste.history_interval if pace in READING else timedelta()


def lane_of(incident_id: IncidentId) -> str:
    """Return the lane of an incident's effects: they happen in the order of what caused them."""
    return f"incident:{incident_id}"


def card_key(incident_id: IncidentId) -> str:
    return f"card:{incident_id}"


def prompts_key(incident_id: IncidentId, user_id: UserId) -> str:
    return f"prompts:{incident_id}:{user_id}"


def review_key(incident_id: IncidentId, user_id: UserId) -> str:
    return f"review:{incident_id}:{user_id}"


def add_effect(tx: Tx, scribe: Scribe, kind: str, key: str, incident: Incident, **details: Any) -> None:
    """Put an effect that happens once into the incident's lane (or `lane`); `details`: `position`, and arguments."""
    tx.outbox.add(_in_lane(kind, key, incident, **details), scribe.now())


def add_repeating_effect(tx: Tx, scribe: Scribe, kind: str, key: str, incident: Incident, **details: Any) -> None:
    """Put an effect that may happen again and again into the incident's lane, unless it waits there already."""
    tx.outbox.add_again(_in_lane(kind, key, incident, **details), scribe.now())


def _in_lane(
    kind: str, key: str, incident: Incident, *, position: int | None = None, lane: str | None = None, **arguments: Any
) -> Effect:
    lane = lane or lane_of(incident.id)
    return Effect(
        kind=kind, key=key, lane=lane, incident_id=incident.id, arguments=arguments, position=position
    )  # fmt: skip


def refresh(
    tx: Tx, scribe: Scribe, incident: Incident, message: str, surface: str, user_id: str = "", **more: object
) -> None:
    """Have a message of the scribe's own rewritten from the state as it will be then."""
    key = f"update:{message}"
    add_repeating_effect(tx, scribe, "update", key, incident, message=message, surface=surface, user_id=user_id, **more)


def publish_home(tx: Tx, scribe: Scribe, user_id: UserId) -> None:
    """Have somebody's App Home published from the state as it will be then."""
    lane = f"home:{user_id}"
    tx.outbox.add_again(Effect(kind="home", key=lane, lane=lane, arguments={"user_id": user_id}), scribe.now())


def refresh_home(tx: Tx, scribe: Scribe, *user_ids: UserId) -> None:
    """Do so for those of these people who look at their Home."""
    for user_id in tx.homes.opened_among(scribe.workspace.team_id, user_ids):
        publish_home(tx, scribe, user_id)


def refresh_homes(tx: Tx, scribe: Scribe, incident: Incident, *also: UserId | None) -> None:
    """Do so for whoever answers for the incident and for these others."""
    refresh_home(tx, scribe, *(user_id for user_id in (incident.answerable_id, *also) if user_id))


def record(
    tx: Tx, scribe: Scribe, incident: Incident, event: TimelineEvent, told: Told = PLAIN
) -> TimelineEvent:  # fmt: skip
    """Store what happened, and have card and trail say so; a changed incident is saved by whoever changed it."""
    _ask_for(tx, scribe, incident, event)
    stored = tx.timeline.add(event)
    trace_event(tx, incident, stored, told)
    learn(tx, scribe, incident, [event.author_id, event.worded_by])
    refresh(tx, scribe, incident, card_key(incident.id), "card")
    if event.kind in _STATES:
        refresh_homes(tx, scribe, incident)
    if event.kind in _ANNOUNCED:
        keep_announced(tx, scribe, incident)
    prompts = prompts_key(incident.id, incident.answerable_id)
    if tx.outbox.posted(prompts) is not None:  # they count what the record shows, and say where it stands
        refresh(tx, scribe, incident, prompts, "prompts", user_id=incident.answerable_id)
    return stored


def announcing_lane(incident_id: IncidentId) -> str:
    """Return the lane of what is announced of an incident: trouble there holds up nothing of the incident's own."""
    return f"announce:{incident_id}"


def keep_announced(tx: Tx, scribe: Scribe, incident: Incident) -> None:
    """Have the incident announced where it is to be by then, and earlier announcements say what is true."""
    if scribe.taste.announcing.is_set or tx.announcements.of(incident.id):
        lane = announcing_lane(incident.id)
        add_repeating_effect(tx, scribe, "announce", lane, incident, lane=lane)


def _ask_for(tx: Tx, scribe: Scribe, incident: Incident, event: TimelineEvent) -> None:
    """Refuse what whoever did it may not do; correcting, resolving and the like are asked for by themselves."""
    by, right = event.placed_by or event.author_id, RIGHT_OF.get(event.kind)
    if by is None or right is None or event.corrects_id is not None or event.milestone is Milestone.RESOLVED:
        return
    ask_about(tx, scribe.taste.permissions, right, incident, by)


def learn(tx: Tx, scribe: Scribe, incident: Incident, user_ids: list[UserId | None]) -> None:
    """Have Slack asked about those of `user_ids` that are not known yet, once each; who was refused, again next day."""
    wanted = [user_id for user_id in user_ids if user_id is not None]
    known = tx.people.named(scribe.workspace.team_id, wanted)
    for user_id in wanted:
        if user_id not in known:
            fetch = _in_lane("fetch_person", f"person:{user_id}", incident, user_id=user_id)
            if not tx.outbox.add(fetch, scribe.now()):
                tx.outbox.revive(fetch.key, scribe.now(), given_up_before=scribe.now() - ASKED_AGAIN)
