"""The first alert, and how the incident was detected."""

from typing import Any

from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent
from bot.postmortem.document import assemble
from bot.postmortem.facts import Fact, Origin
from tests.unit.postmortem.sample import answers, event, marked, message, record

STARTED, DECLARED = event(0, "", Milestone.STARTED, id=1), event(12, "", Milestone.DECLARED, id=2)
DETECTED, RESOLVED = event(5, "", Milestone.DETECTED, id=3), event(60, "", Milestone.RESOLVED, id=4)


def program(minutes: float, text: str, **changes: Any) -> Any:
    """A message of an integration called pagerbird."""
    return message(minutes, text, **{"user_id": None, "bot_id": "B1", "author_name": "pagerbird"} | changes)


ALERT = program(4, "[FIRING] 5xx above 2 %")


def fact(key: str, *timeline: TimelineEvent, **changes: Any) -> Fact:
    return assemble(record(*timeline, **changes)).facts[key]


def ticked(*timeline: TimelineEvent, **changes: Any) -> list[str]:
    return [box.option.value for box in assemble(record(*timeline, **changes)).detection if box.is_ticked]


def test_the_first_alert_is_the_first_of_a_program_since_the_start() -> None:
    found = fact(
        "first_alert", STARTED, DECLARED, messages=(program(-5, "ALERT disk"), ALERT, program(6, "ALERT more"))
    )
    assert found.text == "2026-11-21 10:04 UTC: pagerbird: [FIRING] 5xx above 2 %"
    assert found.links == ("https://cast.slack.com/archives/C1/p1795255440000000",)


def test_what_was_recorded_with_the_detection_goes_before_the_log() -> None:
    detected = event(5, "Pool alert", Milestone.DETECTED)
    assert fact("first_alert", STARTED, detected, messages=(ALERT,)).text.endswith("10:05 UTC: Pool alert")


def test_a_detection_without_words_is_told_by_the_alert() -> None:
    assert "pagerbird" in fact("first_alert", STARTED, DETECTED, messages=(ALERT,)).text


def test_a_detection_without_words_or_alert_tells_its_time() -> None:
    assert fact("first_alert", DETECTED).text == "2026-11-21 10:05 UTC"


def test_an_alert_goes_before_other_notices_of_programs() -> None:
    told = (program(1, "Deploy 41 went out"), ALERT)
    assert "FIRING" in fact("first_alert", STARTED, DECLARED, messages=told).text


def test_a_notice_after_the_declaration_is_no_first_alert() -> None:
    assert fact("first_alert", STARTED, DECLARED, messages=(program(20, "Deploy 42 went out"),)).is_open


def test_a_person_gives_no_first_alert() -> None:
    assert fact("first_alert", STARTED, DECLARED, messages=(message(4, "alert?"),)).is_open


def test_a_deleted_alert_is_no_evidence() -> None:
    gone = program(4, "", is_deleted=True)
    assert fact("first_alert", STARTED, DECLARED, messages=(gone,)).is_open


def test_an_alert_after_the_recovery_is_not_the_first() -> None:
    assert fact("first_alert", STARTED, RESOLVED, messages=(program(70, "ALERT"),)).is_open


def test_an_alert_in_the_log_suggests_monitoring() -> None:
    assert ticked(STARTED, DECLARED, messages=(ALERT,)) == ["monitoring"]


def test_a_suggestion_is_shown_as_taken_from_the_record() -> None:
    found = fact("detected_by", STARTED, DECLARED, messages=(ALERT,))
    assert (found.origin, found.text) == (Origin.DERIVED, "Automated monitoring alert")
    assert found.links


def test_a_detection_that_speaks_of_customers_suggests_a_user_report() -> None:
    assert ticked(event(5, "Two customers wrote to us", Milestone.DETECTED)) == ["user"]


def test_a_persons_message_as_detection_suggests_the_team() -> None:
    seen = marked(5, "The graphs look odd", milestone=Milestone.DETECTED)
    assert ticked(seen, messages=(message(5, "The graphs look odd"),)) == ["team"]


def test_a_detection_that_says_nothing_suggests_nothing() -> None:
    assert ticked(DETECTED) == []


def test_an_answer_wins_over_the_suggestion() -> None:
    assert ticked(STARTED, DECLARED, messages=(ALERT,), answers=answers(detected_by="team")) == ["team"]
