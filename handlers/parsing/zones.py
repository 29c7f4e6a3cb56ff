"""Time zones by name, and the moments that a clock reading in a zone can mean."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Short names people append to a clock time. Most mean several zones, so they are recognised only in order
# to ask back, unless the speaker's own zone goes by that name at that time. Alternatives of a pattern.
SHORT_NAMES = (
    "UTC|GMT|CEST|CET|EEST|EET|WEST|WET|BST|IST|MSK|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|"
    "JST|KST|HKT|SGT|AEST|AEDT|ACST|AWST|NZST|NZDT|BRT|ART|SAST"
)


def zone_named(tz: str) -> tzinfo | None:
    """Return the zone with the IANA name `tz`; None where there is no such zone."""
    try:
        return ZoneInfo(tz)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def fixed_zone(offset: str) -> tzinfo | None:
    """Return the zone that "Z", "UTC", "+01:00" or "-0500" means; None where it is none."""
    if offset.upper() in ("Z", "UTC", "GMT"):
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if hours > 14 or minutes % 15 or minutes > 45:
        return None
    return timezone((-1 if offset[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def moments_of(local: datetime, zone: tzinfo) -> list[datetime]:
    """Return the moments (UTC, ascending) at which clocks in `zone` show the naive time `local`.

    None of them where the clocks skip it, two where they show it twice.
    """
    found = set()
    for fold in (0, 1):
        try:
            moment = local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
            shown = moment.astimezone(zone)
        except OverflowError:
            continue
        if shown.replace(tzinfo=None, fold=0) == local.replace(fold=0):
            found.add(moment)
    return sorted(found)
