"""Parts of channels that belong to an incident's log besides the channels it watches: imports, threads, one message."""

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import ChannelId, IncidentId, MessageTs, TeamId, UserId
from bot.domain.incident import RECORDING
from bot.storage.rows import from_row, to_row
from bot.storage.tables import captured_message, incident, log_span


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """What was said in a channel from `captured_from` to `captured_until` (None: and still is).

    With a `thread_ts` it is that thread alone; empty, the whole channel. `messages_read` and `is_read` tell how far
    Slack's history of it was read; `refused` is Slack's word where it could not be read to its end.
    """

    team_id: TeamId
    channel_id: ChannelId
    incident_id: IncidentId
    captured_from: datetime
    captured_until: datetime | None = None
    thread_ts: MessageTs | str = ""
    asked_by: UserId
    messages_read: int = 0
    is_read: bool = False
    refused: str | None = None
    id: int | None = None

    @property
    def is_import(self) -> bool:
        """Whether it is more than one message."""
        return self.captured_from != self.captured_until


_HERE = (
    sa.select(log_span)
    .join(incident, incident.c.id == log_span.c.incident_id)
    .where(log_span.c.team_id == sa.bindparam("team"), log_span.c.channel_id == sa.bindparam("channel"))
    .where(incident.c.log_ended_at.is_(None))
    .order_by(log_span.c.id)
)


class Spans:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._here: dict[tuple[TeamId, ChannelId], list[Span]] = {}  # read once, until this transaction changes them

    def add(self, span: Span) -> Span:
        """Store the span, or find the one that is the same; return it with its id."""
        self._here.clear()
        same = (log_span.c[name] == getattr(span, name) for name in ("incident_id", "channel_id", "thread_ts"))
        found = sa.select(log_span).where(*same, log_span.c.captured_from == span.captured_from)
        found = found.where(log_span.c.captured_until.is_not_distinct_from(span.captured_until))
        row = self._connection.execute(found).mappings().first()
        if row is not None:
            return from_row(Span, row)
        statement = sa.insert(log_span).values(to_row(span, log_span)).returning(log_span.c.id)
        return replace(span, id=self._connection.execute(statement).scalar_one())

    def get(self, span_id: int) -> Span:
        """Return the span with this id."""
        row = self._connection.execute(sa.select(log_span).where(log_span.c.id == span_id)).mappings().one()
        return from_row(Span, row)

    def of(self, incident_id: IncidentId) -> list[Span]:
        """Return the spans of an incident, in the order asked for."""
        return self._all(log_span.c.incident_id == incident_id)

    def holding(
        self, team_id: TeamId, channel_id: ChannelId, ts: MessageTs, said_at: datetime, thread: MessageTs | None
    ) -> list[Span]:
        """Return the spans that hold what was said in the channel then, in `thread` (by its first message).

        Where only the log can know of which thread a message is (None), and does not, it may be of any.
        """
        here = (team_id, channel_id)
        if here not in self._here:
            rows = self._connection.execute(_HERE, {"team": team_id, "channel": channel_id}).mappings()
            self._here[here] = [from_row(Span, row) for row in rows]
        spans = [span for span in self._here[here] if span.captured_from <= said_at]
        spans = [span for span in spans if span.captured_until is None or span.captured_until >= said_at]
        if not any(span.thread_ts for span in spans):
            return spans
        thread = thread or self._thread_of(team_id, channel_id, ts)
        return spans if thread is None else [span for span in spans if span.thread_ts in ("", thread)]

    def _thread_of(self, team_id: TeamId, channel_id: ChannelId, ts: MessageTs) -> MessageTs | None:
        message = captured_message.c
        here = (message.team_id == team_id, message.channel_id == channel_id, message.ts == ts)
        row = self._connection.execute(sa.select(message.thread_ts, message.is_deleted).where(*here)).first()
        if row is None or (row.is_deleted and row.thread_ts is None):
            return None
        return row.thread_ts or ts

    def recording(self) -> list[Span]:
        """Return the spans that still take in messages."""
        watched = sa.select(incident.c.id).where(incident.c.status.in_(RECORDING))
        return self._all(log_span.c.captured_until.is_(None), log_span.c.incident_id.in_(watched))

    def stop(self, incident_id: IncidentId, at: datetime, span_id: int | None = None) -> None:
        """From now on nothing that is said belongs to the incident's spans, or to this one of them."""
        self._here.clear()
        still = sa.and_(log_span.c.incident_id == incident_id, log_span.c.captured_until.is_(None))
        if span_id is not None:
            still = sa.and_(still, log_span.c.id == span_id)
        self._connection.execute(sa.update(log_span).where(still).values(captured_until=at))

    def advance(self, span_id: int, messages_read: int, *, is_read: bool) -> None:
        """Note how many messages were read so far, and whether those are all."""
        self._here.clear()
        changed = sa.update(log_span).where(log_span.c.id == span_id)
        self._connection.execute(changed.values(messages_read=messages_read, is_read=is_read, refused=None))

    def refuse(self, span_id: int, reason: str) -> None:
        """Note that Slack refused to show the rest, with its reason."""
        self._here.clear()
        self._connection.execute(sa.update(log_span).where(log_span.c.id == span_id).values(refused=reason))

    def _all(self, *conditions: sa.ColumnElement[bool]) -> list[Span]:
        found = sa.select(log_span).where(*conditions).order_by(log_span.c.id)
        return [from_row(Span, row) for row in self._connection.execute(found).mappings()]
