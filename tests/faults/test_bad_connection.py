"""The connection is cut at every kind of moment, acknowledgements are late, events come often and in any order."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from tests.faults.running import Running, running, until
from tests.integration.usecases.world import ADA, BEN, OPS

MOMENTS = ("greeting", "sending", "acknowledging", "calling")
BACK_SECONDS = 5.0


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(f"sqlite:///{tmp_path_factory.mktemp('connection') / 'scribe.db'}") as world:
        world.say("the first word")
        yield world


@pytest.fixture(autouse=True)
def is_whole_afterwards(world: Running) -> Iterator[None]:
    yield
    world.control.heal()
    world.assert_whole()


def talk(world: Running, about: str) -> None:
    """People say, reply, correct, take back and react; every verb has an event of its own."""
    control = world.control
    said = [control.say(ADA, OPS, f"{about} {number}") for number in range(6)]
    first = next(message["ts"] for message in control.history(OPS) if message["text"] == "the first word")
    control.say(BEN, OPS, f"{about}, replied", thread_ts=first)  # each thread would cost each sweep a second
    control.edit(ADA, OPS, said[1], f"{about}, corrected")
    control.delete(ADA, OPS, said[2])
    control.react(BEN, OPS, said[3], "pushpin")
    control.unreact(BEN, OPS, said[3], "pushpin")
    control.pin(BEN, OPS, said[4])


def times_sent(world: Running) -> Iterable[int]:
    """How often each event was sent."""
    sent = (one.arguments.get("event_id") for one in world.control.traffic() if one.kind == "envelope_out")
    return Counter(event_id for event_id in sent if event_id).values()


@pytest.mark.parametrize("skip", [0, 3])
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_connection_cut_at_this_moment_is_back_soon_and_costs_nothing(world: Running, moment: str, skip: int) -> None:
    control = world.control
    lost = len(control.api_calls("apps.connections.open"))
    control.cut_at(moment, skip=skip if moment in ("sending", "acknowledging") else 0)
    if moment == "greeting":
        control.cut()
    talk(world, moment)
    world.type("severity sev2" if skip else "severity sev1")  # its card is rewritten: a call
    assert until(lambda: len(control.api_calls("apps.connections.open")) > lost, BACK_SECONDS)
    began = time.monotonic()
    assert until(lambda: "INC-1" in world.type("timeline"), BACK_SECONDS)
    assert time.monotonic() - began < BACK_SECONDS


def test_a_command_whose_acknowledgement_was_lost_may_be_typed_again(world: Running) -> None:
    world.control.cut_at("acknowledging")
    assert world.type("start Search fails") == "operation_timeout"
    assert until(lambda: "INC-2 is declared" in world.type("start Search fails"), BACK_SECONDS)


def test_an_acknowledgement_that_is_late_has_events_taken_in_once(world: Running) -> None:
    world.control.delay_acknowledgements(0.8)  # Slack, here, delivers again after half a second
    talk(world, "late")
    assert "INC-1" in world.type("timeline")
    world.settle()
    assert max(times_sent(world)) > 1


@pytest.mark.parametrize("seed", [20])
def test_events_that_come_often_and_in_any_order_end_in_slacks_truth(world: Running, seed: int) -> None:
    world.control.shuffle(seed)
    for number in range(4):
        talk(world, f"shuffled {number}")
    world.settle()
    assert {1, 2, 3} <= set(times_sent(world))
