"""Delivery over Socket Mode: acknowledgements, redelivery, several connections, and connections that end."""

import queue
import time
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk import WebClient
from slack_sdk.socket_mode.websocket_client import SocketModeClient

from bot.emulator import Control, Emulator
from tests.emulator.world import Cast, close, connect, in_background, people, wide_manifest


class Far:
    """A bare Socket Mode client that keeps the frames it gets and acknowledges nothing by itself."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.frames: queue.Queue[dict[str, Any]] = queue.Queue()
        web = WebClient(token=emulator.app_token, base_url=emulator.api_url)
        self.client = SocketModeClient(app_token=emulator.app_token, web_client=web)
        self.client.message_listeners.append(lambda client, message, raw: self.frames.put(message))
        already = emulator.control.connections()
        self.client.connect()
        self.until(lambda: emulator.control.connections() > already)

    def until(self, condition: Any) -> None:
        deadline = time.monotonic() + 3
        while not condition():
            assert time.monotonic() < deadline
            time.sleep(0.005)

    def next(self, kind: str = "events_api") -> dict[str, Any]:
        while True:
            frame = self.frames.get(timeout=3)
            if frame["type"] == kind:
                return frame

    def acknowledge(self, frame: dict[str, Any]) -> None:
        self.client.send_socket_mode_response({"envelope_id": frame["envelope_id"]})


@pytest.fixture
def far(emulator: Emulator, cast: Cast) -> Iterator[Far]:
    one = Far(emulator)
    yield one
    one.client.auto_reconnect_enabled = False
    emulator.control.cut()
    in_background(one.client.close)


def test_a_connection_is_greeted(far: Far) -> None:
    assert far.next("hello")["num_connections"] == 1


def test_an_acknowledged_event_comes_once(far: Far, control: Control, cast: Cast) -> None:
    control.say(cast.ada, cast.ops, "hello")
    far.acknowledge(far.next())
    assert control.wait_until_acknowledged(1)
    time.sleep(0.25)
    assert far.frames.qsize() <= 1  # at most the greeting


def test_an_unacknowledged_event_comes_again_and_says_so(far: Far, control: Control, cast: Cast) -> None:
    control.say(cast.ada, cast.ops, "hello")
    first, second = far.next(), far.next()
    assert first["envelope_id"] == second["envelope_id"]
    assert first["payload"]["event_id"] == second["payload"]["event_id"]
    assert (first["retry_attempt"], second["retry_attempt"], second["retry_reason"]) == (0, 1, "timeout")


def test_an_event_is_lost_after_three_redeliveries(far: Far, control: Control, cast: Cast) -> None:
    control.say(cast.ada, cast.ops, "hello")
    assert control.unacknowledged() == 1
    assert [far.next()["retry_attempt"] for _ in range(4)] == [0, 1, 2, 3]
    assert control.wait_until_acknowledged(1)
    assert control.lost() == 1


def test_a_command_is_not_delivered_again(far: Far, control: Control, cast: Cast) -> None:
    outcome = control.command(cast.ada, cast.ops, "/incident", "help", timeout=0.3)
    assert outcome.error == "operation_timeout"
    far.next("slash_commands")
    time.sleep(0.2)
    assert all(frame["type"] != "slash_commands" for frame in list(far.frames.queue))


def test_a_command_without_a_connection_fails_at_once(control: Control, cast: Cast) -> None:
    assert control.command(cast.ada, cast.ops, "/incident", "help").error == "dispatch_failed"


def test_events_wait_for_a_connection(emulator: Emulator, control: Control, cast: Cast) -> None:
    patient = Emulator({"settings": {"event_subscriptions": {"bot_events": ["user_change"]}}})
    patient.start()
    ada = patient.control.add_user("ada")
    patient.control.change_user(ada, real_name="Ada")
    far = Far(patient)
    assert far.next()["payload"]["event"]["type"] == "user_change"
    far.client.auto_reconnect_enabled = False
    patient.control.cut()
    in_background(far.client.close)
    in_background(patient.stop)


def test_an_event_without_a_connection_is_lost_in_the_end(control: Control, cast: Cast) -> None:
    control.say(cast.ada, cast.ops, "hello")
    assert control.wait_until_acknowledged(2)
    assert control.lost() == 1


def test_each_payload_goes_to_one_of_several_connections(far: Far, control: Control, cast: Cast) -> None:
    other = Far(far.emulator)
    for _ in range(6):
        control.say(cast.ada, cast.ops, "hello")
    got = [far.next()["payload"]["event_id"], other.next()["payload"]["event_id"]]
    assert len(set(got)) == 2
    other.client.auto_reconnect_enabled = False
    in_background(other.client.close)


def test_the_client_returns_after_a_cut(far: Far, control: Control) -> None:
    control.cut()
    far.until(lambda: control.connections() == 0)
    assert control.wait_connected(5)


def test_the_client_replaces_a_connection_it_is_told_to_leave(far: Far, control: Control, cast: Cast) -> None:
    control.disconnect("refresh_requested")
    assert control.wait_connected(5)
    control.say(cast.ada, cast.ops, "still here")
    assert far.next()["payload"]["event"]["text"] == "still here"


def test_an_address_opens_one_socket_only(emulator: Emulator) -> None:
    web = WebClient(token=emulator.app_token, base_url=emulator.api_url)
    urls = {web.apps_connections_open(app_token=emulator.app_token)["url"] for _ in range(3)}
    assert len(urls) == 3


def test_a_raising_middleware_gets_the_event_again(emulator: Emulator, app: App, control: Control, cast: Cast) -> None:
    attempts: list[str] = []

    def middleware(req: BoltRequest, resp: BoltResponse, next: Any) -> BoltResponse:
        attempts.append((req.headers.get("x-slack-retry-num") or [""])[0])
        if len(attempts) == 1:
            raise OSError("the database is down")
        return BoltResponse(status=200)

    app.middleware(middleware)
    handler = connect(emulator, app)
    control.say(cast.ada, cast.ops, "hello")
    assert control.wait_until_acknowledged(3)
    assert (attempts, control.lost()) == (["0", "1"], 0)
    close(emulator, handler)


def test_a_thousand_messages_are_delivered_in_seconds() -> None:
    patient = Emulator(wide_manifest())
    patient.start()
    cast = people(patient.control, patient.bot_user_id)
    client = WebClient(token=patient.bot_token, base_url=patient.api_url)
    app = App(client=client, signing_secret="unused", process_before_response=True)
    app.event("message")(lambda event: None)
    handler = connect(patient, app)
    started = time.monotonic()
    for number in range(1000):
        patient.control.say(cast.ada, cast.ops, f"message {number}")
    assert patient.control.wait_until_acknowledged(10)
    assert time.monotonic() - started < 5
    close(patient, handler)
    in_background(patient.stop)


def test_an_acknowledgement_that_is_late_has_the_event_come_again(far: Far, control: Control, cast: Cast) -> None:
    control.delay_acknowledgements(0.3)
    control.say(cast.ada, cast.ops, "hello")
    first = far.next()
    far.acknowledge(first)
    assert (far.next()["envelope_id"], control.unacknowledged()) == (first["envelope_id"], 1)
    assert control.wait_until_acknowledged(3)


def test_events_are_sent_one_to_three_times_in_any_order(far: Far, control: Control, cast: Cast) -> None:
    control.shuffle(seed=3, seconds=0.1)
    for number in range(8):
        control.say(cast.ada, cast.ops, str(number))
    frames = [far.next()["payload"]["event"]["text"] for _ in range(_copies(control))]
    assert set(frames) == set("01234567")
    assert frames != sorted(frames)
    assert 1 < max(map(frames.count, frames)) <= 3


def _copies(control: Control) -> int:
    return sum(one.kind == "envelope_out" for one in control.traffic())


@pytest.mark.parametrize("moment", ["sending", "acknowledging"])
def test_what_is_on_its_way_when_the_socket_is_cut_comes_again(
    far: Far, control: Control, cast: Cast, moment: str
) -> None:
    control.cut_at(moment)
    control.say(cast.ada, cast.ops, "hello")
    if moment == "acknowledging":
        far.acknowledge(far.next())
    far.until(lambda: control.connections() == 0)
    assert control.unacknowledged() == 1
    assert far.next()["retry_attempt"] > 0


def test_a_cut_may_let_some_moments_pass(far: Far, control: Control, cast: Cast) -> None:
    control.cut_at("sending", skip=1)
    control.say(cast.ada, cast.ops, "hello")
    far.acknowledge(far.next())
    assert control.wait_until_acknowledged(3)
    control.say(cast.ada, cast.ops, "hello again")
    far.until(lambda: control.connections() == 0)


def test_a_socket_may_end_before_it_is_greeted(far: Far, control: Control) -> None:
    opened = len(control.api_calls("apps.connections.open"))
    control.cut_at("greeting")
    control.cut()
    far.until(lambda: len(control.api_calls("apps.connections.open")) == opened + 2)


def test_the_socket_may_end_at_a_call(far: Far, control: Control, emulator: Emulator) -> None:
    control.cut_at("calling")
    WebClient(token=emulator.bot_token, base_url=emulator.api_url).auth_test()
    far.until(lambda: control.connections() == 0)
