"""What a team calls its severities."""

import pytest

from bot.domain.severity import Severity
from bot.domain.severity_names import parse_severity_names

NAMES = parse_severity_names("sev1=Critical: nobody can buy; SEV-2 = Major\nsev4=Small thing: a typo")


def test_a_name_stands_behind_the_number() -> None:
    assert NAMES.label(Severity.SEV1) == "SEV-1 Critical"


def test_one_without_a_name_keeps_its_number() -> None:
    assert NAMES.label(Severity.SEV3) == "SEV-3"


def test_the_meaning_may_be_left_out() -> None:
    assert [NAMES.meaning(one) for one in Severity] == ["nobody can buy", "", "", "a typo"]


@pytest.mark.parametrize(("word", "severity"), [("critical", Severity.SEV1), ("SMALL THING", Severity.SEV4)])
def test_people_may_use_the_name(word: str, severity: Severity) -> None:
    assert NAMES.parse(word) is severity


@pytest.mark.parametrize("word", ["2", "s2", "SEV-2", "major"])
def test_the_number_goes_on_working(word: str) -> None:
    assert NAMES.parse(word) is Severity.SEV2


@pytest.mark.parametrize("word", ["", "huge", "sev9"])
def test_what_names_none_is_none(word: str) -> None:
    assert NAMES.parse(word) is None


WRONG = ["bad", "sev9=Huge", "sev1=", "sev1=Major; sev2=major", "sev1=sev2", f"sev1={'x' * 21}", f"sev1=x:{'y' * 76}"]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_entry_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=r"^“"):
        parse_severity_names(text)
