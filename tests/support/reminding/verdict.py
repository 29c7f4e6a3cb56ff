"""What a proof finds: lost, too much, twice, out of hours."""

from dataclasses import dataclass, field

from tests.support.reminding.reference import FIVE, NINE, Line, clock_at, expected, works
from tests.support.reminding.story import Story
from tests.support.reminding.world import Seen, twice


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What is wrong; all empty where nothing is. `right` counts what is as it should be."""

    lost: list[Line] = field(default_factory=list)
    unasked: list[Line] = field(default_factory=list)
    twice: dict[object, int] = field(default_factory=dict)
    out_of_hours: list[Seen] = field(default_factory=list)
    right: int = 0

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.unasked or self.twice or self.out_of_hours)


def judge(story: Story, seen: list[Seen]) -> Verdict:
    """Compare what is in Slack with what the reference asks for."""
    wanted = expected(story)
    there = {(one.user_id, one.day, item) for one in seen for item in one.items}
    return Verdict(
        lost=sorted(wanted - there), unasked=sorted(there - wanted), twice=twice(seen),
        out_of_hours=[one for one in seen if not _in_hours(story, one)], right=len(wanted & there),
    )  # fmt: skip


def _in_hours(story: Story, one: Seen) -> bool:
    zone = story.zones[one.user_id]
    return works(zone, one.day) and clock_at(zone, one.day, NINE) <= one.posted_at < clock_at(zone, one.day, FIVE)
