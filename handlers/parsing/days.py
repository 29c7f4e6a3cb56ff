"""The words for a day, and the day that they mean: a strict grammar, with dateparser behind it."""

import re
from datetime import date, datetime, time, timedelta
from typing import NoReturn

import dateparser

from bot.domain.errors import Refusal
from handlers.parsing.cutting import shorten

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# A day and month without a year that lie this far ahead are a date just past, much more often than a plan.
_FAR_FOR_NO_YEAR = timedelta(days=270)

_WEEKDAY = (
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?"
)
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_ORDINAL = r"[0-9]{1,2}(?:st|nd|rd|th)?"
# Alternatives of a pattern, each with a group by which `day_of` knows it.
DAY = (
    r"(?P<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})"
    rf"|(?P<calendar>{_ORDINAL}\s+(?:of\s+)?(?:{_MONTH})\.?(?:,?\s+[0-9]{{4}})?"
    rf"|(?:{_MONTH})\.?\s+{_ORDINAL}(?:,?\s+[0-9]{{4}})?)"
    r"|(?P<near>today|tonight|tomorrow|yesterday|eod|end\s+of\s+(?:the\s+)?(?:day|week|month)|eow|eom)"
    rf"|(?:this\s+)?(?P<weekday>{_WEEKDAY})"
    rf"|(?P<unclear>[0-9]{{1,2}}[/.][0-9]{{1,2}}(?:[/.][0-9]{{2,4}})?|next\s+(?:{_WEEKDAY}|week|month))"
)
SPAN = r"(?:in|within)\s+(?P<count>[0-9]{1,4}|an?|one|two|three|four)\s+(?P<unit>day|week|month)s?"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
EXAMPLES = "Try `by friday`, `by tomorrow 17:00`, `by 2026-12-01` or `in 2 weeks`."


class DateNotUnderstood(Refusal):
    """I can't place that date. Try `by friday`, `by tomorrow 17:00`, `by 2026-12-01` or `in 2 weeks`."""


def refuse_date(said: str, why: str) -> NoReturn:
    raise DateNotUnderstood(f"I can't place “{shorten(said)}”, so nothing was stored: {why}. {EXAMPLES}")


def day_of(match: re.Match[str], today: date, *, is_past: bool = False) -> date:
    """Return the day that a match of `DAY` or `SPAN` means; a weekday is the next one, today included.

    With `is_past` a weekday is the last one before today. Raises `DateNotUnderstood` for one that two people would
    read differently, and for one that does not exist.
    """
    try:
        return _day_of(match, today, is_past)
    except (ValueError, OverflowError):
        refuse_date(match["said"], "there is no such day")


def _day_of(match: re.Match[str], today: date, is_past: bool) -> date:
    # Folded, because a long s or a Kelvin sign passes for s and k where a pattern ignores case.
    groups = {name: (said or "").casefold() for name, said in match.groupdict().items()}
    if groups.get("unclear"):
        refuse_date(match["said"], "that can be read in more than one way")
    if groups.get("iso"):
        year, month, day = (int(part) for part in groups["iso"].split("-"))
        return date(year, month, day)
    if groups.get("calendar"):
        return _calendar(groups["calendar"], today)
    if groups.get("near"):
        return _near(groups["near"], today)
    if groups.get("weekday"):
        coming = _weekday(groups["weekday"], today)
        return coming - timedelta(days=7) if is_past else coming
    return _ahead(groups["count"], groups["unit"], today) if groups.get("count") else today


def _calendar(said: str, today: date) -> date:
    """Return the coming day, today included, that "1 dec" or "dec 1st, 2027" names."""
    # Seen from yesterday, because today would not count as coming.
    base = datetime.combine(today - timedelta(days=1), time())
    numbers = [int(digits) for digits in re.findall("[0-9]+", said)]
    parsed: datetime | None = dateparser.parse(
        re.sub(r"\bof\b", " ", said),
        languages=["en"],
        settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future"},
    )
    # dateparser makes something of "00 dec" too.
    if parsed is None or [parsed.day, parsed.year][: len(numbers)] != numbers:
        refuse_date(said, "there is no such day")
    if len(numbers) == 1 and parsed.date() - today > _FAR_FOR_NO_YEAR:
        refuse_date(said, f"add the year if you mean {parsed.date()}")
    return parsed.date()


def _near(said: str, today: date) -> date:
    if said in ("tomorrow", "yesterday"):
        return today + timedelta(days=1 if said == "tomorrow" else -1)
    if said in ("today", "tonight", "eod") or said.endswith("day"):
        return today
    if said == "eow" or said.endswith("week"):
        return _weekday("friday", today)
    return (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _weekday(said: str, today: date) -> date:
    wanted = next(n for n, name in enumerate(WEEKDAYS) if name.startswith(said[:3]))
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def _ahead(count: str, unit: str, today: date) -> date:
    number = _COUNTS[count] if count in _COUNTS else int(count)
    if unit != "month":
        return today + timedelta(days=number * (7 if unit == "week" else 1))
    months = today.month - 1 + number
    first = date(today.year + months // 12, months % 12 + 1, 1)
    last_day = ((first + timedelta(days=31)).replace(day=1) - timedelta(days=1)).day
    return first.replace(day=min(today.day, last_day))
