"""What changed beneath a draft since it was made."""

from dataclasses import replace
from typing import Any

from bot.domain.ids import datetime_to_ts
from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent
from bot.postmortem.changes import changes_since
from tests.unit.postmortem.sample import after, answers, event, message, record

SAID = message(5, "Found it")
LINE = f"| [10:05](https://cast.slack.com/archives/C1/p{SAID.ts.replace('.', '')}) | Found it |"
NOON = after(120)


def changes(*timeline: TimelineEvent, before: str = LINE, after: str = LINE, **parts: Any) -> list[str]:
    """What changed since noon in a record with one message."""
    made = record(*timeline, **{"messages": (SAID,)} | parts)
    return [one.what for one in changes_since(made, before=before, after=after, made_at=NOON)]


def test_the_same_lines_are_no_change_even_of_a_deleted_message() -> None:
    assert changes(messages=(replace(SAID, is_deleted=True),)) == []


def test_a_line_gone_with_its_message_is_a_deletion() -> None:
    assert changes(after="", messages=(replace(SAID, is_deleted=True),)) == ["deleted"]


def test_a_line_changed_by_an_edit_since_is_an_edit() -> None:
    assert changes(after=f"{LINE} now", messages=(replace(SAID, edited_ts=datetime_to_ts(after(130))),)) == ["edited"]


def test_a_line_that_changed_for_another_reason_is_no_edit() -> None:
    assert changes(after=f"{LINE} now", messages=(replace(SAID, edited_ts=datetime_to_ts(after(110))),)) == []


def test_a_line_gone_while_its_message_stands_was_taken_off() -> None:
    assert changes(after="") == ["taken off"]


def test_a_note_retracted_since_is_told() -> None:
    assert changes(event(10, "a", retracted_at=after(130))) == ["retracted"]


def test_a_note_retracted_before_is_not() -> None:
    assert changes(event(10, "a", retracted_at=after(110))) == []


def test_a_milestone_set_for_the_first_time_is_no_correction() -> None:
    assert changes(event(10, "", Milestone.DETECTED, recorded_at=after(130))) == []


def test_a_milestone_set_anew_is_a_correction() -> None:
    told = (event(10, "", Milestone.DETECTED), event(9, "", Milestone.DETECTED, recorded_at=after(130)))
    assert changes(*told) == ["corrected"]


def test_an_answer_given_anew_since_is_told() -> None:
    given = {key: replace(one, revision=2, recorded_at=after(130)) for key, one in answers(symptoms="Errors").items()}
    assert changes(answers=given) == ["answered anew"]
