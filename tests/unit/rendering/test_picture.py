"""The picture shows phases, events and conversation where they belong."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.domain.milestones import Milestone
from bot.rendering.picture import picture
from bot.rendering.svg import draw
from tests.unit.postmortem.sample import empty_record, event, full_record, message, record

CAST = record(event(0, "", Milestone.STARTED), event(30, "", Milestone.DETECTED), event(60, "", Milestone.RESOLVED))


def test_phases_reach_from_milestone_to_milestone() -> None:
    assert [(band.name, band.begin, band.end) for band in picture(CAST, 10).bands] == [
        ("Unnoticed", 0, pytest.approx(0.5)),
        ("Alerted", pytest.approx(0.5), 1),
    ]


def test_neighbouring_phases_of_one_name_are_one() -> None:
    shown = picture(record(*CAST.timeline, event(40, "", Milestone.PAGED)), 10)
    assert [band.name for band in shown.bands] == ["Unnoticed", "Alerted"]


def test_messages_are_counted_by_time_without_deleted_ones() -> None:
    said = (message(1, "a"), message(2, "b"), message(59, "c"), message(58, "", is_deleted=True), message(99, "late"))
    assert picture(replace(CAST, messages=said), 3).density == (2, 0, 1)


def test_an_incident_of_one_moment_still_has_a_length() -> None:
    shown = picture(empty_record(), 10)
    assert (shown.end - shown.begin).total_seconds() == 600


def test_ticks_are_round_and_name_the_date_across_midnight() -> None:
    assert [tick.text for tick in picture(CAST, 10).ticks(5)] == ["10:00", "10:15", "10:30", "10:45", "11:00"]
    long = record(*CAST.timeline, event(60 * 20, "", Milestone.VERIFIED))
    assert "11-22 00:00" in [tick.text for tick in picture(long, 10).ticks(6)]


@pytest.mark.parametrize("width", [350, 880])
def test_no_label_leaves_the_picture_or_crosses_another(width: int) -> None:
    written = re.findall(r'<text class="p-ink" x="([\d.]+)" y="([\d.]+)">(.+?)<', draw(full_record(), width))
    labels = [(float(x), float(y), float(x) + 6.9 * len(text)) for x, y, text in written]
    assert all(end <= width for _, _, end in labels)
    rows = sorted(labels, key=lambda label: (label[1], label[0]))
    assert all(left[1] != right[1] or left[2] <= right[0] for left, right in pairwise(rows))


def test_many_events_make_no_more_marks_than_there_are_pixels() -> None:
    many = record(*(event(number / 100, "x", id=number) for number in range(3000)))
    assert draw(many, 350).count("<circle") <= 350


def test_the_picture_is_told_in_words_too() -> None:
    assert "10:30 Alert" in re.findall("<title>(.*?)</title>", draw(CAST, 880))[0]


def test_a_cause_found_after_the_recovery_turns_no_phase_back() -> None:
    ends = (event(60, "", Milestone.RESOLVED), event(70, "", Milestone.VERIFIED), event(120, "", Milestone.IDENTIFIED))
    shown = picture(record(event(0, "", Milestone.STARTED), *ends), 10)
    assert [band.name for band in shown.bands] == ["Unnoticed", "Watching"]
    assert shown.bands[-1].end == pytest.approx(70 / 120)


def test_milestones_of_several_days_are_labelled_with_their_dates() -> None:
    days = record(event(0, "", Milestone.STARTED), event(3 * 24 * 60, "", Milestone.RESOLVED))
    assert [mark.text for mark in picture(days, 10).milestones] == ["11-21 10:00 Started", "11-24 10:00 Recovered"]
