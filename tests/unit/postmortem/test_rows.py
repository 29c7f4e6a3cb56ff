"""The rows of the printed timeline."""

from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.domain.updates import Audience
from bot.postmortem.known import known
from bot.postmortem.rows import DELETED, Row, timeline_rows
from tests.unit.postmortem.sample import ADA, BEN, CHANNEL, after, event, marked, message, record


def rows(*timeline: TimelineEvent) -> tuple[Row, ...]:
    """The rows of a timeline."""
    return timeline_rows(known(record(*timeline)))


def test_rows_stand_in_the_order_things_happened() -> None:
    told = rows(event(30, "later"), event(5, "sooner", recorded_at=after(60)))
    assert [row.text for row in told] == ["sooner", "later"]


def test_a_retracted_event_is_absent() -> None:
    assert rows(event(5, "wrong", retracted_at=after(9))) == ()


def test_a_status_update_says_whom_it_was_for() -> None:
    told = rows(
        event(5, "Payments fail", kind=TimelineKind.UPDATE, audience=Audience.EXTERNAL),
        event(6, "We roll back", kind=TimelineKind.UPDATE, audience=Audience.INTERNAL),
    )
    assert [row.text for row in told] == ["External update: Payments fail", "Internal update: We roll back"]


def test_a_note_that_somebody_else_reworded_names_both() -> None:
    told = rows(event(5, "Rolled back", author_id=ADA, worded_by=BEN), event(6, "Fixed", author_id=ADA, worded_by=ADA))
    assert [(row.author, row.text) for row in told] == [("Ada", "Rolled back (reworded by Ben)"), ("Ada", "Fixed")]


def test_a_milestone_is_named_before_its_text() -> None:
    (row,) = rows(event(5, "The pool", Milestone.IDENTIFIED))
    assert (row.meaning, row.text) == ("Root cause identified", "The pool")


def test_a_milestone_that_repeats_its_name_is_told_once() -> None:
    (row,) = rows(event(5, "Incident declared: Checkout", Milestone.DECLARED))
    assert (row.meaning, row.text) == ("Incident declared", "Checkout")


def test_a_sentence_that_begins_like_the_milestone_stays_whole() -> None:
    (row,) = rows(event(5, "Alert triggered by the proxy", Milestone.DETECTED))
    assert row.text == "Alert triggered by the proxy"


def test_a_corrected_milestone_with_the_same_text_leaves_one_row() -> None:
    told = rows(event(9, "Alert", Milestone.DETECTED), event(5, "Alert", Milestone.DETECTED, recorded_at=after(20)))
    assert [(row.time, row.meaning) for row in told] == [("10:05", "Alert triggered")]


def test_a_corrected_milestone_with_words_of_its_own_is_no_milestone() -> None:
    old, new = rows(event(5, "Page", Milestone.DETECTED), event(9, "Alert", Milestone.DETECTED))
    assert (old.meaning, new.meaning) == (None, "Alert triggered")
    assert old.text == "Page (first recorded as “Alert triggered”, corrected since)"


def test_a_retracted_correction_gives_the_milestone_back() -> None:
    (row,) = rows(event(5, "A", Milestone.DETECTED), event(9, "B", Milestone.DETECTED, retracted_at=after(12)))
    assert (row.time, row.meaning) == ("10:05", "Alert triggered")


def test_a_message_stands_under_its_author_and_with_its_address() -> None:
    (row,) = rows(marked(22, "Found it"))
    assert row.author == "Ada"
    assert row.address == "https://cast.slack.com/archives/C1/p1795256520000000"


def test_a_row_names_its_evidence() -> None:
    (row,) = rows(marked(22, "Found it", id=4))
    assert row.sources == ("timeline:4", "https://cast.slack.com/archives/C1/p1795256520000000")


def test_an_integrations_message_stands_under_its_name() -> None:
    said = message(22, "5xx high", user_id=None, author_name="PagerDuty")
    line = marked(22, "5xx high", author_id=None, channel_id=CHANNEL)
    (row,) = timeline_rows(known(record(line, messages=(said,))))
    assert row.author == "PagerDuty"


def test_a_deleted_message_is_not_repeated() -> None:
    gone = message(22, "", is_deleted=True)
    (row,) = timeline_rows(known(record(marked(22, "secret"), messages=(gone,))))
    assert row.text == DELETED


def test_a_change_of_state_names_no_author() -> None:
    (row,) = rows(event(5, "Severity set to SEV-1 (was SEV-2)", kind=TimelineKind.SEVERITY))
    assert row.author is None


def test_dates_are_printed_when_the_incident_spans_several_days() -> None:
    assert [row.time for row in rows(event(0, "a"), event(15 * 60, "b"))] == [
        "2026-11-21 10:00",
        "2026-11-22 01:00",
    ]


def test_dates_are_left_out_on_a_single_day() -> None:
    assert [row.time for row in rows(event(0, "a"), event(60, "b"))] == ["10:00", "11:00"]
