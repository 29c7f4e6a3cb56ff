"""Announcements through a death, an upgrade and a channel's new id: one message each, and one reply an update."""

from dataclasses import replace

import pytest

from bot.domain.announcing import Announcing, ChannelChoice
from bot.domain.updates import Audience
from bot.storage import tables
from bot.storage.columns import Work
from bot.usecases.taste import Preferences, Taste
from bot.usecases.updates import tell
from tests.integration.usecases.world import ADA, OPS, World


@pytest.fixture
def announced(world: World) -> World:
    """A world whose incident is announced in its own channel, with an update below."""
    world.scribe = replace(
        world.scribe, preferences=Preferences(Taste(announcing=Announcing(usual=ChannelChoice(usual=OPS))))
    )
    tell(world.scribe, incident_id=world.incident.id, text="rolling back", audience=Audience.EXTERNAL, by=ADA)
    world.drain()
    return world


def _said(world: World) -> list[str]:
    """Return the keys of what was announced, replies too."""
    keys = [(said.get("metadata") or {}).get("event_payload", {}).get("key", "") for said in world.control.history(OPS)]
    return sorted(key for key in keys if key.startswith(("announcement:", "told:")))


def test_an_update_is_posted_once_below_the_announcement(announced: World) -> None:
    announced.drain()
    announcement, update = _said(announced)
    assert (announcement, update.partition(":")[0]) == (f"announcement:{announced.incident.id}:{OPS}", "told")


def test_what_was_posted_before_a_crash_is_not_posted_again(announced: World) -> None:
    before = _said(announced)
    with announced.scribe.store.write() as tx:  # as if the process had died between the call and the commit
        told = tables.posted_message.c.key.like("told:%")
        tx.connection.execute(tables.posted_message.delete().where(told))
        tx.connection.execute(
            tables.outbox.update().where(tables.outbox.c.key.like("post:told:%")).values(state=Work.PENDING)
        )
    announced.drain()
    assert _said(announced) == before


def test_an_announcement_posted_before_a_crash_is_found_again(announced: World) -> None:
    before = _said(announced)
    with announced.scribe.store.write() as tx:
        tx.connection.execute(tables.announcement.delete())
        tx.connection.execute(tables.posted_message.delete().where(tables.posted_message.c.key.like("announcement:%")))
        slot = tables.outbox.c.slot.like("post:announcement:%")
        tx.connection.execute(tables.outbox.update().where(slot).values(state=Work.PENDING))
    announced.drain()
    assert _said(announced) == before
