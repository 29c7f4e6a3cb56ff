"""A story of some weeks: people in five zones, their items, what they do with them, and when the bot was away."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

BEGIN = datetime(2026, 2, 23, 0, 0, tzinfo=UTC)  # clocks change on 8 and 29 March and on 5 April
ZONES = {
    "Europe/Berlin": "DE", "America/New_York": "US", "Asia/Tokyo": "JP", "Australia/Sydney": "AU-NSW",
    "Europe/London": "GB-ENG",
}  # fmt: skip
Absences = list[tuple[datetime, datetime]]


@dataclass(frozen=True, kw_only=True)
class State:
    """An action item as it stands: whose, until when, snoozed until when, done or not."""

    owner: str | None
    due_on: date
    snoozed_until: date | None = None
    is_done: bool = False
    owner_since: datetime = BEGIN


@dataclass(frozen=True, kw_only=True)
class Happening:
    """At `at` an item comes to be in `state`, or (without one) the person `who` leaves."""

    at: datetime
    item: int = 0
    incident: int = 0
    state: State | None = None
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class Story:
    """All of it. `away` holds when the bot is not there, from and to; nobody does anything then."""

    end: datetime
    zones: Mapping[str, str]
    leads: Mapping[int, str]
    happenings: list[Happening]
    away: Absences = field(default_factory=list)


@dataclass(frozen=True)
class _Team:
    """Everybody, and when some of them leave."""

    cast: list[str]
    gone_at: Mapping[str, datetime]

    def at(self, moment: datetime) -> list[str]:
        """Return who is there then: nothing is given to one who has left."""
        return [who for who in self.cast if who not in self.gone_at or moment < self.gone_at[who]]


def tell(seed: int, *, days: int = 60, items: int = 200, people: int = 40, incidents: int = 20) -> Story:
    """Return the story of this seed: always the same one."""
    chance = random.Random(seed)
    zones = {f"U{number:07}": list(ZONES)[number % len(ZONES)] for number in range(people)}
    cast = list(zones)
    leads = {number: chance.choice(cast[: people // 2]) for number in range(incidents)}
    away = _absences(chance, days)
    leavers = chance.sample(cast[people // 2 :], people // 8)
    leaving = [Happening(at=_moment(chance, days, away), who=who) for who in leavers]
    team = _Team(cast, {one.who: one.at for one in leaving})
    happenings = [one for item in range(items) for one in _life(chance, item, incidents, team, days, away)]
    ordered = sorted([*happenings, *leaving], key=lambda one: one.at)
    return Story(end=BEGIN + timedelta(days=days), zones=zones, leads=leads, happenings=ordered, away=away)


def _absences(chance: random.Random, days: int) -> Absences:
    """One every third day, from a minute to thirty hours long."""
    found = []
    for day in range(1, days - 2, 3):
        begin = BEGIN + timedelta(days=day, minutes=chance.randrange(24 * 60), seconds=7)
        found.append((begin, begin + timedelta(minutes=chance.choice((1, 20, 120, 600, 1800)))))
    return found


def _moment(chance: random.Random, days: int, away: Absences, after: datetime = BEGIN) -> datetime:
    """A moment at which the bot is there, never on a full minute."""
    rest = int((BEGIN + timedelta(days=days) - after).total_seconds())
    while True:
        minutes = chance.randrange(max(rest, 60)) // 60
        moment = after + timedelta(minutes=minutes, seconds=31, microseconds=chance.randrange(10**6))
        if not any(begin <= moment <= end for begin, end in away):
            return moment


def _life(chance: random.Random, item: int, incidents: int, team: _Team, days: int, away: Absences) -> list[Happening]:
    at, incident = _moment(chance, int(days * 0.8), away), chance.randrange(incidents)
    state = State(
        owner=chance.choice(team.at(at)) if chance.random() < 0.85 else None,
        due_on=(at + timedelta(days=chance.randrange(-1, 20))).date(), owner_since=at,
    )  # fmt: skip
    life = [Happening(at=at, item=item, incident=incident, state=state)]
    for _ in range(chance.randrange(4)):
        at = _moment(chance, days, away, after=at)
        state = _changed(chance, state, team.at(at), at)
        life.append(Happening(at=at, item=item, incident=incident, state=state))
    return life


def _changed(chance: random.Random, state: State, cast: list[str], at: datetime) -> State:
    deed = chance.choice(("done", "snoozed", "snoozed", "handed over", "moved"))
    if deed == "done":
        return replace(state, is_done=not state.is_done, snoozed_until=None)
    if deed == "snoozed":
        return replace(state, snoozed_until=(at + timedelta(days=chance.randrange(1, 8))).date())
    if deed == "moved":
        return replace(state, due_on=(at + timedelta(days=chance.randrange(0, 12))).date())
    others = [who for who in (*cast, None) if who != state.owner]
    return replace(state, owner=chance.choice(others), owner_since=at, snoozed_until=None)
