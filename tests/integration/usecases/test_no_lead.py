"""Whoever takes the lead while word that nobody leads is on its way is named by it all the same."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.storage import Store
from bot.usecases.incidents import assign_lead
from bot.usecases.outbox import lease_next, plan_of, settle
from bot.usecases.reminders.sending import send_due_reminders
from tests.integration.usecases.world import ADA, OPS, World, world_on


@pytest.fixture
def world(store: Store) -> Iterator[World]:
    """On either database."""
    with world_on(store) as running:
        running.drain(longest=timedelta(0))
        yield running


def test_it_is_rewritten_where_the_lead_was_taken_while_it_was_being_posted(world: World) -> None:
    world.later(6 * 60)
    send_due_reminders(world.scribe)
    while (leased := lease_next(world.scribe, "first")) is not None:
        plan = plan_of(world.scribe, leased)
        result = None if plan is None else leased.kind.perform(world.gateway, plan, is_repeat=False)
        if leased.kind.name == "nudge":
            assign_lead(world.scribe, incident_id=world.incident.id, lead_id=ADA, by=ADA)
        settle(world.scribe, leased, plan, result)
    world.drain()
    said = [str(one["text"]) for one in world.control.history(OPS)]
    assert not any("has no lead yet" in text for text in said)
    assert any(f"<@{ADA}> leads since" in text for text in said)
