"""Echoes: a note given by command shows in the incident's channel, where the team wants that, one line a note."""

from collections.abc import Sequence

from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident
from bot.domain.timeline import TimelineEvent
from bot.rendering.slack.notes import echo_message
from bot.rendering.slack.parts import SlackMessage
from bot.storage import Tx
from bot.usecases.scribe import Scribe, add_effect, refresh


def echo(tx: Tx, scribe: Scribe, incident: Incident, event: TimelineEvent) -> None:
    """Have a new note shown in the channel, where that is wanted."""
    if scribe.taste.echo_notes and incident.channel_id is not None:
        key = _key(event.id or 0)
        add_effect(tx, scribe, "post", f"post:{key}", incident, message=key, surface="echo", event_id=event.id)


def follow_echo(tx: Tx, scribe: Scribe, incident: Incident, event: TimelineEvent) -> None:
    """Have the echo of a line that was corrected or taken off say so; `event` is one of those that stood there."""
    first = event.id or 0
    known = {one.id: one.corrects_id for one in tx.timeline.of(incident.id)}
    while (before := known.get(first)) is not None:
        first = before
    if tx.outbox.posted(_key(first)) is not None:
        refresh(tx, scribe, incident, _key(first), "echo", event_id=first)


def echo_of(tx: Tx, scribe: Scribe, incident_id: IncidentId, first: int) -> SlackMessage:
    """Return what the echo says of the line that began with this event, as it stands now."""
    event = _latest(tx.timeline.of(incident_id), first)
    author, reworder = (_name(tx, scribe, one) for one in (event.author_id, event.reworded_by))
    return echo_message(event, author, reworder)


def _name(tx: Tx, scribe: Scribe, user_id: UserId | None) -> str | None:
    person = tx.people.get(scribe.workspace.team_id, user_id) if user_id else None
    return person.name if person else None


def _latest(events: Sequence[TimelineEvent], first: int) -> TimelineEvent:
    following = {one.corrects_id: one for one in events if one.corrects_id is not None}
    event = next(one for one in events if one.id == first)
    while (after := following.get(event.id or 0)) is not None:
        event = after
    return event


def _key(event_id: int) -> str:
    return f"echo:{event_id}"
