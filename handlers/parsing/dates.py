"""The due date of an action item: "by friday", "tomorrow 17:00", "in 2 weeks", "overdue since 2026-03-01"."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from bot.domain.dues import Due
from handlers.parsing.cutting import cut_match, shorten
from handlers.parsing.days import DAY, EXAMPLES, SPAN, WEEKDAYS, DateNotUnderstood, day_of, refuse_date
from handlers.parsing.zones import SHORT_NAMES, moments_of, zone_named

__all__ = ["DateNotUnderstood", "TakenDue", "read_due_date", "take_due_date"]

_FURTHEST = timedelta(days=3 * 366)
_CLOCK = r"(?P<{0}hour>[0-9]{{1,2}}):(?P<{0}minute>[0-9]{{2}})(?:\s?(?P<{0}half>[ap]m))?"
_CLOCK += r"|(?P<{0}hour12>[0-9]{{1,2}})\s?(?P<{0}half12>[ap]m)"
_WHEN = rf"(?:(?:{DAY})(?:\s+(?:at\s+)?(?:{_CLOCK.format('')}))?|(?:{_CLOCK.format('only_')}))"
_END = r"[,;:.]?(?=\s|$)"
_LEAD = r"(?:^|(?<=\s))(?:(?:due|by|until)\s+){1,2}(?:on\s+)?"
_BY = re.compile(rf"{_LEAD}(?P<said>{_WHEN}){_END}", re.IGNORECASE)
_OVERDUE = re.compile(rf"(?:^|(?<=\s))overdue\s+since\s+(?P<said>{_WHEN}){_END}", re.IGNORECASE)
_WITHIN = re.compile(rf"(?:^|(?<=\s))(?:due\s+)?(?P<said>{SPAN}){_END}", re.IGNORECASE)
# Right behind the owner a date needs no "by": "Cap the pool @ben friday".
_BEHIND_OWNER = re.compile(rf"(?<=>)\s+(?P<said>{_WHEN}){_END}", re.IGNORECASE)
_WHOLE = re.compile(rf"(?:(?:due|by|until|on|at)\s+){{0,3}}(?P<said>{_WHEN}|{SPAN})[,;:.]?", re.IGNORECASE)
_WHOLE_OVERDUE = re.compile(rf"overdue\s+since\s+(?P<said>{_WHEN})[,;:.]?", re.IGNORECASE)
# After the date of an action item stand at most its owner, horizon, priority and kind.
_TAIL = re.compile(
    r"(?:\s|<[@!][^<>]+>|\b(?:immediate|short|long|short-term|long-term|high|medium|low"
    r"|prevent|detect|mitigate|process)\b)*$",
    re.IGNORECASE,
)
_FULL_NAME = re.compile("|".join(WEEKDAYS), re.IGNORECASE)
# What stands behind a date and looks like its hour, though the grammar has no place for it.
_NO_HOUR = re.compile(
    rf"\s*(?P<said>at\s+[0-9]\S*|[0-9]{{1,2}}[:.h][0-9]\S*|(?:morning|noon|midday|afternoon|evening|night)\b"
    rf"|(?:{SHORT_NAMES})\b|[0-9]{{1,2}}$)"
)


class TakenDue(NamedTuple):
    """The due date that was typed (None where none was), and the text without it."""

    due: Due | None
    rest: str

    @property
    def due_on(self) -> date | None:
        return self.due.on if self.due else None


def take_due_date(text: str, *, today_now: datetime, tz: str) -> TakenDue:
    """Return the due date in `text` and `text` without it; None and `text` itself where there is none.

    Today is `today_now` seen in `tz` (IANA name). A weekday is the next one, today included. Dates may be
    followed by more words; spans ("in 2 weeks") and short weekdays ("by sun") only by an owner, a horizon and
    a priority, because they are also ordinary words. The last date counts. Raises `DateNotUnderstood` for one
    that is past (but for "overdue since …"), that does not exist, that is too far away, or that two people would read
    differently.
    """
    match = _due_phrase(text)
    if match is None:
        return TakenDue(None, text)
    attempt = _NO_HOUR.match(text, match.end())
    if attempt is not None:
        refuse_date(f"{match['said']} {attempt['said']}", "write the hour as in `tomorrow 17:00`, in your own zone")
    due = _meant(match, today_now, tz, is_overdue=match.re is _OVERDUE)
    return TakenDue(due, cut_match(text, match))


def read_due_date(text: str, *, now: datetime, tz: str) -> Due | None:
    """Return the due date that all of `text` is, None where it is empty. Raises `DateNotUnderstood`."""
    if not text.strip():
        return None
    overdue, plain = _WHOLE_OVERDUE.fullmatch(text.strip()), _WHOLE.fullmatch(text.strip())
    match = overdue or plain
    if match is None:
        raise DateNotUnderstood(f"I can't place “{shorten(text)}”. {EXAMPLES}")
    return _meant(match, now, tz, is_overdue=overdue is not None)


def _meant(match: re.Match[str], now: datetime, tz: str, *, is_overdue: bool) -> Due:
    said, zone = match["said"], zone_named(tz)
    if zone is None:
        refuse_date(said, "I do not know your time zone yet, so not what day it is for you; try again in a moment")
    today = now.astimezone(zone).date()
    on = day_of(match, today, is_past=is_overdue)
    clock = _clock(match)
    at = None if clock is None else _moment(on, clock, zone, said)
    due = Due(on=on, tz=tz, at=at)
    _must_be_in_reach(due, now, today, said, is_overdue)
    return due


def _must_be_in_reach(due: Due, now: datetime, today: date, said: str, is_overdue: bool) -> None:
    on, at = due.on, due.at
    is_past = at < now if at is not None else on < today
    if abs(on - today) > _FURTHEST:
        refuse_date(said, f"{on} is years away")
    if is_past and not is_overdue:
        raise DateNotUnderstood(
            f"“{shorten(said)}” is past: {on:%A}, {on}. If it is overdue on purpose, write `overdue since "
            f"{f'{on} {due.hour}'.strip()}`; else name a day to come. Nothing was stored."
        )
    if is_overdue and not is_past:
        refuse_date(said, f"{on} is not past, so nothing is overdue since then")


def _clock(match: re.Match[str]) -> time | None:
    groups = match.groupdict()
    for prefix in ("", "only_"):
        hour = groups.get(f"{prefix}hour") or groups.get(f"{prefix}hour12")
        if hour is not None:
            half = (groups.get(f"{prefix}half") or groups.get(f"{prefix}half12") or "").lower()
            return _hour(match["said"], int(hour), int(groups.get(f"{prefix}minute") or 0), half)
    return None


def _hour(said: str, hour: int, minute: int, half: str) -> time:
    if (half and not 1 <= hour <= 12) or hour > 23 or minute > 59:
        refuse_date(said, "there is no such time")
    return time(hour % 12 + (12 if half == "pm" else 0) if half else hour, minute)


def _moment(on: date, clock: time, zone: tzinfo, said: str) -> datetime:
    try:
        moments = moments_of(datetime.combine(on, clock), zone)
    except OverflowError:
        refuse_date(said, f"{on} is years away")
    if len(moments) != 1:
        how = "show that time twice" if moments else "skip that time"
        refuse_date(said, f"clocks in {zone} {how} on {on}; name another hour")
    return moments[0].astimezone(UTC)


def _due_phrase(text: str) -> re.Match[str] | None:
    found = [match for match in _BY.finditer(text) if _is_due(match)]
    at_the_end = (_OVERDUE, _WITHIN, _BEHIND_OWNER)
    found += [match for one in at_the_end for match in one.finditer(text) if _ends_the_item(match)]
    return max(found, key=lambda match: match.end(), default=None)


def _is_due(match: re.Match[str]) -> bool:
    plain = match["iso"] or match["calendar"] or _FULL_NAME.fullmatch(match["weekday"] or "")
    return bool(plain) or _ends_the_item(match)


def _ends_the_item(match: re.Match[str]) -> bool:
    end = match.end()
    return _TAIL.match(match.string, end) is not None or _NO_HOUR.match(match.string, end) is not None
