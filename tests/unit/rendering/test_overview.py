"""The summary for a new lead: twenty lines at most, however much there is."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.action_items import ActionItem, Horizon
from bot.domain.ids import IncidentId
from bot.domain.milestones import Milestone
from bot.domain.roles import STANDARD, RoleHolder
from bot.domain.timeline import TimelineKind
from bot.rendering.slack.overview import AtAGlance, HandOver, hand_over_text
from tests.unit.domain.cast import ADA, BEN, TEN, incident, milestone

LINE = replace(milestone(Milestone.PAGED, 1, 2), text="several\nlines " * 40, kind=TimelineKind.NOTE)
ITEMS = tuple(
    ActionItem(
        incident_id=IncidentId(7), number=number, text="to\ndo", owner_id=ADA, due_on=None, horizon=Horizon.IMMEDIATE,
        created_by=ADA, created_at=TEN,
    )
    for number in range(30)
)  # fmt: skip


def facts(count: int) -> HandOver:
    """Return an incident with `count` of everything."""
    roles = tuple(RoleHolder(incident_id=IncidentId(7), role=role, user_id=BEN, since=TEN) for role in STANDARD)
    known = AtAGlance(
        incident=incident(), roles=roles[:count], milestones={}, impact=LINE if count else None, lines=count,
        open_items=ITEMS[:count], linked=(),
    )  # fmt: skip
    return HandOver(
        glance=known, recent=[LINE] * count, asked=[("why\nso", BEN)] * count, open_questions=count, people={}
    )


def test_it_has_twenty_lines_at_most() -> None:
    assert len(hand_over_text(facts(30), "Head", TEN + timedelta(hours=1)).split("\n")) <= 20


def test_it_says_where_there_is_nothing() -> None:
    text = hand_over_text(facts(0), "Head", TEN)
    assert text.count(": nothing") == 3


def test_what_is_left_out_is_counted() -> None:
    text = hand_over_text(facts(30), "Head", TEN)
    assert "*The last hour* (25 more)" in text
    assert "*Open action items* (27 more)" in text
