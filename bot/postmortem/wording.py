"""Times and durations in words, the same for every document."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

LESS_THAN_A_MINUTE = "less than a minute"


def moment(at: datetime, timezone: str | None = None) -> str:
    """Return "2026-11-21 10:00 UTC", with the local time of the zone `timezone` (IANA) behind it if named."""
    if timezone is None:
        return f"{_utc(at):%Y-%m-%d %H:%M} UTC"
    local = at.astimezone(ZoneInfo(timezone))
    return f"{_utc(at):%Y-%m-%d %H:%M} UTC ({local:%Y-%m-%d %H:%M} {timezone})"


def row_time(at: datetime, *, with_date: bool, timezone: str | None = None) -> str:
    """Return "10:00" or "2026-11-21 10:00", and in brackets the local time; its date where that differs."""
    shown = f"{_utc(at):%Y-%m-%d %H:%M}" if with_date else f"{_utc(at):%H:%M}"
    if timezone is None:
        return shown
    local = at.astimezone(ZoneInfo(timezone))
    differs = local.date() != _utc(at).date()
    return f"{shown} ({local:%Y-%m-%d %H:%M})" if differs else f"{shown} ({local:%H:%M})"


def span(length: timedelta) -> str:
    """Return "1 hour 15 minutes": whole minutes, the rest dropped as in the times printed."""
    minutes = int(length.total_seconds()) // 60
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    counts = ((days, "day"), (hours, "hour"), (minutes, "minute"))
    return " ".join(_counted(count, noun) for count, noun in counts if count) or LESS_THAN_A_MINUTE


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)
