"""Roles: by which words they are named, and the events of who takes one."""

import pytest

from bot.domain.errors import NothingChanged
from bot.domain.roles import NAMES, Role
from tests.unit.domain.cast import ADA, BEN, TEN, incident


@pytest.mark.parametrize("role", Role)
def test_every_role_is_named_by_its_label_and_by_its_stored_name(role: Role) -> None:
    assert NAMES[role.label] is NAMES[role.value] is role


@pytest.mark.parametrize(("word", "role"), [("ic", Role.INCIDENT_LEAD), ("commander", Role.INCIDENT_LEAD)])
def test_the_lead_goes_by_other_names(word: str, role: Role) -> None:
    assert NAMES[word] is role


def test_who_had_the_role_is_told_with_who_takes_it() -> None:
    event = incident().assign_role(Role.DEPUTY, BEN, ADA, by=ADA, now=TEN)
    assert event.text == f"<@{BEN}> is deputy (was <@{ADA}>)"


def test_a_role_given_to_whoever_has_it_changes_nothing() -> None:
    with pytest.raises(NothingChanged, match="is deputy already"):
        incident().assign_role(Role.DEPUTY, BEN, BEN, by=ADA, now=TEN)
