"""The socket is dropped, refreshed or cut: the bot is back soon, and nothing of what was said is missing."""

import time
from collections.abc import Callable, Iterator

import pytest

from bot.emulator import Control
from tests.faults.running import Running, running, until

BREAKS: dict[str, Callable[[Control], None]] = {
    "refresh_requested": lambda control: control.disconnect("refresh_requested"),
    "warning": lambda control: control.disconnect("warning"),
    "cut": lambda control: control.cut(),
}
BACK_SECONDS = 5.0


@pytest.fixture
def world(sqlite_url: str) -> Iterator[Running]:
    with running(sqlite_url) as world:
        yield world


@pytest.mark.parametrize("break_it", BREAKS.values(), ids=BREAKS)
def test_what_is_said_around_a_broken_socket_is_kept(world: Running, break_it: Callable[[Control], None]) -> None:
    opened = len(world.control.api_calls("apps.connections.open"))
    break_it(world.control)
    began = time.monotonic()
    world.say("while the socket was broken")
    assert until(lambda: len(world.control.api_calls("apps.connections.open")) > opened, BACK_SECONDS)
    assert world.control.wait_connected(BACK_SECONDS)
    assert time.monotonic() - began < BACK_SECONDS
    assert until(lambda: world.type("timeline") != "operation_timeout", BACK_SECONDS)
    assert time.monotonic() - began < BACK_SECONDS
    world.settle()
    assert world.kept() == ["while the socket was broken"]


def test_what_slack_never_delivered_is_read_after_the_connection(world: Running) -> None:
    original = world.emulator.workspace.deliver_event
    world.emulator.workspace.deliver_event = lambda kind, event: None
    world.say("never delivered")
    world.emulator.workspace.deliver_event = original
    world.control.cut()
    assert until(lambda: world.kept() == ["never delivered"], BACK_SECONDS)


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
def test_a_replaced_socket_is_back_at_once_every_time(world: Running, reason: str) -> None:
    for _ in range(6):
        opened = len(world.control.api_calls("apps.connections.open"))
        world.control.disconnect(reason)
        began = time.monotonic()
        assert until(lambda: len(world.control.api_calls("apps.connections.open")) > opened, BACK_SECONDS)  # noqa: B023
        assert until(lambda: "I can do" in world.type("help"), 2 * BACK_SECONDS)
        assert time.monotonic() - began < BACK_SECONDS
        time.sleep(0.2)
