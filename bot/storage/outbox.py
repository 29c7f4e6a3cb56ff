"""The outbox: every effect on Slack of a change of state, as a row committed together with that change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.domain.ids import ChannelId, IncidentId, MessageTs
from bot.storage.columns import Work, waiting_in
from bot.storage.rows import from_row, hold, insert_all, insert_new, upsert
from bot.storage.tables import outbox, pace, posted_message


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """One effect on Slack. Effects of one `lane` happen in order; `key` is unique for ever.

    `position` puts an effect that another one caused in that one's place, before those that wait behind it;
    None is a place of its own. One that may happen again has a number of its own behind its key.
    """

    kind: str
    key: str
    lane: str
    incident_id: IncidentId | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict)
    position: int | None = None
    id: int = 0
    tries: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Posted:
    """Where a message of the scribe's own stands."""

    channel_id: ChannelId
    ts: MessageTs


_WAITING = waiting_in("outbox")
_PLACE = sa.func.coalesce(outbox.c.position, outbox.c.id)
_SAME = (
    sa.select(outbox.c.id)
    .where(_WAITING, outbox.c.lane == sa.bindparam("in_lane"), outbox.c.slot == sa.bindparam("in_slot"))
    .where(outbox.c.state == Work.PENDING)
    .limit(1)
    .with_for_update()
)


def _is_head() -> sa.ColumnElement[bool]:
    """Waiting, with nothing before it in its lane."""
    before = outbox.alias("before")
    is_blocked = sa.exists().where(
        before.c.lane == outbox.c.lane,
        waiting_in("before"),
        sa.tuple_(sa.func.coalesce(before.c.position, before.c.id), before.c.id) < sa.tuple_(_PLACE, outbox.c.id),
    )
    return sa.and_(_WAITING, ~is_blocked)


# Asked many times a second: putting such a statement together costs more than SQLite's answer.
_BY = outbox.c.due_at <= sa.bindparam("by")
_IS_HEAD = _is_head()
_IS_DUE_HEAD = sa.and_(_IS_HEAD, outbox.c.state == Work.PENDING, _BY)
_HAS_DUE = sa.select(sa.exists().where(_IS_DUE_HEAD))
_HEADS = (
    sa.select(outbox)
    .where(_IS_DUE_HEAD)
    .order_by(_PLACE, outbox.c.id)
    .limit(sa.bindparam("at_most"))
    .with_for_update(skip_locked=True, of=outbox)
)
_COUNT_WAITING = sa.select(sa.func.count()).where(_IS_HEAD, sa.or_(_BY, outbox.c.state == Work.LEASED))
_POSTED = sa.select(posted_message).where(posted_message.c.key == sa.bindparam("wanted"))
_NEXT_DUE = sa.select(sa.func.min(outbox.c.due_at)).where(_IS_HEAD)


class Outbox:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, effect: Effect, now: datetime) -> bool:
        """Add the effect, due at once; return False where its key was used before."""
        return self._insert(effect, now, key=effect.key)

    def is_known(self, key: str) -> bool:
        """Whether an effect with this key was ever added."""
        return self._connection.scalar(sa.select(outbox.c.id).where(outbox.c.key == key)) is not None

    def add_all(self, effects: Sequence[Effect], now: datetime) -> int:
        """Add effects as one batch, due at once; return how many there are whose key was not used before."""
        rows = [_row(effect, now, key=effect.key) for effect in effects]
        return insert_all(self._connection, outbox, rows)

    def add_again(self, effect: Effect, now: datetime, *, due_at: datetime | None = None) -> None:
        """Add an effect that may happen often (not before `due_at`), unless the same still waits untouched."""
        # Locked, so that nobody takes it before what this transaction changes can be seen.
        if not self._connection.scalar(_SAME, {"in_lane": effect.lane, "in_slot": effect.key}):
            self._insert(effect, now, slot=effect.key, due_at=due_at)

    def _insert(
        self, effect: Effect, now: datetime, *, key: str | None = None, slot: str | None = None,
        due_at: datetime | None = None,
    ) -> bool:  # fmt: skip
        return bool(insert_new(self._connection, outbox, [_row(effect, now, key=key, slot=slot, due_at=due_at)]))

    def has_due(self, now: datetime) -> bool:
        """Whether some effect may be taken now, as far as its lane is concerned."""
        return self._connection.scalar(_HAS_DUE, {"by": now}) is True

    def take_turn(self) -> None:
        """Have other processes that look for work wait until this transaction ends: each sees what others took."""
        hold(self._connection, "outbox")

    def heads(self, now: datetime, limit: int = 20) -> list[Effect]:
        """Return due effects, each the first of its lane, oldest first, locked for this transaction."""
        return [_effect(row) for row in self._connection.execute(_HEADS, {"by": now, "at_most": limit}).mappings()]

    def lease(self, effect: Effect, process_id: str) -> None:
        """Take the effect for this process; its tries go up by one."""
        self._set(effect.id, state=Work.LEASED, leased_by=process_id, tries=outbox.c.tries + 1)

    def postpone(self, effect: Effect, due_at: datetime, reason: str | None = None) -> None:
        """Give the effect back, to be taken from `due_at` on."""
        self._set(effect.id, state=Work.PENDING, leased_by=None, due_at=due_at, reason=reason)

    def done(self, effect: Effect) -> None:
        self._set(effect.id, state=Work.DONE, leased_by=None, reason=None)

    def give_up(self, effect: Effect, reason: str) -> None:
        """End the effect dead, with the reason."""
        self._set(effect.id, state=Work.DEAD, leased_by=None, reason=reason)

    def revive(self, key: str, now: datetime, *, given_up_before: datetime) -> None:
        """Have the effect with this key tried anew where it ended dead and was last asked for before then."""
        dead = sa.update(outbox).where(outbox.c.key == key, outbox.c.state == Work.DEAD)
        dead = dead.where(outbox.c.created_at < given_up_before)
        self._connection.execute(dead.values(state=Work.PENDING, tries=0, due_at=now, created_at=now, reason=None))

    def void_leases(self, held_by: Sequence[str] | None = None) -> int:
        """Give back what is leased (by these processes, or by any); return how many rows."""
        held = outbox.c.state == Work.LEASED
        if held_by is not None:
            held = sa.and_(held, outbox.c.leased_by.in_(held_by))
        freed = sa.update(outbox).where(held).values(state=Work.PENDING, leased_by=None)
        return self._connection.execute(freed).rowcount

    def prune(self, created_before: datetime, limit: int) -> int:
        """Delete the oldest done effects from before then; return how many. One with a key stays: it is used once."""
        old = sa.select(outbox.c.id).where(outbox.c.state == Work.DONE, outbox.c.key.is_(None))
        old = old.where(outbox.c.created_at < created_before).order_by(outbox.c.id).limit(limit)
        old = old.with_for_update(skip_locked=True)
        return self._connection.execute(sa.delete(outbox).where(outbox.c.id.in_(old))).rowcount

    def waiting(self, *, due_by: datetime) -> int:
        """Return how many effects are being performed, or could be by then."""
        return int(self._connection.scalar(_COUNT_WAITING, {"by": due_by}) or 0)

    def counts(self) -> dict[str, int]:
        """Return how many effects are in each state."""
        rows = self._connection.execute(sa.select(outbox.c.state, sa.func.count()).group_by(outbox.c.state))
        return {state.value: count for state, count in rows}

    def is_lane_empty(self, lane: str, *, but_for: int = 0) -> bool:
        """Whether nothing waits in a lane or is being performed there, but for the effect with this id."""
        here = sa.exists().where(_WAITING, outbox.c.lane == lane, outbox.c.id != but_for)
        return self._connection.scalar(sa.select(here)) is not True

    def hasten(self, lane: str, kind: str, now: datetime) -> None:
        """Have effects of this kind that wait in a lane look again at once."""
        pending = sa.update(outbox).where(outbox.c.lane == lane, outbox.c.kind == kind, outbox.c.state == Work.PENDING)
        self._connection.execute(pending.where(outbox.c.due_at > now).values(due_at=now))

    def next_due_at(self) -> datetime | None:
        """Return when the next effect may happen; one that waits behind another has no time of its own."""
        next_due: datetime | None = self._connection.scalar(_NEXT_DUE)
        return next_due

    def dead(self) -> list[tuple[str, str, IncidentId | None]]:
        """Return (key, reason, incident) of the effects that were given up."""
        found = sa.select(
            sa.func.coalesce(outbox.c.key, outbox.c.slot).label("key"), outbox.c.reason, outbox.c.incident_id
        ).where(outbox.c.state == Work.DEAD)
        return [(row.key, row.reason or "", row.incident_id) for row in self._connection.execute(found)]

    def free_at(self, key: str) -> datetime | None:
        """Return from when on the pace `key` allows a call; None: at once."""
        return self._connection.scalar(sa.select(pace.c.free_at).where(pace.c.key == key))

    def take_pace(self, key: str, interval: timedelta, now: datetime) -> None:
        """Note that a call is made: the next one is allowed `interval` after this one's turn."""
        turn = max(self.free_at(key) or now, now)
        upsert(self._connection, pace, {"key": key, "free_at": turn + interval})

    def remember_posted(self, key: str, posted: Posted, now: datetime) -> None:
        """Keep where the message with this key stands."""
        row = {"key": key, "channel_id": posted.channel_id, "ts": posted.ts, "posted_at": now}
        upsert(self._connection, posted_message, row)

    def posted(self, key: str) -> Posted | None:
        """Return where the message with this key stands, None while it does not."""
        row = self._connection.execute(_POSTED, {"wanted": key}).mappings().first()
        return None if row is None else from_row(Posted, row)

    def posted_at(self, channel_id: ChannelId, ts: MessageTs) -> str | None:
        """Return the key of our message that stands there, None where none of ours does."""
        here = sa.and_(posted_message.c.channel_id == channel_id, posted_message.c.ts == ts)
        return self._connection.scalar(sa.select(posted_message.c.key).where(here))

    def _set(self, row_id: int, **values: Any) -> None:
        self._connection.execute(sa.update(outbox).where(outbox.c.id == row_id).values(**values))


def _row(
    effect: Effect, now: datetime, *, key: str | None = None, slot: str | None = None, due_at: datetime | None = None
) -> dict[str, Any]:
    return {
        "position": effect.position, "lane": effect.lane, "kind": effect.kind, "key": key, "slot": slot,
        "arguments": dict(effect.arguments), "incident_id": effect.incident_id, "created_at": now,
        "due_at": due_at or now, "state": Work.PENDING, "tries": 0,
    }  # fmt: skip


def _effect(row: Any) -> Effect:
    key = row["key"] or f"{row['slot']}#{row['id']}"
    return from_row(Effect, dict(row) | {"key": key, "position": row["position"] or row["id"]})
