"""Action items as people type them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.action_items import NOBODY, ActionKind, Horizon, Owner, Priority
from bot.domain.dues import Due
from bot.domain.errors import Refusal
from bot.domain.ids import UserId
from handlers.parsing.actions import TypedAction, read_action

THURSDAY = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)
FRIDAY = Due(on=date(2026, 11, 13), tz="UTC")
BEN = Owner(user_id=UserId("U2"))
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
        text="Cap the pool", owner=BEN, due=FRIDAY, horizon=Horizon.SHORT_TERM, priority=Priority.HIGH, kind=None
    )


def test_what_is_left_out_is_none() -> None:
    assert read("Cap the pool") == TypedAction(
        text="Cap the pool", owner=NOBODY, due=None, horizon=None, priority=None, kind=None
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
    assert (action.owner, action.text) == (BEN, "Ask <@U1|ada> about pools")


def test_the_kind_is_read_beside_horizon_and_priority() -> None:
    typed = read("Cap the pool <@U2> by friday detect high long")
    assert (typed.text, typed.kind, typed.priority) == ("Cap the pool", ActionKind.DETECT, Priority.HIGH)


@pytest.mark.parametrize("text", ["<@U2> improve the release process", "By friday: find what we could detect"])
def test_a_last_word_of_the_sentence_is_no_kind(text: str) -> None:
    assert read(text).kind is None
    assert read(text).text.split()[-1] == text.split()[-1]


def test_a_user_group_may_own_it() -> None:
    typed = read("Cap the pool <!subteam^S1|@sre> by friday")
    assert (typed.text, typed.owner) == ("Cap the pool", Owner(group="<!subteam^S1|@sre>"))


def test_a_person_comes_before_a_group() -> None:
    assert read("Tell <!subteam^S1|@sre> about it <@U2>").owner == BEN


@pytest.mark.parametrize("text", ["Do it @nobody", "Do it @nobody by friday", "@nobody do it by friday"])
def test_an_owner_whom_slack_does_not_know_is_asked_about(text: str) -> None:
    with pytest.raises(Refusal, match="Slack knows nobody called @nobody here, so nothing was noted"):
        read(text)


@pytest.mark.parametrize("text", ["Do it @nobody <@U2>", "Pin @payments/api to 1.2", "Mail ops@example.com"])
def test_an_at_sign_elsewhere_is_text(text: str) -> None:
    assert read(text).text == text.removesuffix(" <@U2>")


@given(st.lists(st.sampled_from(TYPED), max_size=9))
def test_every_word_of_an_action_is_kept_or_understood(words: list[str]) -> None:
    try:
        action = read(" ".join(words))
    except Refusal:
        return
    remaining = iter(words)
    assert all(word in remaining for word in action.text.split())
