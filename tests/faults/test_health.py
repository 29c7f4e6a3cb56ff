"""Health and metrics: ready, or not and why; figures without a word that anybody wrote."""

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import HTTPError

import pytest
import sqlalchemy as sa

from bot.app import Application
from bot.health import OLDEST, Health
from bot.storage.inbox import Delivery
from bot.web import CannotListen, WebServer
from tests.faults.running import Running, application, emulated, running, until
from tests.integration.usecases.world import ADA, OPS

SECRET = "Correct-Horse"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(f"sqlite:///{tmp_path_factory.mktemp('health') / 'scribe.db'}") as world:
        yield world


@pytest.fixture(scope="module")
def server(world: Running) -> Iterator[WebServer]:
    with serving(world.app) as server:
        yield server


@contextmanager
def serving(app: Application) -> Iterator[WebServer]:
    server = WebServer(Health(app).routes(), "127.0.0.1", 0)
    server.start()
    yield server
    server.stop()


def get(server: WebServer, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}", timeout=10) as answer:
            return int(answer.status), answer.read().decode()
    except HTTPError as refused:
        return refused.code, refused.read().decode()


def reasons(server: WebServer) -> list[str]:
    status, body = get(server, "/readyz")
    answer = json.loads(body)
    assert (status == 200) is answer["ready"]
    return list(answer["reasons"])


def test_a_bot_at_work_is_alive_and_ready(server: WebServer) -> None:
    assert get(server, "/healthz") == (200, "ok\n")
    assert reasons(server) == []


def test_before_the_start_it_is_alive_and_not_ready(sqlite_url: str) -> None:
    with emulated() as emulator, serving(application(emulator, sqlite_url)) as server:
        assert get(server, "/healthz")[0] == 200
        assert reasons(server) == ["not connected to Slack"]


def test_without_a_connection_it_is_not_ready_until_there_is_one(world: Running, server: WebServer) -> None:
    world.control.fail("apps.connections.open", times=1000, error="internal_error")
    world.control.cut()
    assert until(lambda: reasons(server) == ["not connected to Slack"], 5)
    world.control.heal()
    assert until(lambda: reasons(server) == [], 10)


def test_a_delivery_that_waits_too_long_is_told_with_its_age(world: Running, server: WebServer) -> None:
    old = Delivery(event_id="Old", kind="message", payload=b"{}", received_at=world.app.clock.now() - 2 * OLDEST)
    with world.app.store.write() as tx:
        tx.inbox.put([old])
        tx.inbox.lease("another process", 1)
    assert [reason[:31] for reason in reasons(server)] == ["the oldest delivery has waited "]
    with world.app.store.write() as tx:
        tx.inbox.void_leases()
    assert until(lambda: reasons(server) == [], 10)


def test_a_database_that_does_not_answer_is_told(sqlite_url: str) -> None:
    with emulated() as emulator, serving(app := application(emulator, sqlite_url)) as server:
        with app.store.write() as tx:
            tx.connection.execute(sa.text("ALTER TABLE inbox RENAME TO away"))
        assert "the database does not answer" in reasons(server)
        assert "scribe_database_up 0.0" in get(server, "/metrics")[1]


def test_the_figures_hold_nothing_that_anybody_wrote(world: Running, server: WebServer) -> None:
    world.say(SECRET)
    world.emulator.workspace.deliver_event("x", {"event_id": SECRET, "event": {"type": SECRET, "text": SECRET}})
    world.settle()
    status, figures = get(server, "/metrics")
    assert status == 200
    assert not [word for word in (SECRET, ADA, OPS, "Checkout") if word in figures]


def test_the_figures_count_deliveries_and_connections(world: Running, server: WebServer) -> None:
    world.settle()
    _, figures = get(server, "/metrics")
    lines = dict(line.rsplit(" ", 1) for line in figures.splitlines() if not line.startswith("#"))
    assert float(lines["scribe_connections"]) == 1
    assert float(lines["scribe_database_up"]) == 1
    assert float(lines["scribe_database_takes_writes"]) == 1
    assert float(lines['scribe_inbox_deliveries{state="done"}']) > 0
    assert float(lines['scribe_outbox_effects{state="dead"}']) == 0


def test_a_port_that_is_taken_is_named(server: WebServer) -> None:
    with pytest.raises(CannotListen, match=f"127.0.0.1:{server.port}"):
        WebServer([], "127.0.0.1", server.port)
