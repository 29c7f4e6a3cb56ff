"""The socket is dropped, refreshed or cut: the bot is back soon, and nothing of what was said is missing."""

import time
from collections.abc import Callable, Iterator

import pytest

from bot.emulator import Control
from bot.entry import WayIn
from tests.faults.running import Running, running, until

BREAKS: dict[str, Callable[[Control], None]] = {
    "refresh_requested": lambda control: control.disconnect("refresh_requested"),
    "warning": lambda control: control.disconnect("warning"),
    "cut": lambda control: control.cut(),
}
BACK_SECONDS = 5.0
HALF_OPEN_SECONDS = 20.0


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
    world.assert_whole()
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
        assert until(lambda: "While it runs" in world.type("help"), 2 * BACK_SECONDS)
        assert time.monotonic() - began < BACK_SECONDS
        time.sleep(0.2)


def connections_opened(world: Running) -> int:
    return len(world.control.api_calls("apps.connections.open"))


def seconds_to_replace_a_half_open_socket(world: Running) -> float:
    """Return the seconds until commands are answered again; what was said meanwhile is kept."""
    opened, began = connections_opened(world), time.monotonic()
    world.control.freeze()
    world.say("into the void")
    assert until(lambda: connections_opened(world) > opened, HALF_OPEN_SECONDS)
    assert until(lambda: "INC-1" in world.type("timeline"), HALF_OPEN_SECONDS)
    back = time.monotonic() - began
    world.assert_whole()
    assert world.kept() == ["into the void"]
    return back


def test_a_half_open_socket_is_found_dead_and_replaced(sqlite_url: str) -> None:
    with running(sqlite_url, SCRIBE_SILENCE_SECONDS="2") as world:
        assert seconds_to_replace_a_half_open_socket(world) < HALF_OPEN_SECONDS / 2


def test_a_quiet_socket_that_answers_pings_is_left_alone(sqlite_url: str) -> None:
    with running(sqlite_url, SCRIBE_SILENCE_SECONDS="1") as world:
        opened = connections_opened(world)
        time.sleep(2.5)
        assert connections_opened(world) == opened


def test_a_warning_has_the_next_socket_open_before_the_old_one_goes(world: Running) -> None:
    world.control.disconnect("warning")
    assert until(lambda: world.control.connections() == 2, BACK_SECONDS)
    assert way_in(world).lost == 0


def test_a_socket_switched_off_is_asked_for_again(world: Running) -> None:
    opened = connections_opened(world)
    world.control.disconnect("link_disabled")
    assert until(lambda: connections_opened(world) > opened, BACK_SECONDS)
    assert until(lambda: "While it runs" in world.type("help"), BACK_SECONDS)


def test_slack_that_refuses_a_socket_is_asked_again_until_it_gives_one(world: Running) -> None:
    world.control.fail("apps.connections.open", times=3, error="internal_error")
    world.control.cut()
    assert until(lambda: "While it runs" in world.type("help"), 2 * BACK_SECONDS)
    assert way_in(world).lost == 1


def test_with_several_sockets_one_that_goes_is_not_missed(sqlite_url: str) -> None:
    with running(sqlite_url, SCRIBE_CONNECTIONS="3") as world:
        assert until(lambda: way_in(world).connected == 3, BACK_SECONDS)
        for number in range(12):
            world.say(f"message {number}")
        world.settle()
        assert world.kept() == [f"message {number}" for number in range(12)]
        world.control.cut()
        assert until(lambda: way_in(world).connected == 3, BACK_SECONDS)


def way_in(world: Running) -> WayIn:
    assert world.app.way_in is not None
    return world.app.way_in
