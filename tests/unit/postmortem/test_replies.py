"""What replies in a thread make of an answer: nothing another reply says is lost, and nothing is read into one."""

from itertools import permutations

import pytest

from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId
from bot.postmortem.catalogue import question
from bot.postmortem.replies import ThreadReply, value_in, with_reply


def reply(number: int, text: str) -> ThreadReply:
    return ThreadReply(
        channel_id=ChannelId("D1"), ts=MessageTs(f"{number}.000000"), thread_ts=MessageTs("0.000000"),
        incident_id=IncidentId(1), question="users_affected", user_id=UserId("U1"), text=text,
    )  # fmt: skip


def said(*steps: tuple[int, str]) -> str:
    """Return the answer once replies have said, by number, what the steps say; "" is a deleted one."""
    answer, thread = "", dict[int, ThreadReply]()
    for number, text in steps:
        before = [thread[one] for one in sorted(thread)]
        thread[number] = reply(number, text)
        after = [thread[one] for one in sorted(thread)]
        answer = with_reply(answer, before, after, thread[number].ts)
    return answer


def test_of_two_replies_that_say_the_same_one_may_go() -> None:
    assert said((1, "Spain"), (2, "Spain"), (2, "")) == "Spain"


def test_the_first_of_two_that_say_the_same_may_go() -> None:
    assert said((1, "Spain"), (2, "Spain"), (1, "")) == "Spain"


def test_an_edit_of_one_of_two_that_say_the_same_leaves_the_other() -> None:
    assert said((1, "Spain"), (2, "Spain"), (1, "Italy")) == "Italy\n\nSpain"


def test_a_reply_that_is_part_of_another_stays_when_that_goes() -> None:
    assert said((1, "Italy\n\nSpain"), (2, "Spain"), (1, "")) == "Spain"


def test_once_both_are_gone_nothing_is_left() -> None:
    assert said((1, "Spain"), (2, "Spain"), (1, ""), (2, "")) == ""


@pytest.mark.parametrize("order", list(permutations([(1, "Italy"), (2, "Spain"), (3, "Spain")])))
def test_replies_in_any_order_make_the_same_answer(order: tuple[tuple[int, str], ...]) -> None:
    assert said(*order) == "Italy\n\nSpain"


@pytest.mark.parametrize("text", ["No", "no.", "No, within budget", "no - within budget", "n", "No\nWe were lucky"])
def test_no_by_itself_is_no(text: str) -> None:
    assert value_in(question("sla_breach"), text) == "no"


@pytest.mark.parametrize("text", ["Yes", "YES!", "yes, by ten minutes", "y", "Yes (by ten minutes)"])
def test_yes_by_itself_is_yes(text: str) -> None:
    assert value_in(question("sla_breach"), text) == "yes"


@pytest.mark.parametrize(
    "text", ["N/A", "No idea", "no one knows", "No-one knows", "nobody asked", "y'all", "yes and no"]
)
def test_what_only_begins_like_yes_or_no_is_neither(text: str) -> None:
    assert value_in(question("sla_breach"), text) is None
