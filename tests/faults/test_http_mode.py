"""HTTP mode: what Slack signed is taken as over a socket; what it did not sign is refused and stored nowhere."""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.app import Application
from bot.clock import SystemClock
from bot.entry import Address, HttpMode
from bot.environment import read_settings
from tests.faults.running import Running, emulated, locked, until
from tests.integration.usecases.world import ADA
from tests.support.bot_process_stage import environment


class Posting(Running):
    """A running bot that is posted to; `post` is anybody who knows its address."""

    @property
    def url(self) -> str:
        assert isinstance(self.app.way_in, HttpMode)
        return self.app.way_in.url

    def post(self, body: str, **headers: str) -> int:
        """Return the status of a post with these headers (underscores for hyphens)."""
        to = urlsplit(self.url)
        connection = http.client.HTTPConnection(to.hostname or "", to.port, timeout=5)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("POST", to.path, body.encode(), {"Content-Type": "application/json"} | named)
        status = connection.getresponse().status
        connection.close()
        return status

    def post_signed(self, body: str, *, seconds_ago: int = 0, **headers: str) -> int:
        moment = int(SystemClock().now().timestamp()) - seconds_ago
        signature = self.emulator.sign(moment, body)
        signed = {"X_Slack_Request_Timestamp": str(moment), "X_Slack_Signature": signature}
        return self.post(body, **(signed | headers))

    def deliveries(self) -> int:
        with self.app.store.read() as tx:
            return sum(tx.inbox.counts().values())


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Posting]:
    database = f"sqlite:///{tmp_path_factory.mktemp('http') / 'scribe.db'}"
    with emulated() as emulator:
        given = environment(emulator, database, SLACK_SIGNING_SECRET=emulator.signing_secret, SCRIBE_TICK_SECONDS="0.2")
        del given["SLACK_APP_TOKEN"]
        with Application(read_settings(given), listens_on=Address("127.0.0.1", 0)) as app:
            world = Posting(emulator, app)
            emulator.deliver_to(world.url)
            assert "INC-1 is declared" in world.type("start here Checkout fails")
            world.settle()
            yield world


def event(event_id: str, kind: str = "something_new", **more: Any) -> str:
    return json.dumps({"type": "event_callback", "event_id": event_id, "event": {"type": kind, **more}})


def test_what_is_said_is_kept(world: Posting) -> None:
    world.say("said over HTTP")
    world.settle()
    assert "said over HTTP" in world.kept()


def test_a_command_is_answered_in_the_response(world: Posting) -> None:
    assert "While it runs" in world.type("help")


def test_a_form_is_opened_and_what_is_wrong_in_it_is_said(world: Posting) -> None:
    world.type("start")
    assert until(lambda: bool(world.control.views(ADA)))
    outcome = world.control.submit(ADA, {"title": " "})
    assert outcome.errors or outcome.error == "required_field"
    world.control.close_view(ADA)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X_Slack_Signature": "v0=forged", "X_Slack_Request_Timestamp": "1700000000"},
        {"X_Slack_Signature": "v0=ü", "X_Slack_Request_Timestamp": "soon"},
    ],
    ids=["unsigned", "forged", "odd"],
)
def test_what_slack_did_not_sign_is_refused_and_not_stored(world: Posting, headers: dict[str, str]) -> None:
    before = world.deliveries()
    assert (world.post(event("Forged"), **headers), world.deliveries()) == (401, before)


def test_a_body_changed_under_its_signature_is_refused(world: Posting) -> None:
    before = world.deliveries()
    moment = int(SystemClock().now().timestamp())
    signature = world.emulator.sign(moment, event("One"))
    status = world.post(event("Other"), X_Slack_Signature=signature, X_Slack_Request_Timestamp=str(moment))
    assert (status, world.deliveries()) == (401, before)


def test_a_request_replayed_after_six_minutes_is_refused(world: Posting) -> None:
    before = world.deliveries()
    assert world.post_signed(event("Late"), seconds_ago=360) == 401
    assert world.post_signed(event("Late"), seconds_ago=-360) == 401
    assert world.deliveries() == before


def test_a_retry_is_acknowledged_and_stored_once(world: Posting) -> None:
    before = world.deliveries()
    again = world.post_signed(event("Again"), X_Slack_Retry_Num="1", X_Slack_Retry_Reason="http_timeout")
    assert [world.post_signed(event("Again")), again] == [200, 200]
    assert world.deliveries() == before + 1


@pytest.mark.parametrize("body", ["[]", "5", '"text"', "{}", event("Odd", user={"a": "\x00\ud800"})])
def test_a_signed_body_of_any_shape_is_kept(world: Posting, body: str) -> None:
    assert world.post_signed(body) == 200


@pytest.mark.parametrize("body", ["{", "[" * 100_000])
def test_a_signed_body_that_cannot_be_read_is_refused(world: Posting, body: str) -> None:
    assert world.post_signed(body) == 400


def test_a_body_larger_than_slack_sends_is_refused(world: Posting) -> None:
    assert world.post("x" * 4_000_001) == 413


def test_what_could_not_be_stored_is_not_acknowledged(world: Posting) -> None:
    with locked(Path(str(world.app.store.engine.url.database))):
        assert world.post_signed(event("Away")) == 503
    assert world.post_signed(event("Away")) == 200


def test_what_could_not_be_stored_is_delivered_again(world: Posting) -> None:
    with locked(Path(str(world.app.store.engine.url.database))):
        ts = world.say("while the database was away")
        assert until(lambda: _times_sent(world, ts) > 1, 10)
    world.settle()
    assert "while the database was away" in world.kept()


def _times_sent(world: Posting, ts: str) -> int:
    sent = [one.arguments.get("event") or {} for one in world.control.traffic() if one.kind == "envelope_out"]
    return sum(event.get("ts") == ts for event in sent)
