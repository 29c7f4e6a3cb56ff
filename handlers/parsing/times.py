"""The time at the head of a note or a milestone; what cannot be placed is asked about, never guessed."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from handlers.parsing.durations import COMPACT, SPELLED, matched_duration
from handlers.parsing.placing import Speaker, TimeNotUnderstood
from handlers.parsing.zones import SHORT_NAMES, fixed_zone

__all__ = ["OLDEST", "Taken", "TimeNotUnderstood", "take_time"]

OLDEST = timedelta(days=180)
_EXAMPLES = {False: "/incident note at 10:42 …", True: "/incident mark started 10:42"}


class Taken(NamedTuple):
    """The moment that was typed (UTC; None where none was), and the rest of the text."""

    occurred_at: datetime | None
    rest: str


_CLOCK = (
    r"(?:(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9}))?)?"
    r"(?:\s?(?P<half>[ap]m))?|(?P<hour12>[0-9]{1,2})\s?(?P<half12>[ap]m))"
)
_ISO_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DAY = rf"(?:(?P<date>{_ISO_DATE})(?:(?P<t>T)|\s+(?:at\s+)?)|(?P<day>today|yesterday)\s+(?:at\s+)?)?"
# A signed offset counts only in the "T" form: "10:42-11:00" is a span of time.
_OFFSET = r"(?P<offset>Z|\s?(?:UTC|GMT)|(?(t)[+-][0-9]{2}:?[0-9]{2}|(?!)))?"
_DAY_AFTER = r"(?:\s+(?P<day_after>today|yesterday)(?=[,;:.]?(?:\s|$)))?"
_END = r"[,;:.]?(?=\s|$)"
_ABSOLUTE = re.compile(rf"\s*(?P<at>at\s+)?(?P<said>{_DAY}{_CLOCK}{_OFFSET}{_DAY_AFTER}){_END}", re.IGNORECASE)
_BACK = re.compile(rf"\s*(?:at\s+)?(?P<said>[-−–—]{COMPACT}){_END}")
_AGO = re.compile(rf"\s*(?P<said>(?:{COMPACT}|{SPELLED})\s+ago){_END}")
_SHORT_NAME = re.compile(rf"\s*(?P<name>{SHORT_NAMES})(?P<shift>[+-][0-9]\S*)?{_END}")

# What looks like a time to its writer though the grammar above has no place for it.
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_OTHER_DAY = re.compile(rf"\s*(?P<said>tomorrow|on\s+(?:{_ISO_DATE}|{_WEEKDAY}))(?![\w-])", re.IGNORECASE)
_ATTEMPT = re.compile(
    rf"\s*(?:at\s+(?P<after_at>[0-9]{{1,2}}:[0-9]{{2}}\S*|{_ISO_DATE}\S*|(?:today|yesterday)(?=\s|$)"
    rf"|{_WEEKDAY}\s+(?:at\s+)?[0-9]{{1,2}}:[0-9]{{2}}\S*)|(?P<iso>{_ISO_DATE}T[0-9]\S*))",
    re.IGNORECASE,
)
_BARE_ATTEMPT = re.compile(rf"\s*(?P<bare>[0-9]{{1,2}}:[0-9]{{2}}\S*|{_ISO_DATE}\S*)")


def take_time(
    text: str, *, now: datetime, tz: str, bare: bool = False, oldest: timedelta = OLDEST, example: str | None = None
) -> Taken:
    """Return the time that `text` begins with, and the rest; None and `text` itself without one.

    A clock time is read in the speaker's zone `tz` (IANA name) and means the latest such moment not after
    `now`. With `bare`, a clock time needs no "at" before it. Raises `TimeNotUnderstood`, whose message says
    what is wrong and gives an example (`example`, where one is given), for a time that is impossible, ambiguous, in
    the future or older than `oldest`.
    """
    example = example or _EXAMPLES[bare]
    speaker = Speaker(now=now.astimezone(UTC), tz=tz, oldest=oldest, example=example)
    if back := _BACK.match(text) or _AGO.match(text):
        return Taken(_before_now(speaker, back), text[back.end() :].lstrip())
    absolute = _ABSOLUTE.match(text)
    if absolute and (bare or absolute["at"] or absolute["date"] or absolute["day"]):
        return _absolute(speaker, absolute)
    if attempt := _ATTEMPT.match(text) or (_BARE_ATTEMPT.match(text) if bare else None):
        speaker.refuse(str(attempt[attempt.lastgroup or 0]), "that is not one time of day I know")
    return Taken(None, text)


def _before_now(speaker: Speaker, match: re.Match[str]) -> datetime:
    try:
        moment = speaker.now - matched_duration(match)
    except OverflowError:
        speaker.refuse(match["said"], "that is too long ago")
    return speaker.checked(moment, match["said"])


def _absolute(speaker: Speaker, match: re.Match[str]) -> Taken:
    said, clock, zone = match["said"], _clock(speaker, match), _zone(speaker, match)
    day = _day(speaker, match, zone)
    moment = speaker.latest(clock, zone, said) if day is None else speaker.on(day, clock, zone, said)
    rest = match.string[match.end() :]
    other = _OTHER_DAY.match(rest)
    if other and day is None:
        speaker.refuse(f"{said} {other['said']}", "write the day first, as in `at 2026-11-21 10:42`")
    name = _SHORT_NAME.match(rest)
    if name:
        if match["offset"] or name["shift"] or moment.astimezone(zone).tzname() != name["name"]:
            speaker.refuse(f"{said} {name[0].strip()}", f"times are read in your own zone, {zone}, or in UTC")
        rest = rest[name.end() :]
    return Taken(moment, rest.lstrip())


def _clock(speaker: Speaker, match: re.Match[str]) -> time:
    hour, half = int(match["hour"] or match["hour12"]), (match["half"] or match["half12"] or "").lower()
    if half and not 1 <= hour <= 12:
        speaker.refuse(match["said"], "there is no such time")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    fraction = (match["fraction"] or "0")[:6].ljust(6, "0")
    try:
        return time(hour, int(match["minute"] or 0), int(match["second"] or 0), int(fraction))
    except ValueError:
        speaker.refuse(match["said"], "there is no such time")


def _zone(speaker: Speaker, match: re.Match[str]) -> tzinfo:
    if match["offset"] is None:
        return speaker.zone(match["said"])
    zone = fixed_zone(match["offset"].strip())
    if zone is None:
        speaker.refuse(match["said"], "no zone is that far from UTC")
    return zone


def _day(speaker: Speaker, match: re.Match[str], zone: tzinfo) -> date | None:
    if named := match["day"] or (None if match["date"] else match["day_after"]):
        today = speaker.now.astimezone(zone).date()
        return today if named.lower() == "today" else today - timedelta(days=1)
    if match["date"] is None:
        return None
    try:
        return date.fromisoformat(match["date"])
    except ValueError:
        speaker.refuse(match["said"], "there is no such day")
