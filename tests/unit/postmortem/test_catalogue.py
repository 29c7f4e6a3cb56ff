"""The table of questions fits Slack's modals and holds together."""

import pytest

from bot.postmortem.catalogue import (
    QUESTIONS,
    SECTIONS,
    Question,
    QuestionKind,
    Section,
    question,
    questions_in,
    section,
)

INPUTS_IN_A_MODAL = 10
MODAL_TITLE = 24
OPTION_TEXT = 75
HINT = 2000


def test_no_key_is_used_twice() -> None:
    keys = [row.key for row in QUESTIONS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("row", SECTIONS, ids=lambda row: row.key)
def test_a_section_fits_one_modal(row: Section) -> None:
    assert 1 <= len(questions_in(row.key)) <= INPUTS_IN_A_MODAL
    assert len(row.title) <= MODAL_TITLE


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row.key)
def test_a_question_is_a_question(row: Question) -> None:
    assert row.prompt.endswith("?")
    assert "!" not in row.prompt + row.help


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row.key)
def test_a_question_belongs_to_a_section(row: Question) -> None:
    assert row in questions_in(section(row.section).key)


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row.key)
def test_a_question_fits_slack(row: Question) -> None:
    assert len(row.prompt) <= HINT
    assert len(row.help) <= HINT
    assert all(len(option.label) <= OPTION_TEXT for option in row.options)


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row.key)
def test_only_a_choice_has_options(row: Question) -> None:
    assert bool(row.options) == (row.kind is QuestionKind.CHOICE)


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(KeyError):
        question("nothing")


def test_an_unknown_section_is_refused() -> None:
    with pytest.raises(KeyError):
        questions_in("nothing")
