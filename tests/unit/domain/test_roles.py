"""Roles: by which words they are named, and the events of who takes one."""

import pytest

from bot.domain.errors import NothingChanged
from bot.domain.ids import IncidentId
from bot.domain.roles import NAMES, STANDARD, Role, RoleHolder, TeamRoles, parse_roles
from tests.unit.domain.cast import ADA, BEN, TEN, incident


@pytest.mark.parametrize("role", STANDARD)
def test_every_role_is_named_by_its_label_and_by_its_stored_name(role: Role) -> None:
    assert NAMES[role.label] is NAMES[role.value] is role


@pytest.mark.parametrize(("word", "role"), [("ic", Role.INCIDENT_LEAD), ("commander", Role.INCIDENT_LEAD)])
def test_the_lead_goes_by_other_names(word: str, role: Role) -> None:
    assert NAMES[word] is role


def test_who_had_the_role_is_told_with_who_takes_it() -> None:
    event = incident().assign_role("deputy", BEN, ADA, by=ADA, now=TEN)
    assert event.text == f"<@{BEN}> is deputy (was <@{ADA}>)"


def test_a_role_given_to_whoever_has_it_changes_nothing() -> None:
    with pytest.raises(NothingChanged, match="is deputy already"):
        incident().assign_role("deputy", BEN, BEN, by=ADA, now=TEN)


def test_a_team_calls_its_roles_what_it_likes_and_has_own_ones() -> None:
    roles = parse_roles("deputy, communications lead=comms boss, database expert, on-call engineer")
    assert list(roles.called.items()) == [
        (Role.INCIDENT_LEAD, "incident lead"), (Role.DEPUTY, "deputy"), (Role.COMMUNICATIONS_LEAD, "comms boss"),
        (Role("database_expert"), "database expert"), (Role.ON_CALL_ENGINEER, "on-call engineer"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("comms boss", Role.COMMUNICATIONS_LEAD),
        ("comms", Role.COMMUNICATIONS_LEAD),
        ("communications lead", Role.COMMUNICATIONS_LEAD),
        ("dba", Role("database_expert")),
        ("database expert", Role("database_expert")),
        ("ic", Role.INCIDENT_LEAD),
        ("deputy", None),
    ],
)
def test_a_role_in_use_is_named_by_the_teams_word_and_by_the_usual_ones(word: str, role: Role | None) -> None:
    assert parse_roles("communications lead=comms boss, database expert=DBA").names().get(word) == role


def test_without_a_setting_the_standard_roles_are_in_use() -> None:
    assert tuple(parse_roles(" ").called) == STANDARD == tuple(TeamRoles().called)


def test_the_lead_may_be_called_otherwise_and_stand_where_the_team_wants() -> None:
    assert list(parse_roles("deputy, incident lead=commander").called.values()) == ["deputy", "commander"]


WRONG = ("deputy, deputy", "deputy, second", "a=b, c=B", "<@U1>", "me", "scribe=nobody", "=x", "x=", "x" * 41, "a*b")


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_role_is_refused_by_name(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"role|too long"):
        parse_roles(wrong)


def test_whoever_has_a_role_that_is_in_use_no_more_is_listed_last() -> None:
    holders = [
        RoleHolder(incident_id=IncidentId(7), role=role, user_id=BEN, since=TEN) for role in (Role.SCRIBE, Role.DEPUTY)
    ]
    assert [one.role for one in parse_roles("deputy").in_order(holders)] == [Role.DEPUTY, Role.SCRIBE]
