"""Which item must be in whose digest of which day: worked out from a story by going through every morning.

It shares no code with the product, and is as plain as can be: nothing is planned, nothing is stored, each morning of
each person is looked at when it comes.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from tests.support.reminding.story import BEGIN, ZONES, State, Story

NINE, FIVE = time(9), time(17)
ONE = timedelta(days=1)
Line = tuple[str, date, int]  # whose digest, of which day there, which item


@cache
def works(zone: str, day: date) -> bool:
    code, _, part = ZONES[zone].partition("-")
    known = holidays.country_holidays(code, subdiv=part or None, years=day.year)
    return day.weekday() < 5 and day not in known


def clock_at(zone: str, day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def last_working_day(zone: str, day: date) -> date:
    while not works(zone, day):
        day -= ONE
    return day


def day_after_working_days(zone: str, day: date, count: int) -> date:
    while count:
        day += ONE
        count -= works(zone, day)
    return day


def mornings(story: Story) -> Iterator[tuple[datetime, str, date]]:
    """Yield (when, who, which day there) of each morning at which the bot can send a digest, in order."""
    found = []
    for who, zone in story.zones.items():
        day = BEGIN.date() - ONE
        while day <= story.end.date() + ONE:
            if works(zone, day) and (sent_at := _first_chance(story, zone, day)) is not None:
                found.append((sent_at, who, day))
            day += ONE
    return iter(sorted(found))


def _first_chance(story: Story, zone: str, day: date) -> datetime | None:
    """The first moment from nine to five at which the bot is there."""
    moment = clock_at(zone, day, NINE)
    for begin, end in story.away:
        if begin <= moment < end:
            moment = end
    return moment if BEGIN <= moment < min(clock_at(zone, day, FIVE), story.end) else None


def expected(story: Story) -> set[Line]:
    """Return all lines that the digests of the story must have."""
    lines: set[Line] = set()
    items: dict[int, _Item] = {}
    gone: set[str] = set()
    happenings = list(story.happenings)
    for moment, who, day in mornings(story):
        while happenings and happenings[0].at < moment:
            now = happenings.pop(0)
            if now.state is not None:
                known = items.setdefault(now.item, _Item(story.leads[now.incident]))
                known.become(story, now.state, now.at, gone)
                continue
            gone.add(now.who)
            for item in items.values():
                item.look(story, now.at, gone)
        if who not in gone:
            lines |= {(who, day, number) for number, item in items.items() if item.is_told(story, who, day, gone)}
    return lines


class _Item:
    """One item through time: its state, and which of the reminders that come once are still to come."""

    def __init__(self, lead: str) -> None:
        self._lead = lead
        self._state: State
        self._to_come: set[tuple[str, object]] = set()
        self._had: set[tuple[str, object]] = set()

    def become(self, story: Story, state: State, at: datetime, gone: set[str]) -> None:
        self._state = state
        self.look(story, at, gone)

    def look(self, story: Story, at: datetime, gone: set[str]) -> None:
        """Note which reminders are to come: those whose morning had passed before are not."""
        due, state = self._once(story, gone), self._state
        self._to_come &= set(due)
        self._to_come |= {key for key, begins in due.items() if begins >= at and key not in self._had}
        if state.is_done:
            self._to_come.clear()

    def _reader(self, gone: set[str]) -> str:
        owner = self._state.owner
        return self._lead if owner is None or owner in gone else owner

    def _once(self, story: Story, gone: set[str]) -> dict[tuple[str, object], datetime]:
        """From when each of them is to be told."""
        state, zone = self._state, story.zones[self._reader(gone)]
        a_day_before = clock_at(zone, state.due_on, FIVE) - ONE
        soon = last_working_day(zone, a_day_before.astimezone(ZoneInfo(zone)).date())
        there = {("soon", state.due_on): soon, ("today", state.due_on): last_working_day(zone, state.due_on)}
        snoozed = state.snoozed_until
        due: dict[tuple[str, object], datetime] = {
            key: clock_at(zone, day, NINE) for key, day in there.items() if snoozed is None or snoozed <= day
        }
        if snoozed is not None:
            due["snooze", snoozed] = clock_at(zone, day_after_working_days(zone, snoozed - ONE, 1), NINE)
        for key in [("nobody", state.owner_since)] * (state.owner is None) + [("left", state.owner)] * (
            state.owner in gone
        ):
            due[key] = datetime.max.replace(tzinfo=UTC)  # whenever the lead's next morning is
        return due

    def is_told(self, story: Story, who: str, day: date, gone: set[str]) -> bool:
        """Whether the item is in the digest of this person and day; from then on that was told."""
        state, reader = self._state, self._reader(gone)
        if state.is_done or who not in (reader, self._lead):
            return False
        opens = clock_at(story.zones[who], day, NINE)
        told = False
        for key in sorted(self._to_come, key=str):
            is_leads = key[0] in ("nobody", "left")
            if (who == self._lead) if is_leads else (who == reader and self._once(story, gone)[key] <= opens):
                self._to_come.remove(key)
                self._had.add(key)
                told = True
        is_over = day > state.due_on and opens >= clock_at("UTC", state.due_on + ONE, time())  # its day is one of UTC
        if who == reader and is_over and (state.snoozed_until is None or state.snoozed_until <= day):
            return True
        return told or (who == self._lead != reader and opens >= self._escalates(story.zones[reader]))

    def _escalates(self, zone: str) -> datetime:
        return clock_at(zone, day_after_working_days(zone, self._state.due_on, 4), NINE)
