"""The executive summary that the record gives."""

from typing import Any

import pytest

from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.postmortem.document import assemble
from bot.postmortem.facts import Fact
from tests.unit.postmortem.sample import after, answers, event, incident, record

STARTED, DETECTED = event(0, "", Milestone.STARTED, id=1), event(5, "", Milestone.DETECTED, id=2)
DECLARED, RESOLVED = event(12, "", Milestone.DECLARED, id=3), event(75, "", Milestone.RESOLVED, id=4)
FIXED = event(40, "Rolled back to deploy 40.", Milestone.MITIGATED, id=5)
TOLD = event(20, "400 customers cannot pay.", kind=TimelineKind.IMPACT, id=6)
IMPACT = {"users_affected": "12 %", "services_impacted": "checkout\npayments"}


def summary(*timeline: TimelineEvent, **changes: Any) -> Fact:
    return assemble(record(*timeline, **changes)).facts["executive_summary"]


def test_a_summary_tells_what_happened_its_impact_and_its_cause() -> None:
    told = summary(STARTED, DETECTED, RESOLVED, answers=answers(**IMPACT, root_cause="The pool was halved."))
    assert told.text == (
        "“Checkout fails for EU customers” (SEV-2) began at 2026-11-21 10:00 UTC, was detected after 5 minutes and was "
        "resolved after 1 hour 15 minutes. Users affected: 12 %; services impacted: checkout, payments. "
        "Root cause: The pool was halved."
    )


def test_each_sentence_carries_its_sources() -> None:
    told = summary(STARTED, RESOLVED, answers=answers(**IMPACT, root_cause="The pool"))
    assert [sentence.sources[-1] for sentence in told.items] == [
        "timeline:4", "answer:services_impacted", "answer:root_cause",
    ]  # fmt: skip


@pytest.mark.parametrize("known", [{}, IMPACT, {"root_cause": "The pool"}, IMPACT | {"root_cause": "The pool"}])
def test_a_summary_has_two_or_three_sentences(known: dict[str, str]) -> None:
    assert len(summary(STARTED, RESOLVED, answers=answers(**known)).items) in (2, 3)


def test_what_is_missing_is_said() -> None:
    assert summary(RESOLVED).text.endswith("Not recorded yet: impact and root cause.")


def test_the_impact_told_while_it_ran_is_not_said_to_be_missing() -> None:
    told = summary(RESOLVED, TOLD)
    assert told.text.endswith("Impact: 400 customers cannot pay. Not recorded yet: root cause.")
    assert "timeline:6" in told.sources


def test_an_answer_on_the_impact_stands_before_what_was_told() -> None:
    assert "400 customers" not in summary(RESOLVED, TOLD, answers=answers(**IMPACT)).text


def test_the_fix_stands_in_for_a_cause_not_known() -> None:
    assert "Service was restored by: Rolled back to deploy 40." in summary(STARTED, FIXED, RESOLVED).text


def test_an_incident_that_goes_on_is_not_told_as_over() -> None:
    assert "and is not recorded as resolved." in summary(STARTED, answers=answers(**IMPACT)).text


def test_times_that_contradict_each_other_are_said_to() -> None:
    early = event(-5, "", Milestone.RESOLVED, recorded_at=after(80))
    assert "contradict each other" in summary(STARTED, early).text


def test_a_declaration_alone_leaves_the_question_open() -> None:
    assert summary(DECLARED).is_open


def test_unfinished_whys_are_no_cause() -> None:
    assert "Root cause:" not in summary(STARTED, RESOLVED, answers=answers(whys_1="The pool")).text


def test_a_long_answer_is_cut_in_the_summary() -> None:
    assert len(summary(STARTED, RESOLVED, answers=answers(symptoms="word " * 20_000)).text) < 1000


def test_lines_of_a_title_are_joined() -> None:
    told = summary(STARTED, RESOLVED, incident=incident(title="Checkout\nfails."))
    assert told.text.startswith("“Checkout fails” (SEV-2)")


def test_an_answer_wins_and_keeps_what_the_record_shows() -> None:
    told = summary(STARTED, RESOLVED, answers=answers(executive_summary="All went dark."))
    assert told.text == "All went dark."
    assert told.replaces is not None
    assert told.replaces.text.startswith("“Checkout fails")
