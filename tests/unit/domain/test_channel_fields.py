"""A setting of channels in two fields: what each shows, and what both make of the setting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.announcing import parse_channels
from bot.domain.channel_fields import in_fields, of_fields, usual_in

IDS = st.sampled_from(["C0ALL", "C0EXEC", "G0LEGAL"])
ENTRIES = st.one_of(
    IDS, st.just("never"), st.builds("{}={}".format, st.sampled_from(["sev1", "sev2", "sev4"]), IDS | st.just("never"))
)
SETTINGS = st.lists(ENTRIES, max_size=6, unique_by=lambda entry: entry.rpartition("=")[0]).map(", ".join)


@pytest.mark.parametrize(
    ("setting", "picked", "words"),
    [
        ("", "", ""),
        ("C0ALL", "C0ALL", ""),
        ("C0ALL, sev1=C0EXEC, sev4=never", "C0ALL", "sev1=C0EXEC, sev4=never"),
        ("sev1=C0EXEC", "", "never, sev1=C0EXEC"),
        ("never, sev1=C0EXEC", "", "never, sev1=C0EXEC"),
    ],
)
def test_a_channel_is_shown_picked_and_the_rest_in_words(setting: str, picked: str, words: str) -> None:
    assert in_fields(setting) == (picked, words)


@given(SETTINGS)
def test_fields_left_as_they_are_say_the_same(setting: str) -> None:
    assert parse_channels(of_fields(*in_fields(setting), usual_in(setting))) == parse_channels(setting)


@pytest.mark.parametrize(
    ("picked", "typed", "before", "setting"),
    [
        ("C0ALL", "", "", "C0ALL"),
        ("C0ALL", "sev1=C0EXEC", "", "C0ALL, sev1=C0EXEC"),
        ("", "", "C0ALL", ""),
        ("", "never, sev1=C0EXEC", "", "never, sev1=C0EXEC"),
        ("", "C0ALL, sev1=C0EXEC", "", "C0ALL, sev1=C0EXEC"),
    ],
)
def test_both_fields_make_one_setting(picked: str, typed: str, before: str, setting: str) -> None:
    assert of_fields(picked, typed, before) == setting


@pytest.mark.parametrize("typed", ["C0ALL, C0EXEC", "never, default", "default,never, sev1=C0EXEC"])
def test_two_usual_channels_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="exclude each other: leave one out"):
        of_fields("", typed, "")


@pytest.mark.parametrize("typed", ["never", " Never "])
def test_never_wins_over_a_channel_that_was_left(typed: str) -> None:
    assert of_fields("C0ALL", typed, "C0ALL") == "never"


def test_a_channel_picked_wins_over_a_never_that_was_left() -> None:
    assert of_fields("C0ALL", "never, sev1=C0EXEC", "never") == "C0ALL, sev1=C0EXEC"


@pytest.mark.parametrize("picked", ["C0ALL", ""])
def test_default_takes_the_choice_back(picked: str) -> None:
    assert of_fields(picked, "Default", "C0ALL") == ""


@pytest.mark.parametrize("typed", ["never", "default", "C0EXEC"])
def test_a_channel_picked_and_another_word_typed_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="leave one of them out"):
        of_fields("C0ALL", typed, "")


@pytest.mark.parametrize("typed", ["sev4=never", "default, sev4=never"])
def test_exceptions_alone_do_not_silence_the_environments_channel_unseen(typed: str) -> None:
    with pytest.raises(ValueError, match="usual channel"):
        of_fields("", typed, "")
