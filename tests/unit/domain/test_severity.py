"""Severities: SEV1 is the worst."""

from itertools import product

import pytest

from bot.domain.severity import Severity


def test_a_severity_is_at_least_every_milder_one_and_itself() -> None:
    levels = list(Severity)
    for (a, worse), (b, milder) in product(enumerate(levels), repeat=2):
        assert worse.is_at_least(milder) == (a <= b)


@pytest.mark.parametrize("word", ["sev2", "SEV-2", "sev 2", " s2 ", "2"])
def test_people_write_a_severity_in_many_ways(word: str) -> None:
    assert Severity.parse(word) is Severity.SEV2


@pytest.mark.parametrize("word", ["", "sev", "sev0", "sev5", "22", "seven", "two", "sev2x", "-"])
def test_other_words_are_no_severity(word: str) -> None:
    assert Severity.parse(word) is None


def test_a_severity_prints_with_a_dash() -> None:
    assert [one.label for one in Severity] == ["SEV-1", "SEV-2", "SEV-3", "SEV-4"]
