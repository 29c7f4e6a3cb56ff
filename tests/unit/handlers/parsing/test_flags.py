"""Flags such as `--private` and `--since 45m`."""

import pytest

from handlers.parsing.flags import take_flags
from handlers.parsing.words import WordNotUnderstood

KNOWN = {"private": False, "test": False, "since": True, "at": True}


@pytest.mark.parametrize(
    ("text", "given", "rest"),
    [
        ("Checkout fails", {}, "Checkout fails"),
        ("--private Checkout fails", {"private": ""}, "Checkout fails"),
        ("Checkout --test fails", {"test": ""}, "Checkout fails"),
        ("Checkout fails --since 45m --PRIVATE", {"since": "45m", "private": ""}, "Checkout fails"),
        ("--since=45m Checkout", {"since": "45m"}, "Checkout"),
        ('--at "yesterday 23:50" Checkout', {"at": "yesterday 23:50"}, "Checkout"),
        ("--at “yesterday 23:50” Checkout", {"at": "yesterday 23:50"}, "Checkout"),
        ("--test --test Checkout", {"test": ""}, "Checkout"),
        ("—private Checkout", {"private": ""}, "Checkout"),
    ],
)
def test_known_flags_are_taken_wherever_they_stand(text: str, given: dict[str, str], rest: str) -> None:
    assert take_flags(text, KNOWN) == (given, rest)


@pytest.mark.parametrize("text", ["Deploy with --force breaks it", "Down — again", "Down —again", "a--private b"])
def test_other_dashes_stay_text(text: str) -> None:
    assert take_flags(text, KNOWN) == ({}, text)


def test_a_slip_of_a_known_flag_is_refused_with_a_suggestion() -> None:
    with pytest.raises(WordNotUnderstood, match="Did you mean `--private`"):
        take_flags("Checkout --privat fails", KNOWN)


def test_an_unknown_flag_at_the_beginning_is_refused_with_the_known_ones() -> None:
    with pytest.raises(WordNotUnderstood, match="`--at`, `--private`, `--since`, `--test`"):
        take_flags("--quiet Checkout fails", KNOWN)


@pytest.mark.parametrize("text", ["Checkout --since", "--since --private Checkout"])
def test_a_missing_value_is_refused(text: str) -> None:
    with pytest.raises(WordNotUnderstood, match="`--since` needs a value"):
        take_flags(text, KNOWN)
