"""Columns: times come back as they went in, to the microsecond, and never without a zone."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.severity import Severity
from bot.storage import Store, tables

zones = st.sampled_from((UTC, ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York"), timezone(timedelta(hours=5.5))))


def _beat(store: Store, moment: datetime) -> None:
    with store.write() as tx:
        tx.processes.beat("p", moment)


def _beaten_at(store: Store) -> datetime:
    with store.read() as tx:
        found: datetime = tx.connection.execute(sa.select(tables.process.c.heartbeat_at)).scalar_one()
    return found


@settings(
    max_examples=25, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(moment=st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2200, 1, 1), timezones=zones))  # noqa: DTZ001
def test_a_moment_comes_back_exactly_and_in_utc(store: Store, moment: datetime) -> None:
    _beat(store, moment)
    assert (_beaten_at(store), _beaten_at(store).tzinfo) == (moment, UTC)


def test_a_naive_time_is_not_stored(store: Store) -> None:
    with pytest.raises(sa.exc.StatementError, match="naive datetime"):
        _beat(store, datetime(2026, 3, 2, 10, 0))  # noqa: DTZ001


def test_a_naive_time_is_not_compared_with(store: Store) -> None:
    with store.read() as tx, pytest.raises(sa.exc.StatementError, match="naive datetime"):
        tx.processes.silent_since(datetime(2026, 3, 2, 10, 0))  # noqa: DTZ001


def test_times_are_compared_as_moments_whatever_their_zones(store: Store) -> None:
    _beat(store, datetime(2026, 3, 2, 19, 0, tzinfo=ZoneInfo("Asia/Tokyo")))
    with store.read() as tx:
        assert tx.processes.silent_since(datetime(2026, 3, 2, 10, 0, 0, 1, tzinfo=UTC)) == ["p"]
        assert tx.processes.silent_since(datetime(2026, 3, 2, 10, 0, tzinfo=UTC)) == []


def test_an_enum_is_stored_as_lower_case_text(store: Store) -> None:
    with store.write() as tx:
        moment = datetime(2026, 3, 2, tzinfo=UTC)
        row = {"team_id": "T", "number": 1, "title": "t", "severity": Severity.SEV2, "reporter_id": "U"}
        row |= {"is_adopted": False, "declared_at": moment, "captured_from": moment}
        statuses = {"status": sa.literal("active", sa.String), "postmortem_status": sa.literal("draft", sa.String)}
        tx.connection.execute(sa.insert(tables.incident).values({**row, **statuses}))
        assert tx.connection.scalar(sa.text("SELECT severity FROM incident")) == "sev2"
