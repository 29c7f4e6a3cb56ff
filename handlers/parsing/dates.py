"""The due date in an action item: "by friday", "in 2 weeks"; a strict grammar, with dateparser behind it."""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, NoReturn

import dateparser

from bot.domain.errors import Refusal
from handlers.parsing.cutting import cut_match, shorten
from handlers.parsing.zones import zone_named

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FURTHEST = timedelta(days=3 * 366)
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
_DATE = (
    r"(?P<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})"
    rf"|(?P<calendar>{_ORDINAL}\s+(?:of\s+)?(?:{_MONTH})\.?(?:,?\s+[0-9]{{4}})?"
    rf"|(?:{_MONTH})\.?\s+{_ORDINAL}(?:,?\s+[0-9]{{4}})?)"
    r"|(?P<near>today|tonight|tomorrow|eod|end\s+of\s+(?:the\s+)?(?:day|week|month)|eow|eom)"
    rf"|(?:this\s+)?(?P<weekday>{_WEEKDAY})"
    rf"|(?P<unclear>[0-9]{{1,2}}[/.][0-9]{{1,2}}(?:[/.][0-9]{{2,4}})?|next\s+(?:{_WEEKDAY}|week|month))"
)
_SPAN = r"(?:in|within)\s+(?P<count>[0-9]{1,4}|an?|one|two|three|four)\s+(?P<unit>day|week|month)s?"
_END = r"[,;:.]?(?=\s|$)"
_LEAD = r"(?:^|(?<=\s))(?:(?:due|by|until)\s+){1,2}(?:on\s+)?"
_BY = re.compile(rf"{_LEAD}(?P<said>{_DATE}){_END}", re.IGNORECASE)
_WITHIN = re.compile(rf"(?:^|(?<=\s))(?:due\s+)?(?P<said>{_SPAN}){_END}", re.IGNORECASE)
# After the date of an action item stand at most its owner, horizon and priority.
_TAIL = re.compile(
    r"(?:\s|<@[^<>]+>|\b(?:immediate|short|long|short-term|long-term|high|medium|low)\b)*$", re.IGNORECASE
)
_FULL_NAME = re.compile("|".join(_WEEKDAYS), re.IGNORECASE)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}


class DateNotUnderstood(Refusal):
    """I can't place that date. Try `by friday`, `by 2026-12-01` or `in 2 weeks`."""


class Due(NamedTuple):
    """The due date that was typed (None where none was), and the text without it."""

    due_on: date | None
    rest: str


def take_due_date(text: str, *, today_now: datetime, tz: str) -> Due:
    """Return the due date in `text` and `text` without it; None and `text` itself where there is none.

    Today is `today_now` seen in `tz` (IANA name). A weekday is the next one, today included. Dates may be
    followed by more words; spans ("in 2 weeks") and short weekdays ("by sun") only by an owner, a horizon and
    a priority, because they are also ordinary words. The last date counts. Raises `DateNotUnderstood` for one
    that is past, that does not exist, that is too far away, or that two people would read differently.
    """
    match = _due_phrase(text)
    if match is None:
        return Due(None, text)
    zone = zone_named(tz)
    if zone is None:
        _refuse(match["said"], "your time zone is unknown so far, so today is too; wait a moment")
    today = today_now.astimezone(zone).date()
    try:
        due_on = _date_of(match, today)
    except (ValueError, OverflowError):
        _refuse(match["said"], "there is no such day")
    if due_on < today:
        _refuse(match["said"], f"{due_on} is past")
    if due_on - today > _FURTHEST:
        _refuse(match["said"], f"{due_on} is years away")
    return Due(due_on, cut_match(text, match))


def _due_phrase(text: str) -> re.Match[str] | None:
    found = [match for match in _BY.finditer(text) if _is_due(match)]
    found += [match for match in _WITHIN.finditer(text) if _ends_the_item(match)]
    return max(found, key=lambda match: match.end(), default=None)


def _is_due(match: re.Match[str]) -> bool:
    plain = match["iso"] or match["calendar"] or _FULL_NAME.fullmatch(match["weekday"] or "")
    return bool(plain) or _ends_the_item(match)


def _ends_the_item(match: re.Match[str]) -> bool:
    return _TAIL.match(match.string, match.end()) is not None


def _date_of(match: re.Match[str], today: date) -> date:
    # Folded, because a long s or a Kelvin sign passes for s and k where a pattern ignores case.
    groups = {name: (said or "").casefold() for name, said in match.groupdict().items()}
    if groups.get("unclear"):
        _refuse(match["said"], "that can be read in more than one way")
    if groups.get("iso"):
        year, month, day = (int(part) for part in groups["iso"].split("-"))
        return date(year, month, day)
    if groups.get("calendar"):
        return _calendar(groups["calendar"], today)
    if groups.get("near"):
        return _near(groups["near"], today)
    if groups.get("weekday"):
        return _weekday(groups["weekday"], today)
    return _ahead(groups["count"], groups["unit"], today)


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
        _refuse(said, "there is no such day")
    if len(numbers) == 1 and parsed.date() - today > _FAR_FOR_NO_YEAR:
        _refuse(said, f"add the year if you mean {parsed.date()}")
    return parsed.date()


def _near(said: str, today: date) -> date:
    if said in ("today", "tonight", "eod") or said.endswith("day"):
        return today
    if said == "tomorrow":
        return today + timedelta(days=1)
    if said == "eow" or said.endswith("week"):
        return _weekday("friday", today)
    return (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _weekday(said: str, today: date) -> date:
    wanted = next(n for n, name in enumerate(_WEEKDAYS) if name.startswith(said[:3]))
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def _ahead(count: str, unit: str, today: date) -> date:
    number = _COUNTS[count] if count in _COUNTS else int(count)
    if unit != "month":
        return today + timedelta(days=number * (7 if unit == "week" else 1))
    months = today.month - 1 + number
    first = date(today.year + months // 12, months % 12 + 1, 1)
    last_day = ((first + timedelta(days=31)).replace(day=1) - timedelta(days=1)).day
    return first.replace(day=min(today.day, last_day))


def _refuse(said: str, why: str) -> NoReturn:
    raise DateNotUnderstood(
        f"I can't place “{shorten(said)}”: {why}. Try `by friday`, `by 2026-12-01` or `in 2 weeks`."
    )
