"""Several notes at once: a pasted text of which each line begins with a time."""

import re
from datetime import datetime
from typing import NamedTuple

from handlers.parsing.times import take_time
from handlers.parsing.words import WordNotUnderstood

MOST = 50
_BULLET = re.compile(r"\s*(?:[-*•]\s+)?")
_BEGINS_WITH_TIME = re.compile(
    r"(?:at\s+)?(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[T ])?[0-9]{1,2}:[0-9]{2}(?![0-9])", re.IGNORECASE
)


class TimedLine(NamedTuple):
    """One note: when it happened (UTC), and its words."""

    occurred_at: datetime
    text: str


def are_lines(text: str) -> bool:
    """Whether `text` holds several lines of which more than one begins with a time."""
    return sum(_BEGINS_WITH_TIME.match(line) is not None for line in _lines(text)) > 1


def read_lines(text: str, *, now: datetime, tz: str) -> list[TimedLine]:
    """Return the notes in the order written; refuses, naming the line, where one has no time or no words."""
    lines = _lines(text)
    if len(lines) > MOST:
        raise WordNotUnderstood(f"That has {len(lines)} lines; {MOST} at once is the most. Nothing was stored.")
    return [_read(number, line, now, tz) for number, line in enumerate(lines, start=1)]


def _read(number: int, line: str, now: datetime, tz: str) -> TimedLine:
    taken = take_time(line, now=now, tz=tz, bare=True, example="10:42 Rolled back the deploy")
    words = taken.rest.strip(" -–—:\t")
    if taken.occurred_at is None or not words:
        lacks = "begins with no time" if taken.occurred_at is None else "has no words behind its time"
        raise WordNotUnderstood(f"Line {number} {lacks}. Each one is a note: `10:42 Rolled back the deploy`.")
    return TimedLine(taken.occurred_at, words)


def _lines(text: str) -> list[str]:
    lines = (_BULLET.sub("", line, count=1).strip() for line in text.splitlines())
    return [line for line in lines if line]
