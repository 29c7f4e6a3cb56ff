"""The five whys: each asks about the answer before."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.postmortem.whys import Answers, WhyStep, is_finished, root_cause, tree, why_question
from tests.unit.postmortem.sample import answers


def main_line(given_answers: Answers) -> tuple[WhyStep, ...]:
    return tree(given_answers).steps


def test_the_first_why_asks_about_the_incident() -> None:
    assert why_question(1) == "Why did the incident occur?"


def test_a_later_why_quotes_the_answer_before() -> None:
    assert why_question(2, "The pool was full.") == "Why did “The pool was full” happen?"


def test_a_quoted_answer_is_put_on_one_line() -> None:
    assert why_question(2, " The pool\n  was full . ") == "Why did “The pool was full” happen?"


def test_a_long_answer_is_shortened_in_the_question() -> None:
    question = why_question(3, "word " * 200)
    assert len(question) <= len("Why did “” happen?") + 300
    assert "…" in question


def test_a_mention_is_not_cut_in_half() -> None:
    assert "<" not in why_question(2, "a" * 295 + " <@U123456> did")


def test_nothing_answered_shows_five_open_steps() -> None:
    steps = main_line({})
    assert [(step.number, step.answer) for step in steps] == [(number, None) for number in range(1, 6)]


def test_the_first_open_step_asks_about_the_last_answer() -> None:
    steps = main_line(answers(whys_1="The pool was full"))
    assert steps[1].question == "Why did “The pool was full” happen?"


def test_the_steps_after_it_wait_for_an_answer() -> None:
    steps = main_line(answers(whys_1="The pool was full"))
    assert steps[2].question == "Why did [answer 2]?"


def test_an_answer_behind_a_gap_does_not_count() -> None:
    assert [step.answer for step in main_line(answers(whys_2="A", whys_3="B"))] == [None] * 5


def test_an_emptied_answer_does_not_count() -> None:
    assert not is_finished(answers(root_cause="  "))


def test_a_root_cause_ends_the_chain_early() -> None:
    given_answers = answers(whys_1="A", whys_2="B", root_cause="C")
    assert [step.number for step in main_line(given_answers)] == [1, 2]
    assert is_finished(given_answers)


def test_a_root_cause_alone_leaves_the_first_why_open() -> None:
    assert [step.answer for step in main_line(answers(root_cause="C"))] == [None]


@pytest.mark.parametrize(("count", "finished"), [(4, False), (5, True), (7, True)])
def test_the_fifth_why_finishes_the_chain(count: int, finished: bool) -> None:
    given_answers = answers(**{f"whys_{step}": "A" for step in range(1, count + 1)})
    assert is_finished(given_answers) is finished


def test_more_than_five_whys_are_all_shown() -> None:
    assert len(main_line(answers(**{f"whys_{step}": "A" for step in range(1, 8)}))) == 7


def test_the_last_why_is_the_root_cause_unless_one_was_named() -> None:
    whys = {"whys_1": "A", "whys_2": "B"}
    assert getattr(root_cause(answers(**whys)), "text", None) == "B"
    assert getattr(root_cause(answers(**whys, root_cause="C")), "text", None) == "C"


def test_without_answers_there_is_no_root_cause() -> None:
    assert root_cause({}) is None


@given(st.dictionaries(st.integers(1, 8), st.text(min_size=1, max_size=400)), st.booleans())
def test_every_question_quotes_the_answer_it_follows(texts: dict[int, str], is_stopped: bool) -> None:
    keyed = {f"whys_{step}": text for step, text in texts.items()} | ({"root_cause": "C"} if is_stopped else {})
    steps = main_line(answers(**keyed))
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    for before, step in pairwise(steps):
        assert step.question == why_question(step.number, before.answer.text if before.answer else None)
