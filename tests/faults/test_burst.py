"""Many envelopes at once: every one is acknowledged and kept, in order, at its first delivery."""

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.faults.running import Running, running

ENVELOPES = 200
# Slack delivers again after 3 seconds; a machine that runs other tests meanwhile is given more.
PATIENT = (15.0, 60.0, 300.0)


@pytest.fixture
def world(sqlite_url: str) -> Iterator[Running]:
    with running(sqlite_url, PATIENT) as world:
        yield world


def test_envelopes_that_come_at_once_are_all_kept_in_order(world: Running) -> None:
    burst(world, ENVELOPES)


def burst(world: Running, envelopes: int) -> None:
    """Let so many messages be said at once, and look what became of them."""
    for number in range(envelopes):
        world.say(f"message {number}")
    assert world.control.wait_until_acknowledged(20)
    world.assert_whole()
    assert world.kept() == [f"message {number}" for number in range(envelopes)]
    sent = [one.arguments.get("event_id") for one in world.control.traffic() if one.kind == "envelope_out"]
    assert max(Counter(sent[1:]).values()) == 1
