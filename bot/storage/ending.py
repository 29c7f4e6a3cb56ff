"""Ends an incident's log once it was kept long enough: what was said is wiped, who said it and when stays."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.ids import IncidentId, MessageTs, datetime_to_ts
from bot.domain.incident import Incident, IncidentStatus, PostmortemStatus
from bot.storage.files import Files
from bot.storage.rows import from_row
from bot.storage.tables import (
    captured_message,
    incident,
    log_span,
    message_file,
    message_revision,
    watched_channel,
)

ENDED = "[kept no longer]"
_LAST = MessageTs("9999999999.999999")


class Ending:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def due(self, done_by: datetime, limit: int) -> list[Incident]:
        """Return incidents closed, with a final postmortem, since then or longer, whose logs are kept still."""
        watch = watched_channel.c
        is_recent = sa.or_(watch.captured_until.is_(None), watch.captured_until > done_by)
        found = sa.select(incident).where(
            incident.c.status == IncidentStatus.CLOSED,
            incident.c.postmortem_status == PostmortemStatus.FINAL,
            incident.c.final_at <= done_by,
            incident.c.log_ended_at.is_(None),
            ~sa.exists().where(watch.incident_id == incident.c.id, is_recent),
        )
        rows = self._connection.execute(found.order_by(incident.c.id).limit(limit)).mappings()
        return [from_row(Incident, row) for row in rows]

    def wipe(self, incident_id: IncidentId, limit: int) -> int:
        """Wipe up to `limit` messages of this incident's log and of no other's that is kept; return how many."""
        own, others = self._parts(incident_id), self._parts_of_others(incident_id)
        if not own:
            return 0
        message = captured_message.c
        found = sa.select(message.team_id, message.channel_id, message.ts)
        found = found.where(sa.or_(*own), ~message.is_deleted, message.text != ENDED)
        if others:
            found = found.where(~sa.or_(*others))
        places = [tuple(row) for row in self._connection.execute(found.limit(limit))]
        if places:
            self._wipe(places)
        return len(places)

    def end(self, incident_id: IncidentId, at: datetime) -> None:
        """Note that the log has ended; nothing is taken into it from now on."""
        self._connection.execute(sa.update(incident).where(incident.c.id == incident_id).values(log_ended_at=at))

    def _wipe(self, places: Sequence[tuple[str, ...]]) -> None:
        for table, text in ((captured_message, ENDED), (message_revision, "")):
            self._connection.execute(sa.update(table).where(_at(table, places)).values(text=text))
        shown = sa.select(message_file.c.team_id, message_file.c.channel_id, message_file.c.ts).distinct()
        for place in self._connection.execute(shown.where(_at(message_file, places))).all():
            Files(self._connection).wipe_of_message((place.team_id, place.channel_id, place.ts))

    def _parts(self, incident_id: IncidentId) -> list[sa.ColumnElement[bool]]:
        """Return what belongs to an incident, a condition on messages for each watch and each span."""
        return [_holds(row) for table in _PARTS for row in self._rows(table, table.c.incident_id == incident_id)]

    def _parts_of_others(self, incident_id: IncidentId) -> list[sa.ColumnElement[bool]]:
        """Return likewise what other incidents keep of the same channels."""
        own = sa.union(*(sa.select(one.c.channel_id).where(one.c.incident_id == incident_id) for one in _PARTS))
        kept = sa.select(incident.c.id).where(incident.c.log_ended_at.is_(None), incident.c.id != incident_id)
        return [
            _holds(row)
            for table in _PARTS
            for row in self._rows(table, sa.and_(table.c.channel_id.in_(own), table.c.incident_id.in_(kept)))
        ]

    def _rows(self, table: sa.Table, condition: sa.ColumnElement[bool]) -> list[Any]:
        return list(self._connection.execute(sa.select(table).where(condition)).mappings())


_PARTS = (watched_channel, log_span)


def _holds(part: Any) -> sa.ColumnElement[bool]:
    """Whether a message belongs to a watch or a span, a row of its table."""
    message = captured_message.c
    until = part["captured_until"]
    here = [message.team_id == part["team_id"], message.channel_id == part["channel_id"]]
    here.append(message.ts.between(datetime_to_ts(part["captured_from"]), datetime_to_ts(until) if until else _LAST))
    if thread_ts := part.get("thread_ts"):
        here.append(sa.or_(message.ts == thread_ts, sa.func.coalesce(message.thread_ts, "") == thread_ts))
    return sa.and_(*here)


def _at(table: sa.Table, places: Sequence[tuple[str, ...]]) -> sa.ColumnElement[bool]:
    return sa.tuple_(table.c.team_id, table.c.channel_id, table.c.ts).in_(places)
