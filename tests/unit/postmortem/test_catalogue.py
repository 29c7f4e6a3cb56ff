"""The table of questions fits Slack's modals and holds together."""

import pytest

from bot.postmortem.catalogue import (
    FIELDS,
    QUESTIONS,
    SECTIONS,
    UNASKED,
    Question,
    QuestionKind,
    Section,
    field,
    question,
    questions_in,
    section,
)
from bot.postmortem.derivations import DERIVATIONS

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


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.key)
def test_a_field_says_what_it_is_derived_from_if_it_is(row: Question) -> None:
    assert bool(row.derived_from) == (row.key in DERIVATIONS)


def test_every_derivation_is_of_a_field() -> None:
    assert set(DERIVATIONS) <= {row.key for row in FIELDS}


@pytest.mark.parametrize("row", UNASKED, ids=lambda row: row.key)
def test_what_no_modal_asks_for_is_set_by_a_command_or_derived(row: Question) -> None:
    assert not row.section
    assert row.command or row.derived_from


@pytest.mark.parametrize("row", [row for row in FIELDS if row.detail], ids=lambda row: row.key)
def test_the_detail_of_an_answer_is_asked_in_the_same_modal(row: Question) -> None:
    assert question(row.detail).section == row.section


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.key)
def test_only_a_table_has_columns(row: Question) -> None:
    assert bool(row.columns) == (row.kind is QuestionKind.TABLE)


def test_a_field_that_no_modal_asks_for_is_no_question() -> None:
    assert field("duration").prompt
    with pytest.raises(KeyError):
        question("duration")


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(KeyError):
        question("nothing")


def test_an_unknown_section_is_refused() -> None:
    with pytest.raises(KeyError):
        questions_in("nothing")
