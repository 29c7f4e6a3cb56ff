"""What reminders cost: a tick that finds nothing due among few and many items, and claiming a hundred."""

import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa

from bot.clock import AdvancingClock
from bot.paths import data_path
from bot.storage import Store, Tx
from bot.storage.columns import Work
from bot.storage.migrations import upgrade
from bot.storage.tables import action_item, incident, outbox, person, reminder
from bot.usecases.reminders import send_due_reminders
from bot.usecases.scribe import Scribe
from tests.bench.rendering_page import Row
from tests.integration.usecases.world import TEAM, WORKSPACE
from tests.support.reminding.many import MONDAY_NIGHT, TUESDAY_AT_NINE, fill

FEW, MANY, DUE = 100, 100_000, 100
PEOPLE = 100
TICKS, CLAIMS = 200, 9
WEDNESDAY_AT_NINE = TUESDAY_AT_NINE + timedelta(days=1)
_WARM_UP = range(2)
_CLAIMED = sa.select(reminder.c.id.label("row"), reminder.c.digest_on.label("day")).where(
    reminder.c.due_at == WEDNESDAY_AT_NINE, reminder.c.state == Work.LEASED
)
_CLAIM = (
    sa.update(reminder)
    .where(reminder.c.id == sa.bindparam("row"))
    .values(state=Work.LEASED, digest_on=sa.bindparam("day"))
)
MAX_TICK_RATIO, MAX_CLAIM_RATIO = 2.0, 3.0


@dataclass(frozen=True, kw_only=True)
class Reminding:
    """Seconds: of an idle tick among few and many items, of claiming a hundred reminders, of the same in bare SQL."""

    few: float
    many: float
    claim: float
    bare: float


def measure_reminders(folder: Path) -> Reminding:
    """Measure on databases in `folder`, each in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    few, many = _filled(folder / "few.db", FEW), _filled(folder / "many.db", MANY)
    ticks = [(_timed_tick(few), _timed_tick(many)) for _ in range(TICKS)]
    claims = [_claims(folder / f"claim{number}.db") for number in range(CLAIMS)]
    return Reminding(
        few=median(one for one, _ in ticks), many=median(one for _, one in ticks),
        claim=median(one for one, _ in claims), bare=median(one for _, one in claims),
    )  # fmt: skip


def _filled(database: Path, items: int) -> Scribe:
    clock = AdvancingClock(MONDAY_NIGHT)
    store = Store(f"sqlite:///{database}")
    upgrade(store, data_path("migrations"))
    fill(store, clock, min(PEOPLE, items), each=max(items // PEOPLE, 1))
    return Scribe(store=store, clock=clock, workspace=WORKSPACE)


def _timed_tick(scribe: Scribe) -> float:
    begin = time.perf_counter()
    assert send_due_reminders(scribe) == 0
    return time.perf_counter() - begin


def _claims(database: Path) -> tuple[float, float]:
    """Claim a hundred reminders on the second morning; then do in bare SQL what that did, on a copy from before it."""
    scribe, bare = _filled(database, DUE), database.with_suffix(".bare")
    _claim_at(scribe, TUESDAY_AT_NINE)
    scribe.store.close()  # writes all into the one file
    shutil.copy(database, bare)
    begin = time.perf_counter()
    _claim_at(scribe, WEDNESDAY_AT_NINE)
    took = time.perf_counter() - begin
    scribe.store.close()
    return took, _bare(bare, database)


def _claim_at(scribe: Scribe, moment: datetime) -> None:
    scribe.clock.advance_to(moment)  # type: ignore[attr-defined]
    assert send_due_reminders(scribe) == DUE


def _bare(database: Path, after: Path) -> float:
    """Read, update and insert the rows that a claim does: the same statements, as plain rows, nothing worked out."""
    done, store = Store(f"sqlite:///{after}"), Store(f"sqlite:///{database}")
    with done.read() as later, store.read() as now:
        claimed = [row._asdict() for row in later.connection.execute(_CLAIMED)]
        new = {table: _rows(later, table, but_for=_rows(now, table)) for table in (reminder, outbox)}
    for _ in _WARM_UP:
        _statements(store, [], {})
    begin = time.perf_counter()
    _statements(store, claimed, new)
    took = time.perf_counter() - begin
    done.close()
    store.close()
    return took


def _rows(tx: Tx, table: sa.Table, but_for: Sequence[Mapping[str, Any]] = ()) -> list[dict[str, Any]]:
    known = {row["id"] for row in but_for}
    return [dict(row) for row in tx.connection.execute(sa.select(table)).mappings() if row["id"] not in known]


def _statements(store: Store, claimed: list[dict[str, Any]], new: Mapping[sa.Table, list[dict[str, Any]]]) -> None:
    with store.write() as tx:
        run = tx.connection.execute
        due = run(sa.select(reminder).where(reminder.c.state == Work.PENDING, reminder.c.due_at <= WEDNESDAY_AT_NINE))
        ids = [row.subject_id for row in due]
        items = run(sa.select(action_item).where(action_item.c.id.in_(ids))).all()
        run(sa.select(incident).where(incident.c.id.in_({row.incident_id for row in items}))).all()
        owners = {row.owner_id for row in items}
        run(sa.select(person).where(person.c.team_id == TEAM, person.c.user_id.in_(owners))).all()
        run(sa.select(reminder).where(reminder.c.subject_id.in_(ids), reminder.c.state == Work.PENDING)).all()
        latest = sa.select(reminder.c.subject_id, reminder.c.rule, sa.func.max(reminder.c.occurrence))
        run(latest.where(reminder.c.subject_id.in_(ids)).group_by(reminder.c.subject_id, reminder.c.rule)).all()
        if claimed:
            run(_CLAIM, claimed)
        for table, rows in new.items():
            run(sa.insert(table), rows)


def reminder_targets(measured: Reminding) -> list[Row]:
    """Return a row for each target."""
    tick, claim = measured.many / measured.few, measured.claim / measured.bare
    return [
        (
            f"Tick with nothing due, {MANY:,} open items; floor: {FEW}", f"{measured.many * 1e6:.0f} µs",
            f"{measured.few * 1e6:.0f} µs", f"{tick:.2f}", f"ratio ≤ {MAX_TICK_RATIO:.0f}", tick <= MAX_TICK_RATIO,
        ),
        (
            f"Claiming {DUE} due reminders; floor: bare SQL", f"{measured.claim * 1e3:.1f} ms",
            f"{measured.bare * 1e3:.1f} ms", f"{claim:.2f}", f"ratio ≤ {MAX_CLAIM_RATIO:.0f}",
            claim <= MAX_CLAIM_RATIO,
        ),
    ]  # fmt: skip


def reminder_part() -> list[str]:
    """Return what the page says of how this was measured."""
    return [
        f"Reminders: {TICKS} ticks on each of two SQLite databases in turn, medians; {CLAIMS} claims of {DUE}",
        f"reminders of {PEOPLE} people, each on a fresh database. The floor runs the same statements through",
        "SQLAlchemy in one transaction, makes no values of the rows and works nothing out.",
        "",
    ]
