"""Lengths of time as people type them: "45m", "1h30m", "2 hours"."""

import re
from datetime import timedelta

from handlers.parsing.cutting import cut_match

# Lower case only: "5M" is five million of something.
COMPACT = (
    r"(?=[0-9])(?:(?P<d>[0-9]{1,4})d)?(?:(?P<h>[0-9]{1,5})h)?"
    r"(?:(?P<m>[0-9]{1,6})m(?:in)?)?(?:(?P<s>[0-9]{1,6})s)?"
)
SPELLED = r"(?P<count>[0-9]{1,5}|[Aa]n?)\s+(?P<unit>days?|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?)"

_LEADING = re.compile(rf"\s*(?:(?P<compact>{COMPACT})|{SPELLED})(?=\s|$)")
_SECONDS = {"d": 86400, "h": 3600, "m": 60, "s": 1}


def take_duration(text: str) -> tuple[timedelta | None, str]:
    """Return the duration that `text` begins with, and the rest; None and `text` itself without one."""
    match = _LEADING.match(text)
    if match is None:
        return None, text
    return matched_duration(match), cut_match(text, match)


def matched_duration(match: re.Match[str]) -> timedelta:
    """Return the duration in a match of a pattern that holds `COMPACT`, `SPELLED` or both."""
    groups = match.groupdict()
    if groups.get("count"):
        count = 1 if groups["count"].lower() in ("a", "an") else int(groups["count"])
        return timedelta(seconds=count * _SECONDS[groups["unit"][0]])
    return timedelta(seconds=sum(int(groups[unit] or 0) * length for unit, length in _SECONDS.items()))
