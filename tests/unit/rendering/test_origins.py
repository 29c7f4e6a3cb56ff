"""Whose word a document prints: what nobody confirmed is marked, what people answered is not, unless it disagrees."""

import pytest

from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent
from bot.rendering.documents import markdown
from tests.unit.postmortem.sample import answers, event, message, record

DECLARED = event(12, "Checkout fails", Milestone.DECLARED)
DETECTED = event(5, "The error rate alert", Milestone.DETECTED)
FIXED = event(40, "The pool is back at 40", Milestone.MITIGATED)
REMARK = "_Taken from the record._"


def printed(*timeline: TimelineEvent, template: str = "incident-postmortem", **given: str) -> str:
    """The document of a record with these events, and with what people answered."""
    return markdown(record(*timeline, answers=answers(**given)), template)


def test_what_nobody_confirmed_is_marked() -> None:
    assert f"The pool is back at 40\n\n{REMARK}" in printed(DECLARED, FIXED)


def test_an_answer_carries_no_remark() -> None:
    told = printed(DECLARED, FIXED, immediate_fix="The pool has its size again")
    assert "The pool has its size again\n\n### Steps Taken" in told


def test_a_cause_that_the_whys_led_to_is_what_people_said() -> None:
    whys = {f"whys_{step}": f"Reason {step}" for step in range(1, 6)}
    told = printed(DECLARED, template="post-mortem", **whys)
    assert "### Root Cause\nReason 5\n\n###" in told


@pytest.mark.parametrize(
    ("answer", "is_marked"),
    [
        ("10:05 UTC, the error rate", False),
        ("Somebody saw it on a dashboard", False),
        ("09:58 UTC, a customer", True),
        ("2026-11-20 10:05 UTC", True),
    ],
)
def test_an_answer_with_another_time_than_the_record_is_marked(answer: str, is_marked: bool) -> None:
    told = printed(DETECTED, DECLARED, first_alert=answer)
    assert (f"{answer} _(as answered; the record shows another time)_" in told) is is_marked


def test_a_name_is_the_link_to_where_it_comes_from() -> None:
    told = markdown(record(DECLARED, messages=(message(20, "I look into it"),)), "post-mortem")
    assert "[Ada](https://cast.slack.com/archives/C1/p1795256400000000)" in told
