"""What the picture of an incident shows: its phases, what was recorded, and how dense the conversation was."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from bot.domain.milestones import Milestone
from bot.postmortem.known import known
from bot.postmortem.record import Record

PHASES = {
    Milestone.STARTED: "Unnoticed",
    Milestone.DETECTED: "Alerted",
    Milestone.PAGED: "Alerted",
    Milestone.DECLARED: "Declared",
    Milestone.INVESTIGATING: "Investigating",
    Milestone.IDENTIFIED: "Fixing",
    Milestone.MITIGATED: "Recovering",
    Milestone.RESOLVED: "Watching",
}
LABELS = {
    Milestone.STARTED: "Started",
    Milestone.DETECTED: "Alert",
    Milestone.PAGED: "Paged",
    Milestone.DECLARED: "Declared",
    Milestone.INVESTIGATING: "Investigating",
    Milestone.IDENTIFIED: "Cause found",
    Milestone.MITIGATED: "Fix deployed",
    Milestone.RESOLVED: "Recovered",
    Milestone.VERIFIED: "Confirmed",
}
_SHORTEST = timedelta(minutes=10)
_STEPS = tuple(
    timedelta(minutes=minutes)
    for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 43200, 129600, 525600)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A phase, from one milestone to the next; places go from 0 (the beginning) to 1 (the end)."""

    name: str
    begin: float
    end: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """Something at a place in time."""

    place: float
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """One incident over time. `density` has the messages in equal parts of the time from `begin` to `end`."""

    begin: datetime
    end: datetime
    bands: tuple[Band, ...]
    milestones: tuple[Mark, ...]
    events: tuple[float, ...]
    density: tuple[int, ...]

    def ticks(self, most: int) -> list[Mark]:
        """Return at most `most` round times, in UTC; with the date where the incident crosses midnight."""
        span = self.end - self.begin
        step = next((step for step in _STEPS if span / step < most), span)
        day = self.begin.replace(hour=0, minute=0, second=0, microsecond=0)
        is_long = self.begin.date() != self.end.date()
        at = day + step * -((day - self.begin) // step)
        marks: list[Mark] = []
        while at <= self.end:
            label = f"{at:%H:%M}" if not is_long else f"{at:%m-%d %H:%M}" if step < timedelta(days=1) else f"{at:%m-%d}"
            marks.append(Mark(place=(at - self.begin) / span, text=label))
            at += step
        return marks


def picture(record: Record, parts: int) -> Picture:
    """Return what to show of a record, the conversation counted in so many parts."""
    at_hand = known(record)
    reached = sorted(((at.astimezone(UTC), milestone) for milestone, at in at_hand.reached.items()), key=_by_time)
    moments = [event.occurred_at.astimezone(UTC) for event in at_hand.events]
    with_date = len({at.date() for at, _ in reached}) > 1
    begin, end = _range([*moments, record.incident.declared_at.astimezone(UTC)])

    def place(at: datetime) -> float:
        return (at - begin) / (end - begin)

    return Picture(
        begin=begin,
        end=end,
        bands=_bands([(place(at), milestone) for at, milestone in reached]),
        milestones=tuple(Mark(place=place(at), text=_label(at, milestone, with_date)) for at, milestone in reached),
        events=tuple(place(at) for at in moments),
        density=_density([place(message.said_at) for message in record.messages if not message.is_deleted], parts),
    )


def _range(moments: list[datetime]) -> tuple[datetime, datetime]:
    first, last = min(moments), max(moments)
    slack = max(_SHORTEST - (last - first), timedelta(0)) / 2
    return first - slack, last + slack


def _label(at: datetime, milestone: Milestone, with_date: bool) -> str:
    return f"{at:%m-%d %H:%M} {LABELS[milestone]}" if with_date else f"{at:%H:%M} {LABELS[milestone]}"


def _bands(reached: list[tuple[float, Milestone]]) -> tuple[Band, ...]:
    """The phases up to the confirmation; neighbours of one name are one, and what has no length is left out.

    What falls out of the usual order, such as a cause found after the recovery, turns no phase back.
    """
    order, furthest = list(Milestone), Milestone.STARTED
    bands: list[Band] = []
    for (begin, milestone), (end, _) in pairwise(reached):
        furthest = max(furthest, milestone, key=order.index)
        if furthest is Milestone.VERIFIED:
            break
        name = PHASES[furthest]
        if bands and bands[-1].name == name:
            bands[-1] = Band(name=name, begin=bands[-1].begin, end=end)
        elif end > begin:
            bands.append(Band(name=name, begin=begin, end=end))
    return tuple(bands)


def _density(places: list[float], parts: int) -> tuple[int, ...]:
    counts = Counter(min(int(place * parts), parts - 1) for place in places if 0 <= place <= 1)
    return tuple(counts[part] for part in range(parts))


def _by_time(reached: tuple[datetime, Milestone]) -> tuple[datetime, int]:
    return reached[0], list(Milestone).index(reached[1])
