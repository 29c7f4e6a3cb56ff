"""The inbox: what Slack delivered, kept before it is acknowledged, then worked off in order."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from bot.storage.columns import Work, waiting_in
from bot.storage.rows import from_row, insert_new
from bot.storage.tables import inbox


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One payload of the Events API. `payload` is ASCII JSON, so that NUL and lone surrogates survive."""

    event_id: str
    kind: str
    payload: bytes
    received_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class InboxRow:
    """A delivery taken to be worked on, for the `tries`-th time."""

    id: int
    kind: str
    payload: bytes
    tries: int


_WAITING = waiting_in("inbox")
_FRESH = {"state": Work.PENDING, "is_unknown": False, "tries": 0}

# The statements of every delivery, built once.
_OLDEST = (
    sa.select(inbox.c.id, inbox.c.tries)
    .where(inbox.c.state == Work.PENDING, _WAITING)
    .order_by(inbox.c.id)
    .limit(sa.bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
_ANY = sa.select(inbox.c.id).where(inbox.c.state == Work.PENDING, _WAITING).limit(1)
_COUNT = sa.select(sa.func.count()).where(_WAITING).select_from(inbox)
_THESE = sa.update(inbox).where(inbox.c.id.in_(sa.bindparam("ids", expanding=True)))
_TAKEN = _THESE.values(state=Work.LEASED, leased_by=sa.bindparam("process_id"), tries=inbox.c.tries + 1).returning(
    *(inbox.c[field.name] for field in fields(InboxRow))
)
_DONE = _THESE.values(state=Work.DONE, is_unknown=sa.bindparam("unknown"), leased_by=None, payload=b"")


class Inbox:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def put(self, deliveries: Sequence[Delivery]) -> int:
        """Keep the deliveries not seen before (by event id); return how many were new."""
        rows = [
            {field.name: getattr(delivery, field.name) for field in fields(Delivery)} | _FRESH
            for delivery in deliveries
        ]
        return insert_new(self._connection, inbox, rows)

    def has_pending(self) -> bool:
        """Whether anything waits that nobody has taken."""
        return self._connection.scalar(_ANY) is not None

    def lease(self, process_id: str, limit: int) -> list[InboxRow]:
        """Take waiting rows for this process, oldest first: up to `limit` fresh ones, or one that was taken before.

        So whatever fails, or ends the process, does it alone the second time, and costs the others no try.
        """
        waiting = self._connection.execute(_OLDEST, {"at_most": limit}).all()
        ids = [row.id for row in waiting if row.tries == 0] or [row.id for row in waiting[:1]]
        if not ids:
            return []
        rows = self._connection.execute(_TAKEN, {"ids": ids, "process_id": process_id}).mappings()
        return sorted((from_row(InboxRow, row) for row in rows), key=lambda row: row.id)

    def done(self, row_ids: Sequence[int], *, is_unknown: bool = False) -> None:
        """End the rows. Their ids stay, to know them again; what they said is kept no longer than needed."""
        if row_ids:
            self._connection.execute(_DONE, {"ids": row_ids, "unknown": is_unknown})

    def failed(self, row_id: int, reason: str, *, is_dead: bool) -> None:
        """Give the row back to be tried again, or end it dead, with the reason."""
        self._set(row_id, state=Work.DEAD if is_dead else Work.PENDING, reason=reason, leased_by=None)

    def void_leases(self, held_by: Sequence[str] | None = None, *, costs_a_try: bool = True) -> int:
        """Give back what is leased (by these processes, or by any); return how many rows."""
        held = inbox.c.state == Work.LEASED
        if held_by is not None:
            held = sa.and_(held, inbox.c.leased_by.in_(held_by))
        tries = inbox.c.tries if costs_a_try else inbox.c.tries - 1
        freed = sa.update(inbox).where(held).values(state=Work.PENDING, leased_by=None, tries=tries)
        return self._connection.execute(freed).rowcount

    def counts(self) -> dict[str, int]:
        """Return how many rows are in each state."""
        rows = self._connection.execute(sa.select(inbox.c.state, sa.func.count()).group_by(inbox.c.state))
        return {state.value: count for state, count in rows}

    def waiting(self) -> int:
        """Return how many rows are not worked off yet."""
        return int(self._connection.scalar(_COUNT) or 0)

    def oldest_waiting_at(self) -> datetime | None:
        """Return when the oldest row not yet worked off came in."""
        oldest: datetime | None = self._connection.scalar(sa.select(sa.func.min(inbox.c.received_at)).where(_WAITING))
        return oldest

    def unknown(self) -> int:
        """Return how many of the rows kept were of a type that nobody handles."""
        return int(self._connection.scalar(sa.select(sa.func.count()).where(inbox.c.is_unknown)) or 0)

    def prune(self, state: Work, received_before: datetime, limit: int) -> int:
        """Delete the oldest rows in this state that came before then; return how many."""
        old = sa.select(inbox.c.id).where(inbox.c.state == state, inbox.c.received_at < received_before)
        old = old.order_by(inbox.c.id).limit(limit).with_for_update(skip_locked=True)
        return self._connection.execute(sa.delete(inbox).where(inbox.c.id.in_(old))).rowcount

    def empty_dead(self, received_before: datetime, limit: int) -> int:
        """Forget what the oldest dead rows that came before then said; their kind and reason stay."""
        old = sa.select(inbox.c.id).where(inbox.c.state == Work.DEAD, inbox.c.received_at < received_before)
        old = old.where(inbox.c.payload != b"").order_by(inbox.c.id).limit(limit).with_for_update(skip_locked=True)
        emptied = sa.update(inbox).where(inbox.c.id.in_(old)).values(payload=b"")
        return self._connection.execute(emptied).rowcount

    def dead(self) -> list[tuple[int, str, str]]:
        """Return (id, kind, reason) of the rows that were given up."""
        found = sa.select(inbox.c.id, inbox.c.kind, inbox.c.reason).where(inbox.c.state == Work.DEAD)
        return [(row.id, row.kind, row.reason or "") for row in self._connection.execute(found)]

    def _set(self, row_id: int, **values: object) -> None:
        self._connection.execute(sa.update(inbox).where(inbox.c.id == row_id).values(**values))
