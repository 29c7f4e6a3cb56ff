"""Timeline events. Those that stand for a message take text and author from the log, so that edits show."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId
from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.storage.rows import from_row, to_row
from bot.storage.tables import captured_message, incident, timeline_event

_INSERT = sa.insert(timeline_event).returning(timeline_event.c.id)
_FOR_MESSAGE = (
    sa.select(timeline_event)
    .where(timeline_event.c.incident_id == sa.bindparam("incident"))
    .where(timeline_event.c.channel_id == sa.bindparam("channel"), timeline_event.c.message_ts == sa.bindparam("ts"))
    .order_by(timeline_event.c.id.desc())
    .limit(1)
)
_IDS = sa.select(timeline_event.c.id, timeline_event.c.corrects_id).where(
    timeline_event.c.incident_id == sa.bindparam("incident")
)
_NUMBER = sa.select(sa.func.count()).where(
    timeline_event.c.incident_id == sa.bindparam("incident"),
    timeline_event.c.id <= sa.bindparam("event"),
    timeline_event.c.corrects_id.is_(None),
)
_SAYS = ("incident_id", "kind", "text")
_REPEATED = (
    sa.select(timeline_event)
    .where(*(timeline_event.c[name] == sa.bindparam(name) for name in _SAYS))
    .where(timeline_event.c.author_id.is_not_distinct_from(sa.bindparam("author_id")))
    .where(timeline_event.c.recorded_at >= sa.bindparam("since"), timeline_event.c.retracted_at.is_(None))
    .order_by(timeline_event.c.id.desc())
    .limit(1)
)
_TOLD = sa.select(timeline_event.c.message_ts).where(
    timeline_event.c.incident_id.in_(sa.bindparam("incidents", expanding=True)),
    timeline_event.c.channel_id == sa.bindparam("channel"),
    timeline_event.c.message_ts.in_(sa.bindparam("stamps", expanding=True)),
)


class Timeline:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, event: TimelineEvent) -> TimelineEvent:
        """Store the event and return it with its id."""
        row = to_row(event, timeline_event)
        return replace(event, id=self._connection.execute(_INSERT, row).scalar_one())

    def of(self, incident_id: IncidentId) -> list[TimelineEvent]:
        """Return all events of an incident in the order recorded, retracted ones too."""
        message = captured_message
        joined = timeline_event.join(incident, incident.c.id == timeline_event.c.incident_id).outerjoin(
            message,
            sa.and_(
                message.c.team_id == incident.c.team_id,
                message.c.channel_id == timeline_event.c.channel_id,
                message.c.ts == timeline_event.c.message_ts,
            ),
        )
        said = (message.c.text.label("said"), message.c.user_id.label("said_by"))
        found = sa.select(timeline_event, *said).select_from(joined)
        found = found.where(timeline_event.c.incident_id == incident_id).order_by(timeline_event.c.id)
        return [_event(row) for row in self._connection.execute(found).mappings()]

    def ids(self, incident_id: IncidentId) -> list[tuple[int, int | None]]:
        """Return the ids of all of them, each with that of the event that it corrects."""
        return [(row.id, row.corrects_id) for row in self._connection.execute(_IDS, {"incident": incident_id})]

    def number_of(self, incident_id: IncidentId, event_id: int) -> int:
        """Return the number of the line that an event began, which corrects no other one."""
        given = {"incident": incident_id, "event": event_id}
        return int(self._connection.scalar(_NUMBER, given) or 0)

    def last_recorded_at(self, incident_id: IncidentId) -> datetime | None:
        """Return when the incident's timeline last grew."""
        here = sa.select(sa.func.max(timeline_event.c.recorded_at)).where(timeline_event.c.incident_id == incident_id)
        latest: datetime | None = self._connection.scalar(here)
        return latest

    def last_of(self, incident_id: IncidentId, kinds: Collection[TimelineKind]) -> datetime | None:
        """Return when the incident's last event of these kinds that stands was recorded."""
        event = timeline_event.c
        here = (event.incident_id == incident_id, event.kind.in_(kinds), event.retracted_at.is_(None))
        latest: datetime | None = self._connection.scalar(sa.select(sa.func.max(event.recorded_at)).where(*here))
        return latest

    def resolved_at(self, incident_id: IncidentId) -> datetime | None:
        """Return when the incident was resolved, as last corrected."""
        event = timeline_event.c
        found = sa.select(event.occurred_at).where(
            event.incident_id == incident_id, event.milestone == Milestone.RESOLVED, event.retracted_at.is_(None)
        )
        return self._connection.scalar(found.order_by(event.recorded_at.desc(), event.id.desc()).limit(1))

    def repeated(self, event: TimelineEvent, since: datetime) -> TimelineEvent | None:
        """Return the event that says the same of the same author, recorded since then."""
        found = {name: getattr(event, name) for name in (*_SAYS, "author_id")} | {"since": since}
        row = self._connection.execute(_REPEATED, found).mappings().first()
        return None if row is None else from_row(TimelineEvent, row)

    def for_message(self, incident_id: IncidentId, channel_id: ChannelId, ts: MessageTs) -> TimelineEvent | None:
        """Return the event that stands for this message, retracted or not: the last one."""
        found = {"incident": incident_id, "channel": channel_id, "ts": ts}
        row = self._connection.execute(_FOR_MESSAGE, found).mappings().first()
        return None if row is None else from_row(TimelineEvent, row)

    def told_of(
        self, incident_ids: Collection[IncidentId], channel_id: ChannelId, stamps: Collection[MessageTs]
    ) -> set[MessageTs]:
        """Return which of these messages the timelines of these incidents tell of, or told of once."""
        found = {"incidents": sorted(incident_ids), "channel": channel_id, "stamps": sorted(stamps)}
        return {MessageTs(ts) for ts in self._connection.scalars(_TOLD, found)}

    def standing(self, incident_id: IncidentId, kind: TimelineKind, channel_id: ChannelId) -> TimelineEvent | None:
        """Return the latest event of this kind about a channel that was not retracted, None where there is none."""
        event = timeline_event.c
        here = (event.incident_id == incident_id, event.kind == kind, event.channel_id == channel_id)
        found = sa.select(timeline_event).where(*here, event.retracted_at.is_(None)).order_by(event.id.desc()).limit(1)
        row = self._connection.execute(found).mappings().first()
        return None if row is None else from_row(TimelineEvent, row)

    def forget_wording(self, channel_id: ChannelId, ts: MessageTs) -> list[tuple[IncidentId, int]]:
        """Wipe the other words in which a message that was deleted was put on timelines; return the events."""
        event = timeline_event.c
        here = sa.and_(event.channel_id == channel_id, event.message_ts == ts, event.wording.is_not(None))
        wiped = sa.update(timeline_event).where(here).values(wording=None, worded_by=None)
        found = self._connection.execute(wiped.returning(event.incident_id, event.id))
        return [(IncidentId(row.incident_id), row.id) for row in found]

    def set_retracted(self, event_id: int, at: datetime | None, by: UserId | None = None) -> None:
        """Take the event off the timeline as of `at`, or put it back (None); `by`: whoever did so with a command."""
        changed = sa.update(timeline_event).where(timeline_event.c.id == event_id)
        self._connection.execute(changed.values(retracted_at=at, retracted_by=by))


def _event(row: Any) -> TimelineEvent:
    event = from_row(TimelineEvent, row)
    if event.kind is not TimelineKind.MESSAGE:
        return event
    return replace(event, text=event.wording or row["said"] or "", author_id=row["said_by"])
