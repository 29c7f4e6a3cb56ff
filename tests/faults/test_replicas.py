"""Two replicas on one PostgreSQL, in one workspace: no effect happens twice."""

from collections import Counter
from pathlib import Path

import pytest

from bot.storage import Store
from tests.faults.running import application, emulated, until
from tests.integration.usecases.world import ADA, OPS
from tests.support.killing_replicas import lose_one_of_two

INCIDENTS = 2


def test_two_replicas_do_everything_once(postgres_url: str) -> None:
    at_once = {"SCRIBE_NO_LEAD_MINUTES": "0"}
    with (
        emulated() as emulator,
        application(emulator, postgres_url, **at_once) as one,
        application(emulator, postgres_url, **at_once),
    ):
        control = emulator.control
        assert until(lambda: control.connections() == 2)
        for number in range(INCIDENTS):
            assert control.command(ADA, OPS, "/incident", f"start Trouble {number}").acknowledged
            control.say(ADA, OPS, f"message {number}")
        assert until(lambda: control.unacknowledged() == 0 and one.is_idle() and _is_over(one.store), 60)
        made = Counter(
            message["metadata"]["event_payload"]["key"]
            for channel in control.channels()
            for message in control.history(channel["id"])
            if message.get("metadata")
        )
        names = Counter(str(channel.get("name")) for channel in control.channels())
    made_once = ("card:{}", "nudge:{}:no_lead:1")
    assert made == Counter(key.format(number + 1) for key in made_once for number in range(INCIDENTS))
    assert all(names[f"inc-{number + 1}-trouble-{number}"] == 1 for number in range(INCIDENTS))


@pytest.mark.parametrize("seed", [4])
def test_what_a_killed_replica_had_in_hand_is_done_by_the_other(postgres_url: str, tmp_path: Path, seed: int) -> None:
    lose_one_of_two(postgres_url, tmp_path, seed, events=40)


def _is_over(store: Store) -> bool:
    with store.read() as tx:
        return tx.outbox.next_due_at() is None
