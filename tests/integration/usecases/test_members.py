"""Who is in an incident's private channel, as far as it was read or heard; the latest news counts."""

from collections.abc import Iterator

import pytest

from bot.domain.ids import ChannelId, MessageTs, UserId
from bot.paths import data_path
from bot.slack.gateway import PAGE
from bot.storage import Store
from bot.storage.migrations import upgrade
from bot.usecases.channels import read_members
from bot.usecases.privacy import may_learn
from tests.integration.usecases.world import ADA, BEN, CLEO, DANA, OPS, TEAM, World, feed, world_on


@pytest.fixture
def private(world: World) -> World:
    """The channel was made private, of which Slack told nothing."""
    world.control.convert_channel(ADA, OPS, is_private=True)
    with world.scribe.store.write() as tx:
        tx.channels.doubt(TEAM, OPS)
    world.sweep()
    return world


@pytest.fixture
def quiet(sqlite_url: str) -> Iterator[World]:
    """A world on SQLite, for what does not depend on the database."""
    store = Store(sqlite_url)
    upgrade(store, data_path("migrations"))
    with world_on(store) as world:
        yield world
    store.close()


def outside(world: World) -> set[UserId]:
    with world.scribe.store.read() as tx:
        incident = tx.incidents.get(world.incident.id)
        return {one for one in (ADA, BEN, CLEO, DANA) if not may_learn(tx, world.scribe, incident, one)}


def test_members_are_read_once_a_channel_is_known_to_be_private(private: World) -> None:
    assert outside(private) == {CLEO}


def test_whoever_left_unheard_is_found_out_by_the_next_full_sweep(private: World) -> None:
    private.control.leave(BEN, OPS)
    assert outside(private) == {CLEO}
    private.sweep()
    assert outside(private) == {BEN, CLEO}


def test_whoever_is_heard_to_leave_is_outside_at_once(private: World) -> None:
    private.later()
    private.control.leave(DANA, OPS)
    feed(private.scribe, [payload["event"] for payload in private.control.undelivered()])
    assert outside(private) == {CLEO, DANA}


def test_a_channel_of_many_members_is_read_to_the_last_page(quiet: World) -> None:
    control, crowd = quiet.control, ChannelId("G0CROWD")
    many = [control.add_user(f"user{number}") for number in range(PAGE)]
    last = UserId(control.add_user("cleo", user_id=CLEO))
    control.add_channel("crowd", channel_id=crowd, members=[quiet.emulator.bot_user_id, *many, last], is_private=True)
    with quiet.scribe.store.write() as tx:
        read_members(tx, quiet.scribe, crowd)
    quiet.drain()
    with quiet.scribe.store.read() as tx:
        assert tx.members.has(TEAM, crowd, last)


def test_late_news_does_not_undo_later_news(store: Store) -> None:
    with store.write() as tx:
        for at, is_member in (("1700000002.000000", False), ("1700000001.000000", True)):
            tx.members.set(TEAM, ChannelId("C1"), BEN, MessageTs(at), is_member=is_member)
        tx.members.take_page(TEAM, ChannelId("C1"), [BEN, ADA], MessageTs("1700000000.000000"))
        assert [tx.members.has(TEAM, ChannelId("C1"), one) for one in (BEN, ADA)] == [False, True]
