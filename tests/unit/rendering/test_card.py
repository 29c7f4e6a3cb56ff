"""The card within Slack's limits, whatever stands on it, and which buttons it has when."""

from dataclasses import replace

import pytest

from bot.domain.ids import UserId
from bot.domain.incident import Incident, IncidentStatus
from bot.domain.milestones import Milestone
from bot.domain.roles import Role, RoleHolder, parse_roles
from bot.domain.timeline import TimelineKind
from bot.emulator.blockrules import block_complaints
from bot.rendering.slack.card import CardFacts, card
from bot.rendering.slack.mark_form import mark_view
from bot.rendering.slack.menu import How, MenuEntry, menu_message
from bot.rendering.slack.role_form import role_view
from tests.unit.domain.cast import ADA, BEN, TEN, incident, milestone

ROLES = parse_roles(", ".join(f"role number {number}=what we call role number {number}" for number in range(49)))
HOLDERS = tuple(
    RoleHolder(incident_id=incident().id, role=role, user_id=UserId(f"U{number:020}"), since=TEN)
    for number, role in enumerate(ROLES.called)
)
NOTHING = CardFacts(timeline_events=0, open_actions=0)


def facts(text: str) -> CardFacts:
    """Return as much of everything as there can be, with `text` as the newest status update."""
    update = replace(milestone(Milestone.PAGED, 1, 2), text=text, kind=TimelineKind.UPDATE, milestone=None)
    return CardFacts(
        timeline_events=10**6, open_actions=10**6, roles=HOLDERS, called=ROLES, update=update,
        gone=frozenset(one.user_id for one in HOLDERS),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["x" * 40_000, "&lt;&amp;" * 5_000, "🔥" * 3_000, "مرحبا " * 3_000, "*_~`" * 3_000])
@pytest.mark.parametrize("status", IncidentStatus)
def test_the_card_is_within_slacks_limits_at_any_size(status: IncidentStatus, text: str) -> None:
    message = card(replace(incident(), status=status, title=text[:200], lead_id=ADA), facts(text))
    assert block_complaints([dict(block) for block in message.blocks]) == []
    sizes = {block["type"]: block for block in message.blocks}
    assert len(sizes["header"]["text"]["text"]) <= 150
    assert len(sizes["section"]["text"]["text"]) <= 3000
    assert len(sizes["actions"]["elements"]) <= 25
    assert "`/incident role`" in sizes["section"]["text"]["text"]


def labels(one: Incident, shown: CardFacts = NOTHING) -> list[str]:
    [row] = [block for block in card(one, shown).blocks if block["type"] == "actions"]
    return [element["text"]["text"] for element in row["elements"]]


def test_the_lead_is_offered_while_nobody_leads() -> None:
    assert labels(incident())[0] == "I lead"
    assert "I lead" not in labels(replace(incident(), lead_id=BEN))


def test_the_lead_is_offered_where_the_lead_left() -> None:
    assert labels(replace(incident(), lead_id=BEN), replace(NOTHING, gone=frozenset({BEN})))[0] == "I lead"


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (IncidentStatus.RESOLVED, ["Ask the five whys", "Send me the draft", "Action items", "Reopen"]),
        (IncidentStatus.CLOSED, ["Send me the draft", "Reopen"]),
        (IncidentStatus.CANCELED, ["Reopen"]),
    ],
)
def test_an_incident_that_is_over_has_other_buttons(status: IncidentStatus, shown: list[str]) -> None:
    assert labels(replace(incident(), status=status)) == shown


def test_what_ends_or_reopens_an_incident_for_all_is_confirmed() -> None:
    rows = [card(replace(incident(), status=one), NOTHING).blocks[2] for one in IncidentStatus]
    asked = {element["text"]["text"] for row in rows for element in row["elements"] if "confirm" in element}
    assert asked == {"Resolve", "Reopen"}


def test_the_teams_words_for_roles_stand_on_the_card() -> None:
    called = parse_roles("incident lead=commander, deputy=second in command")
    holder = RoleHolder(incident_id=incident().id, role=Role.DEPUTY, user_id=BEN, since=TEN)
    shown = replace(NOTHING, called=called, roles=(holder,))
    text = card(replace(incident(), lead_id=ADA), shown).blocks[1]["text"]["text"]
    assert f"Commander: <@{ADA}>" in text
    assert f"Second in command: <@{BEN}>" in text


def test_the_forms_of_the_card_are_within_slacks_limits() -> None:
    held = {one.role: one.user_id for one in HOLDERS}
    names = {one.user_id: "n" * 80 for one in HOLDERS}
    roles = role_view(incident(), ROLES, held, names, ADA)
    marks = mark_view(incident(), {one: milestone(one, 1, 2) for one in Milestone}, Milestone.PAGED, "x" * 5_000)
    for view in (roles, marks):
        options = [one for block in view["blocks"] for one in block["element"].get("options", ())]
        assert max(len(option["text"]["text"]) for option in options) <= 75
        assert len(view["private_metadata"]) <= 3000
        assert block_complaints([dict(block) for block in view["blocks"]]) == []


def test_each_way_of_a_button_has_an_action_of_its_own() -> None:
    entries = [MenuEntry(label="x", command="mark", how=how) for how in How]
    [row] = menu_message("x", entries[:5]).blocks[1:]
    assert len({element["action_id"] for element in row["elements"]}) == 5
