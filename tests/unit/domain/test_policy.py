"""Who may resolve, and who may change an action item."""

from dataclasses import replace

import pytest

from bot.domain.errors import NotAllowed
from bot.domain.policy import must_be_allowed_to_change_item, must_be_allowed_to_resolve
from tests.unit.domain.cast import ADA, BEN, CLEO, incident
from tests.unit.domain.test_item_changes import ITEM


def test_the_reporter_may_resolve() -> None:
    must_be_allowed_to_resolve(incident(), ADA, [])


def test_the_lead_may_resolve() -> None:
    must_be_allowed_to_resolve(replace(incident(), lead_id=BEN), BEN, [])


def test_who_spoke_or_acted_in_it_may_resolve() -> None:
    must_be_allowed_to_resolve(incident(), CLEO, {CLEO})


def test_the_refusal_names_who_may() -> None:
    with pytest.raises(NotAllowed) as refused:
        must_be_allowed_to_resolve(replace(incident(), lead_id=BEN), CLEO, {BEN})
    assert all(name in str(refused.value) for name in (f"<@{ADA}>", f"<@{BEN}>", "INC-7"))


def test_the_refusal_names_nobody_twice_and_nobody_who_is_not_there() -> None:
    with pytest.raises(NotAllowed) as refused:
        must_be_allowed_to_resolve(incident(), CLEO, [])
    assert str(refused.value).count("<@") == 1


@pytest.mark.parametrize("who", ["owner", "lead", "reporter", "member"])
def test_the_owner_the_lead_and_the_members_may_change_an_item(who: str) -> None:
    led = replace(incident(), lead_id=CLEO) if who == "lead" else incident()
    by = {"owner": BEN, "lead": CLEO, "reporter": ADA, "member": CLEO}[who]
    must_be_allowed_to_change_item(led, ITEM, by, lambda: {CLEO} if who == "member" else set())


def test_nobody_else_may_change_an_item_and_is_told_who_may() -> None:
    with pytest.raises(NotAllowed, match=f"Only its owner <@{BEN}>, <@{ADA}> and whoever .* Nothing was changed"):
        must_be_allowed_to_change_item(incident(), ITEM, CLEO, lambda: {ADA, BEN})
