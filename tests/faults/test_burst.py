"""A thousand envelopes at once: every one is acknowledged and kept, in order, at its first delivery."""

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.faults.running import Running, running

ENVELOPES = 1000
# Slack delivers again after 3 seconds; a machine that runs other tests meanwhile is given more.
PATIENT = (15.0, 60.0, 300.0)


@pytest.fixture
def world(sqlite_url: str) -> Iterator[Running]:
    with running(sqlite_url, PATIENT) as world:
        yield world


def test_a_thousand_envelopes_at_once_are_all_kept_in_order(world: Running) -> None:
    kept_before = sum(_counts(world).values())
    for number in range(ENVELOPES):
        world.say(f"message {number}")
    assert world.control.wait_until_acknowledged(20)
    assert sum(_counts(world).values()) - kept_before == ENVELOPES
    world.settle()
    assert world.kept() == [f"message {number}" for number in range(ENVELOPES)]
    sent = [one.arguments.get("event_id") for one in world.control.traffic() if one.kind == "envelope_out"]
    assert max(Counter(sent[1:]).values()) == 1


def _counts(world: Running) -> dict[str, int]:
    with world.app.store.read() as tx:
        return tx.inbox.counts()
