"""Who may do what, by right, person and setting, and who may change an action item."""

from dataclasses import replace

import pytest

from bot.domain.errors import NotAllowed
from bot.domain.ids import UserId
from bot.domain.people import Account
from bot.domain.policy import (
    RIGHTS,
    Asker,
    Permissions,
    Right,
    must_be_allowed,
    must_be_allowed_to_change_item,
    read_permissions,
)
from tests.unit.domain.cast import ADA, BEN, CLEO, incident
from tests.unit.domain.test_item_changes import ITEM

DANA = UserId("U0000DANA")
LED = replace(incident(), lead_id=BEN)
PEOPLE = {
    "lead": Asker(user_id=BEN),
    "reporter": Asker(user_id=ADA),
    "member": Asker(user_id=CLEO, is_member=lambda: True, is_present=lambda: True),
    "outsider": Asker(user_id=CLEO),
    "admin": Asker(user_id=DANA, account=Account.ADMIN),
    "guest in it": Asker(user_id=CLEO, account=Account.GUEST, is_present=lambda: True),
    "guest outside": Asker(user_id=CLEO, account=Account.GUEST),
    "external": Asker(user_id=CLEO, account=Account.EXTERNAL, is_present=lambda: True),
}
EVERYBODY = {"lead", "reporter", "member", "outsider", "admin", "guest in it"}
# setting -> right -> who of the cast may
TABLE: dict[str, dict[Right, set[str]]] = {
    "": {
        Right.DECLARE: {"lead", "reporter", "member", "outsider", "admin"},
        Right.SEE: EVERYBODY,
        Right.RECORD: EVERYBODY,
        Right.CHANGE: EVERYBODY,
        Right.CORRECT: EVERYBODY,
        Right.RESOLVE: {"lead", "reporter", "member"},
        Right.REOPEN: {"lead", "reporter", "member"},
        Right.CANCEL: {"lead", "reporter"},
        Right.CLOSE: {"lead", "reporter"},
        Right.REVIEW: {"lead", "reporter", "member"},
        Right.CONFIGURE: {"admin"},
    },
    "close=lead+admins, resolve=everyone, declare=admins, change=members, configure=everyone": {
        Right.CLOSE: {"lead", "admin"},
        Right.RESOLVE: EVERYBODY,
        Right.DECLARE: {"admin"},
        Right.CHANGE: {"lead", "reporter", "member"},
        Right.CONFIGURE: {"lead", "reporter", "member", "outsider", "admin"},
    },
    "guests=nowhere": {Right.SEE: EVERYBODY - {"guest in it"}, Right.CLOSE: {"lead", "reporter"}},
    "guests=everywhere, external=members": {
        Right.DECLARE: EVERYBODY | {"guest outside"},
        Right.RECORD: EVERYBODY | {"guest outside", "external"},
    },
}
CASES = [(setting, right, who) for setting, rows in TABLE.items() for right in rows for who in PEOPLE]


@pytest.mark.parametrize(("setting", "right", "who"), CASES)
def test_each_right_is_for_whom_the_setting_says(setting: str, right: Right, who: str) -> None:
    about = None if right in (Right.DECLARE, Right.CONFIGURE) else LED
    try:
        must_be_allowed(read_permissions(setting), right, PEOPLE[who], about)
        may = True
    except NotAllowed as refused:
        may = False
        assert str(refused).startswith("Only ")
        assert str(refused).endswith("Nothing was changed.")
    assert may == (who in TABLE[setting][right])


def test_the_table_has_every_right() -> None:
    assert set(TABLE[""]) == set(Right) == set(RIGHTS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("clos=lead", "“clos” is none of declare, see"),
        ("close=nobody", "“nobody” is none of everyone, members"),
        ("close", "“” is none of"),
        ("declare=lead", "declare takes everyone, admins"),
        ("guests=lead", "is none of everywhere, members, nowhere"),
    ],
)
def test_a_setting_that_says_something_else_is_named(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_permissions(f"resolve=members, {text}")


def test_while_nobody_leads_the_reporter_counts_as_the_lead() -> None:
    must_be_allowed(read_permissions("close=lead"), Right.CLOSE, Asker(user_id=ADA), incident())


def test_the_refusal_names_who_may() -> None:
    with pytest.raises(NotAllowed) as refused:
        must_be_allowed(Permissions(), Right.RESOLVE, Asker(user_id=CLEO), LED)
    assert all(name in str(refused.value) for name in (f"<@{ADA}>", f"<@{BEN}>", "INC-7"))


def test_the_refusal_names_nobody_twice_and_nobody_who_is_not_there() -> None:
    with pytest.raises(NotAllowed) as refused:
        must_be_allowed(Permissions(), Right.RESOLVE, Asker(user_id=CLEO), incident())
    assert str(refused.value).count("<@") == 1


@pytest.mark.parametrize("who", ["owner", "lead", "reporter", "member"])
def test_the_owner_the_lead_and_the_members_may_change_an_item(who: str) -> None:
    led = replace(incident(), lead_id=CLEO) if who == "lead" else incident()
    by = {"owner": BEN, "lead": CLEO, "reporter": ADA, "member": CLEO}[who]
    must_be_allowed_to_change_item(led, ITEM, by, lambda: {CLEO} if who == "member" else set())


def test_nobody_else_may_change_an_item_and_is_told_who_may() -> None:
    with pytest.raises(NotAllowed, match=f"Only its owner <@{BEN}>, <@{ADA}> and whoever .* Nothing was changed"):
        must_be_allowed_to_change_item(incident(), ITEM, CLEO, lambda: {ADA, BEN})
