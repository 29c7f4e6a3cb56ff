"""Figures in words, numbers and plots: the same ones everywhere, and every n beside them."""

import json
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.figures import Case, Figures, Promise, grouped
from bot.domain.milestones import Milestone
from bot.domain.severity import Severity
from bot.rendering.figures.charts import shares, strips
from bot.rendering.figures.formats import FIGURE_FORMATS, convert
from bot.rendering.figures.wording import short

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 6, 1, tzinfo=UTC)


def figures(*minutes: int) -> Figures:
    """Figures over incidents of SEV-2 that took so many minutes each, and one that nobody knows of."""
    reached = [{Milestone.STARTED: TEN, Milestone.RESOLVED: TEN + timedelta(minutes=count)} for count in minutes]
    promise = Promise(due_at=TEN, done_at=TEN)
    cases = [
        Case(declared_at=TEN, severity=Severity.SEV2, reached=one, promises=(promise,)) for one in [*reached, {}]
    ]  # fmt: skip
    return Figures(as_of=LATER, since=None, canceled=1, groups=grouped(cases, LATER))


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (None, "–"),
        (timedelta(), "0 s"),
        (timedelta(seconds=59), "59 s"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(seconds=3599), "1 h"),
        (timedelta(minutes=65), "1 h 5 min"),
        (timedelta(hours=24), "1 d"),
        (timedelta(days=3, hours=4), "3 d 4 h"),
    ],
)
def test_a_length_has_two_units_at_most(length: timedelta | None, words: str) -> None:
    assert short(length) == words


@pytest.mark.parametrize("name", FIGURE_FORMATS)
def test_the_same_figures_give_the_same_text(name: str) -> None:
    assert convert(figures(10, 20), name) == convert(figures(10, 20), name)


@pytest.mark.parametrize("name", FIGURE_FORMATS)
def test_no_incidents_are_no_error(name: str) -> None:
    assert convert(Figures(as_of=LATER, since=TEN, canceled=0, groups=grouped([], LATER)), name)


def test_what_was_left_out_is_told_at_the_top() -> None:
    assert convert(figures(10), "text").startswith("2 incidents as of 2026-06-01 00:00 UTC; 1 canceled, left out\n")


def test_the_text_has_n_median_and_the_middle_half() -> None:
    [line, *_] = [line for line in convert(figures(10, 20, 40), "text").splitlines() if "Time to resolve" in line]
    assert " ".join(line.split()) == "Time to resolve 3 of 4 20 min 15 min to 30 min – 1 lacks a milestone"


def test_machines_get_seconds_and_no_mean_of_a_few() -> None:
    group = json.loads(convert(figures(10, 20), "json"))["groups"][0]
    assert group["severity"] == "sev2"
    assert group["durations_in_seconds"]["time_to_resolve"] == {
        "n": 2, "lacking_a_milestone": 1, "contradicted": 0,
        "median": 900.0, "quartiles": [750.0, 1050.0], "mean": None,
    }  # fmt: skip


def test_a_plot_has_a_dot_for_each_incident_that_is_known() -> None:
    groups = figures(1, 10, 100, 100_000).groups[:1]
    dots = ET.fromstring(strips("time_to_resolve", groups)).findall(".//{*}circle")
    assert len(dots) == 4


def test_every_dot_stands_within_its_plot() -> None:
    groups = figures(0, 1, 10, 10_000_000).groups
    dots = ET.fromstring(strips("time_to_resolve", groups)).findall(".//{*}circle")
    assert all(250 <= float(dot.attrib["cx"]) <= 860 for dot in dots)


def test_a_plot_without_a_single_length_is_empty_and_no_error() -> None:
    assert "<circle" not in strips("time_to_detect", figures().groups)


def test_a_share_is_as_wide_as_it_is_large() -> None:
    bars = ET.fromstring(shares(figures(10).groups[:1])).findall(".//{*}rect")
    assert [bar.attrib["width"] for bar in bars] == ["610", "610.0"]


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = convert(figures(10), "html")
    assert "default-src 'none'" in page
    assert "src=" not in page
    assert "href=" not in page
