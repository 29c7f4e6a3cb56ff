"""Steps, durations and communication, as the record shows them."""

from dataclasses import replace
from typing import Any

from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.domain.updates import Audience
from bot.postmortem.derive.communication import status_updates
from bot.postmortem.document import assemble
from bot.postmortem.facts import Fact
from bot.postmortem.known import known
from tests.unit.postmortem.sample import BEN, after, answers, event, marked, message, record

STARTED, DECLARED = event(0, "", Milestone.STARTED, id=1), event(12, "", Milestone.DECLARED, id=2)
IDENTIFIED = event(30, "The pool is halved", Milestone.IDENTIFIED, id=3)
MITIGATED, RESOLVED = event(45, "Rolled back", Milestone.MITIGATED, id=4), event(60, "", Milestone.RESOLVED, id=5)
SENT = (("mega", BEN),)


def fact(key: str, *timeline: TimelineEvent, **changes: Any) -> Fact:
    return assemble(record(*timeline, **changes)).facts[key]


def steps(*timeline: TimelineEvent, **changes: Any) -> list[str]:
    return [entry.text for entry in fact("steps_taken", *timeline, **changes).items]


def test_steps_run_from_the_cause_to_the_recovery() -> None:
    told = steps(DECLARED, event(20, "guess"), IDENTIFIED, event(40, "restart"), MITIGATED, RESOLVED, event(70, "late"))
    assert told == ["10:30 The pool is halved", "10:40 restart", "10:45 Rolled back"]


def test_a_fix_before_its_cause_was_known_is_a_step() -> None:
    early = event(25, "Rolled back", Milestone.MITIGATED)
    assert steps(DECLARED, early, IDENTIFIED, RESOLVED)[0] == "10:25 Rolled back"


def test_a_fix_before_the_declaration_is_a_step() -> None:
    early = event(10, "Rolled back", Milestone.MITIGATED)
    assert steps(early, DECLARED, event(20, "It holds"), RESOLVED) == ["10:10 Rolled back", "10:20 It holds"]


def test_steps_on_several_days_tell_their_dates() -> None:
    assert steps(DECLARED, event(20, "a"), event(24 * 60, "b"))[1] == "2026-11-22 10:00 b"


def test_the_recovery_is_no_step() -> None:
    assert fact("steps_taken", DECLARED, event(60, "Incident resolved", Milestone.RESOLVED)).is_open


def test_a_deleted_message_is_no_step() -> None:
    assert fact("steps_taken", marked(22, "secret"), messages=(message(22, "", is_deleted=True),)).is_open


def test_a_deleted_message_is_no_fix() -> None:
    fix = marked(45, "secret", milestone=Milestone.MITIGATED)
    assert fact("immediate_fix", fix, messages=(message(45, "", is_deleted=True),)).is_open


def test_time_to_mitigation_runs_from_the_start() -> None:
    assert fact("time_to_mitigation", STARTED, MITIGATED).text == "45 minutes"


def test_time_to_resolution_runs_from_the_start() -> None:
    assert fact("time_to_resolution", STARTED, RESOLVED).text == "1 hour"


def test_time_to_resolution_is_not_known_without_a_start() -> None:
    assert fact("time_to_resolution", DECLARED, RESOLVED).is_open


def test_a_marked_message_is_an_internal_update() -> None:
    found = fact("communication_internal", DECLARED, messages=(message(20, "We roll back", reactions=SENT),))
    assert [entry.text for entry in found.items] == ["10:20 Ada: We roll back"]
    assert found.links == ("https://cast.slack.com/archives/C1/p1795256400000000",)


def test_a_message_that_nobody_marked_is_no_update() -> None:
    assert fact("communication_internal", DECLARED, messages=(message(20, "hm", reactions=(("eyes", BEN),)),)).is_open


def test_a_team_may_mark_updates_in_its_own_way() -> None:
    told = message(20, "We roll back", reactions=(("newspaper", BEN),))
    assert not fact("communication_internal", messages=(told,), update_reactions=frozenset({"newspaper"})).is_open


def test_timeliness_is_told_in_numbers() -> None:
    told = (message(20, "a", reactions=SENT), message(50, "b", reactions=SENT), message(60, "c", reactions=SENT))
    found = fact("communication_timeliness", DECLARED, messages=told)
    assert found.text == "3 updates, the first 8 minutes after the declaration, at most 30 minutes apart"


def test_the_time_between_two_updates_is_no_bound() -> None:
    told = (message(20, "a", reactions=SENT), message(50, "b", reactions=SENT))
    assert fact("communication_timeliness", DECLARED, messages=told).text.endswith("declaration, 30 minutes apart")


def test_without_updates_timeliness_is_an_open_question() -> None:
    assert fact("communication_timeliness", DECLARED).is_open


def test_an_answer_keeps_what_the_record_shows() -> None:
    told = fact("steps_taken", DECLARED, IDENTIFIED, answers=answers(steps_taken="1"))
    assert told.replaces is not None
    assert told.replaces.text == "10:30 The pool is halved"


def update(minutes: float, text: str, audience: Audience = Audience.INTERNAL) -> TimelineEvent:
    return event(minutes, text, kind=TimelineKind.UPDATE, audience=audience)


TOLD = (update(20, "Payments fail", Audience.EXTERNAL), update(30, "We roll back"))


def test_status_updates_say_whom_they_were_for() -> None:
    assert [(one.audience, one.text) for one in status_updates(known(record(*TOLD)))] == [
        (Audience.EXTERNAL, "Ben: Payments fail"),
        (Audience.INTERNAL, "Ben: We roll back"),
    ]


def test_customers_were_told_what_external_updates_say() -> None:
    assert [entry.text for entry in fact("communication_external", *TOLD).items] == ["10:20 Ben: Payments fail"]


def test_a_retracted_update_was_not_told() -> None:
    assert fact("communication_external", replace(TOLD[0], retracted_at=after(25))).is_open
