"""Action items as people type them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.action_items import Horizon, Priority
from bot.domain.errors import Refusal
from bot.domain.ids import UserId
from handlers.parsing.actions import TypedAction, read_action

THURSDAY = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)
FRIDAY = date(2026, 11, 13)
TYPED = ["Cap", "pool", "<@U2|ben>", "by", "friday", "in", "2", "weeks", "short", "high", "low", "31", "feb"]


def read(text: str) -> TypedAction:
    return read_action(text, today_now=THURSDAY, tz="UTC")


@pytest.mark.parametrize(
    "text",
    [
        "Cap the pool <@U2|ben> by friday short high",
        "Cap the pool by friday <@U2|ben> high short",
        "Cap the pool <@U2> by friday SHORT-TERM High",
        "<@U2> Cap the pool by friday short high",
    ],
)
def test_owner_date_horizon_and_priority_are_read_in_any_order(text: str) -> None:
    assert read(text) == TypedAction(
        text="Cap the pool", owner_id=UserId("U2"), due_on=FRIDAY, horizon=Horizon.SHORT_TERM, priority=Priority.HIGH
    )


def test_what_is_left_out_is_none() -> None:
    assert read("Cap the pool") == TypedAction(
        text="Cap the pool", owner_id=None, due_on=None, horizon=None, priority=None
    )


@pytest.mark.parametrize("text", ["Alert when latency is high", "Alert when latency is high <@U2>"])
def test_a_last_word_of_the_sentence_is_no_priority(text: str) -> None:
    assert read(text).text == "Alert when latency is high"
    assert read(text).priority is None


def test_of_two_priorities_the_first_belongs_to_the_text() -> None:
    assert read("Cap <@U2> by friday low high").text == "Cap low"
    assert read("Cap <@U2> by friday low high").priority is Priority.HIGH


def test_the_owner_is_the_person_mentioned_last() -> None:
    action = read("Ask <@U1|ada> about pools <@U2|ben> by friday")
    assert (action.owner_id, action.text) == ("U2", "Ask <@U1|ada> about pools")


@given(st.lists(st.sampled_from(TYPED), max_size=9))
def test_every_word_of_an_action_is_kept_or_understood(words: list[str]) -> None:
    try:
        action = read(" ".join(words))
    except Refusal:
        return
    remaining = iter(words)
    assert all(word in remaining for word in action.text.split())
