"""An incident that is renamed while its channel is being opened."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.storage import Store
from bot.usecases.incidents import declare
from bot.usecases.outbox import fail, lease_next, plan_of, settle
from bot.usecases.ports import SlackError
from bot.usecases.renaming import UNSEEN, rename
from tests.integration.usecases.world import ADA, BEN, World, world_on


@pytest.fixture
def world(store: Store) -> Iterator[World]:
    """On either database."""
    with world_on(store) as running:
        running.drain()
        yield running


def opened(world: World) -> list[str]:
    return [one["name"] for one in world.control.channels() if str(one.get("name")).startswith("inc-")]


def make_channel_and_hear_nothing(world: World) -> None:
    while (leased := lease_next(world.scribe, "first")) is not None:
        plan = plan_of(world.scribe, leased)
        result = None if plan is None else leased.kind.perform(world.gateway, plan, is_repeat=False)
        if leased.kind.name == "open_channel":
            return fail(world.scribe, leased, SlackError("timeout", retry_after=1.0))
        settle(world.scribe, leased, plan, result)
    raise AssertionError("no channel was to be opened")


def test_a_channel_whose_answer_was_lost_is_found_again_after_a_renaming(world: World) -> None:
    incident = declare(world.scribe, title="Search is slow", severity=None, by=ADA).incident
    make_channel_and_hear_nothing(world)
    rename(world.scribe, incident_id=incident.id, title="Search is down", by=ADA)
    world.drain()
    assert opened(world) == ["inc-2-search-is-slow"]


def test_a_renaming_of_long_ago_is_not_asked_about(world: World) -> None:
    rename(world.scribe, incident_id=world.incident.id, title="Payments fail", by=BEN)
    asked = rename(world.scribe, incident_id=world.incident.id, title="Europe is down", by=ADA)
    world.later((UNSEEN + timedelta(seconds=1)).total_seconds())
    later = rename(world.scribe, incident_id=world.incident.id, title="Europe is down", by=ADA)
    assert [one.overtaken_by is None for one in (asked, later)] == [False, True]


@pytest.mark.parametrize("title", ["Search is slow", "Search is down"])
def test_declaring_under_a_title_of_a_moment_ago_repeats_no_incident_that_was_renamed(world: World, title: str) -> None:
    first = declare(world.scribe, title="Search is slow", severity=None, by=ADA).incident
    rename(world.scribe, incident_id=first.id, title="Search is down", by=ADA)
    assert declare(world.scribe, title=title, severity=None, by=ADA).incident.id != first.id
