"""What a document says, where it comes from, and what it leaves open."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.incident import PostmortemStatus
from bot.domain.messages import MessageFile
from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent
from bot.postmortem.catalogue import FIELDS, QUESTIONS
from bot.postmortem.document import assemble
from bot.postmortem.facts import Fact, Origin
from tests.unit.postmortem.sample import (
    ADA,
    after,
    answers,
    empty_record,
    event,
    full_record,
    incident,
    marked,
    message,
    record,
)

STARTED, DETECTED = event(0, "", Milestone.STARTED, id=1), event(5, "Alert 5xx", Milestone.DETECTED, id=2)
DECLARED, RESOLVED = event(12, "", Milestone.DECLARED, id=3), event(75, "", Milestone.RESOLVED, id=4)


def fact(key: str, *timeline: TimelineEvent, **changes: Any) -> Fact:
    """One fact of a record's document."""
    return assemble(record(*timeline, **changes)).facts[key]


@pytest.mark.parametrize("key", [row.key for row in FIELDS])
def test_every_fact_is_there(key: str) -> None:
    assert assemble(empty_record()).facts[key].key == key


@pytest.mark.parametrize("row", [row for row in QUESTIONS if row.key != "attendees"], ids=lambda row: row.key)
def test_a_question_without_answer_stays_open(row: Any) -> None:
    found = assemble(empty_record()).facts[row.key]
    assert (found.origin, found.text) == (Origin.OPEN, row.prompt)


@pytest.mark.parametrize("row", [row for row in QUESTIONS if row.key != "root_cause"], ids=lambda row: row.key)
def test_an_answer_is_told_with_its_evidence(row: Any) -> None:
    found = assemble(full_record()).facts[row.key]
    assert (found.origin, found.sources) == (Origin.ANSWERED, (f"answer:{row.key}",))


def test_an_emptied_answer_leaves_the_question_open() -> None:
    assert fact("users_affected", answers=answers(users_affected=" \n")).is_open


def test_an_open_question_goes_to_the_lead() -> None:
    assert fact("users_affected").asked_of == "the incident lead (Ada)"


def test_without_a_lead_it_goes_to_the_reporter() -> None:
    assert fact("users_affected", incident=incident(lead_id=None)).asked_of == "Ben, who reported the incident"


def test_a_question_for_a_named_role_names_the_person() -> None:
    named = answers(engineering_manager="Dana")
    assert fact("sla_breach", answers=named).asked_of == "the engineering manager (Dana)"


def test_the_duration_runs_from_the_start_to_the_recovery() -> None:
    found = fact("duration", STARTED, DECLARED, RESOLVED)
    assert (found.text, found.sources) == ("1 hour 15 minutes", ("timeline:1", "timeline:4"))


def test_without_a_start_the_duration_says_where_it_begins() -> None:
    found = fact("duration", DECLARED, RESOLVED)
    assert found.text == "1 hour 3 minutes (since it was declared; the start is not recorded)"


def test_an_unresolved_incident_has_no_duration() -> None:
    assert fact("duration", STARTED, DECLARED).is_open


def test_times_that_contradict_each_other_give_no_duration() -> None:
    assert fact("duration", STARTED, replace(RESOLVED, occurred_at=after(-5))).is_open


def test_time_to_detection_runs_from_the_start() -> None:
    assert fact("time_to_detection", STARTED, DETECTED).text == "5 minutes"


def test_the_first_alert_is_the_detection() -> None:
    found = fact("first_alert", DETECTED)
    assert (found.origin, found.text) == (Origin.DERIVED, "2026-11-21 10:05 UTC: Alert 5xx")


def test_an_answer_wins_over_what_the_record_shows() -> None:
    found = fact("first_alert", DETECTED, answers=answers(first_alert="10:04, pool alert"))
    assert (found.origin, found.text) == (Origin.ANSWERED, "10:04, pool alert")


def test_a_later_correction_of_a_milestone_counts() -> None:
    corrected = event(3, "Alert", Milestone.DETECTED, recorded_at=after(90))
    assert fact("time_to_detection", STARTED, DETECTED, corrected).text == "3 minutes"


def test_the_date_is_that_of_the_start() -> None:
    assert fact("incident_date", STARTED, DECLARED).text == "2026-11-21 10:00 UTC"


def test_the_lead_is_named() -> None:
    assert fact("incident_lead").text == "Ada"


def test_a_severity_not_set_is_an_open_question() -> None:
    assert fact("severity", incident=incident(severity=None)).is_open


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (PostmortemStatus.DRAFT, "Draft"),
        (PostmortemStatus.IN_REVIEW, "Under Review"),
        (PostmortemStatus.FINAL, "Final"),
    ],
)
def test_the_status_is_told_in_the_templates_words(status: PostmortemStatus, words: str) -> None:
    assert fact("status", incident=incident(postmortem_status=status)).text == words


def test_why_it_happened_follows_from_finished_whys() -> None:
    found = fact("why_it_happened", answers=answers(whys_1="A", root_cause="The pool"))
    assert (found.text, found.sources) == ("The pool", ("answer:root_cause",))


def test_unfinished_whys_give_no_cause() -> None:
    assert fact("why_it_happened", answers=answers(whys_1="A")).is_open


def test_steps_are_suggested_from_the_timeline() -> None:
    told = (event(11, "before"), DECLARED, event(20, "Ben restarts"), RESOLVED, event(80, "after"))
    found = fact("steps_taken", *told)
    assert (found.origin, [step.text for step in found.items]) == (Origin.DERIVED, ["10:20 Ben restarts"])


def test_a_step_from_a_message_carries_its_address() -> None:
    (step,) = fact("steps_taken", marked(22, "Rolled back")).items
    assert step.links == ("https://cast.slack.com/archives/C1/p1795256520000000",)


def test_images_of_the_log_are_screenshots() -> None:
    picture = MessageFile(file_id="F1", name="a|b.png", mimetype="image/png", size=1, permalink="https://f/1")
    text = MessageFile(file_id="F2", name="a.txt", mimetype="text/plain", size=1, permalink="https://f/2")
    found = fact("screenshots", messages=(message(5, "", files=(text, picture)),))
    (entry,) = found.items
    assert entry.text == "<https://f/1|a/b.png>: no description (Ada, 2026-11-21 10:05 UTC)"


def test_images_of_a_deleted_message_are_left_out() -> None:
    picture = MessageFile(file_id="F1", name="a.png", mimetype="image/png", size=1, permalink="https://f/1")
    assert fact("screenshots", messages=(message(5, "", files=(picture,), is_deleted=True),)).is_open


def test_a_list_has_an_entry_for_each_line() -> None:
    found = fact("went_well", answers=answers(went_well="- Alert fired\n\n• Ben was quick "))
    assert [entry.text for entry in found.items] == ["Alert fired", "Ben was quick"]


def test_boxes_are_ticked_as_answered() -> None:
    boxes = assemble(record(answers=answers(detected_by="user\nAutomated monitoring alert"))).detection
    assert [box.option.value for box in boxes if box.is_ticked] == ["monitoring", "user"]


def test_a_name_not_known_stays_a_mention() -> None:
    assert fact("incident_lead", people={}).text == f"<@{ADA}>"


def test_a_name_cannot_mention_anybody() -> None:
    people = {ADA: replace(full_record().people[ADA], name="<!channel>")}
    assert fact("incident_lead", people=people).text == "&lt;!channel&gt;"


def test_the_order_in_which_rows_arrive_does_not_matter() -> None:
    whole = full_record()
    turned = replace(
        whole, timeline=whole.timeline[::-1], messages=whole.messages[::-1],
        answers=dict(reversed(list(whole.answers.items()))), action_items=whole.action_items[::-1],
    )  # fmt: skip
    assert assemble(turned) == assemble(whole)
