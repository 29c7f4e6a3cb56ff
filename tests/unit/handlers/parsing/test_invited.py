"""Whom the words of a declaration end with."""

import pytest

from handlers.parsing.invited import take_invited

BEN, DANA, GROUP = "<@U0BEN>", "<@U0DANA|dana>", "<!subteam^S1|@backend>"


@pytest.mark.parametrize(
    ("text", "people", "groups", "rest"),
    [
        (f"Checkout fails {BEN} {DANA}", ("U0BEN", "U0DANA"), {}, "Checkout fails"),
        (f"Checkout fails {BEN}, {GROUP}", ("U0BEN",), {"S1": "@backend"}, "Checkout fails"),
        (f"Checkout fails {BEN}{DANA}", ("U0BEN", "U0DANA"), {}, "Checkout fails"),
        (f"Checkout fails {BEN} {BEN}", ("U0BEN",), {}, "Checkout fails"),
        (f"{BEN} cannot log in", (), {}, f"{BEN} cannot log in"),
        (f"{BEN} cannot log in {DANA}", ("U0DANA",), {}, f"{BEN} cannot log in"),
        (GROUP, (), {"S1": "@backend"}, ""),
        ("Checkout fails", (), {}, "Checkout fails"),
        ("", (), {}, ""),
    ],
)
def test_people_and_groups_at_the_end_are_invited(
    text: str, people: tuple[str, ...], groups: dict[str, str], rest: str
) -> None:
    invited, left = take_invited(text)
    assert (invited.people, dict(invited.groups), left) == (people, groups, rest)


def test_many_mentions_are_read_at_once() -> None:
    invited, left = take_invited("Checkout fails " + " ".join(f"<@U{number}>" for number in range(5_000)) + " x")
    assert (invited.people, len(left)) == ((), len(left))
