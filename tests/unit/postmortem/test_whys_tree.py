"""The tree of whys: where answers stand, where a line ends, what its root causes are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.postmortem.blame import ends_at_a_person
from bot.postmortem.document import assemble
from bot.postmortem.why_moves import depth_mark, new_branch, next_open, next_place
from bot.postmortem.why_places import MAIN, Place, branch_of, place_of
from bot.postmortem.whys import is_finished, root_causes, tree, walk
from tests.unit.postmortem.sample import answers, record


def at(key: str) -> Place:
    return place_of(key)


@pytest.mark.parametrize("key", ["whys.1", "whys.12", "whys.3b.3", "whys.3b.4", "whys.3b.4c.4", "whys.3b.4c.5"])
def test_a_key_names_one_place(key: str) -> None:
    assert at(key).key == key


@pytest.mark.parametrize("key", ["whys", "whys.depth", "whys.3b", "whys.3b.depth", "root_cause", "whys.3a.3", "whys.x"])
def test_what_is_no_place_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="no key of a why"):
        at(key)


@pytest.mark.parametrize(
    ("key", "before"),
    [("whys.1", None), ("whys.4", "whys.3"), ("whys.3b.3", "whys.2"), ("whys.3b.4", "whys.3b.3"), ("whys.1b.1", None),
     ("whys.3b.4c.4", "whys.3b.3")],
)  # fmt: skip
def test_a_branch_asks_about_the_answer_before_the_reason_it_stands_beside(key: str, before: str | None) -> None:
    found = at(key).before
    assert (found.key if found else None) == before


def test_a_step_back_from_a_branch_is_the_first_reason() -> None:
    assert at("whys.3b.3").step_back == at("whys.3")


def test_a_third_reason_stands_beside_the_first() -> None:
    given_answers = answers(whys_1="A", **{"whys_1b.1": "B"})
    assert new_branch(at("whys.1b.1"), given_answers) == at("whys.1c.1")


def test_a_branch_of_a_branch_has_a_key_of_its_own() -> None:
    assert branch_of(at("whys.3b.4"), "b") == at("whys.3b.4b.4")


def test_branches_end_where_keys_grow_too_long() -> None:
    place = Place(line="whys" + ".10b" * 12, depth=10)
    assert branch_of(place, "b") is None


def test_a_branch_is_asked_down_to_the_fifth_why() -> None:
    [_, branch] = walk(tree(answers(whys_3b="", whys_1="A", whys_2="B", whys_3="C", **{"whys_3b.3": "D"})))
    assert [step.place.key for step in branch.steps] == ["whys.3b.3", "whys.3b.4", "whys.3b.5"]


def test_an_unfinished_branch_keeps_the_whys_open() -> None:
    given_answers = answers(whys_1="A", **{"whys.depth": "1", "whys_1b.1": "B"})
    assert not is_finished(given_answers)
    assert next_open(given_answers) == at("whys.1b.2")


def test_the_main_line_is_asked_before_its_branches() -> None:
    assert next_open(answers(whys_1="A", **{"whys_1b.1": "B"})) == at("whys.2")


def test_each_finished_line_has_a_root_cause() -> None:
    given_answers = answers(
        whys_1="A", whys_2="B", **{"whys.depth": "2", "whys_1b.1": "C", "whys.1b.depth": "1", "whys_2b.2": "D"}
    )
    assert [cause.text for cause in root_causes(given_answers)] == ["B", "C"]


def test_a_stop_hides_what_was_answered_behind_it_until_it_is_taken_back() -> None:
    texts = {"whys_1": "A", "whys_2": "B", "whys_3": "C"}
    stopped = answers(**texts, **{"whys.depth": "2"})
    assert [step.number for step in tree(stopped).steps] == [1, 2]
    assert depth_mark(at("whys.2"), stopped, is_end=False, goes_on=False) == {"whys.depth": ""}
    again = answers(**texts, **{"whys.depth": ""})
    assert [step.answer and step.answer.text for step in tree(again).steps] == ["A", "B", "C", None, None]


def test_a_stop_is_kept_while_steps_before_it_are_read_again() -> None:
    stopped = answers(whys_1="A", whys_2="B", whys_3="C", **{"whys.depth": "3"})
    assert depth_mark(at("whys.1"), stopped, is_end=False, goes_on=False) == {}


def test_going_on_plans_one_why_more() -> None:
    five = answers(**{f"whys_{step}": "A" for step in range(1, 6)})
    assert depth_mark(at("whys.5"), five, is_end=False, goes_on=True) == {"whys.depth": "6"}


def test_an_answer_to_the_last_open_why_leads_nowhere_else() -> None:
    five = answers(**{f"whys_{step}": "A" for step in range(1, 6)})
    assert next_place(at("whys.5"), five) is None


def test_the_document_has_no_tree_where_nothing_branches() -> None:
    assert assemble(record(answers=answers(whys_1="A"))).why_tree is None


def test_the_document_gives_each_reason_its_own_next_question() -> None:
    found = assemble(record(answers=answers(whys_1="A", **{"whys_1b.1": "B", "whys_1b.2": "C"}))).why_tree
    assert found is not None
    assert [reason.answer.text for reason in found.reasons] == ["A", "B"]
    assert [reason.why.question for reason in found.reasons if reason.why] == [
        "Why did “A” happen?", "Why did “B” happen?",
    ]  # fmt: skip


@given(st.sets(st.sampled_from([f"{line}.{depth}" for line in (MAIN, "whys.1b", "whys.2b") for depth in range(1, 7)])))
def test_every_line_ends_open_or_with_a_cause(keys: set[str]) -> None:
    for line in walk(tree(answers(**dict.fromkeys(keys, "A")))):
        assert line.is_finished == (line.cause is not None)
        assert line.is_finished or line.steps[-1].answer is None


PERSONAL = [
    "Human error", "Ben forgot to run the migration", "She should have checked", "<@U123> did not check the diff",
    "nobody noticed the alert", "the new engineer didn't read the runbook", "It was Ben’s mistake", "carelessness",
    "I mistyped the value", "the on-call failed to follow the runbook",
]  # fmt: skip
SYSTEMIC = [
    "The pool ran empty", "No alert watched the pool", "Nobody had set a timeout", "the test did not cover the EU",
    "Users did retry", "The runbook names the wrong host", "Deploys are not reviewed at night",
]  # fmt: skip


@pytest.mark.parametrize("text", PERSONAL)
def test_an_answer_about_a_person_is_noticed(text: str) -> None:
    assert ends_at_a_person(text)


@pytest.mark.parametrize("text", SYSTEMIC)
def test_an_answer_about_the_system_is_left_alone(text: str) -> None:
    assert not ends_at_a_person(text)
