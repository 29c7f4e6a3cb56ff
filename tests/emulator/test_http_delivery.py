"""The Events API over HTTP: signed, retried as Slack retries, and what a person sees when the app refuses."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.emulator import Emulator, Refused
from tests.emulator.world import Cast, people, wide_manifest


class App:
    """An app's request URL: `answers` holds (status, headers, body) for the next requests, 200 for all others."""

    def __init__(self) -> None:
        self.requests: list[tuple[dict[str, str], str]] = []
        self.answers: list[tuple[int, dict[str, str], str]] = []
        self.challenges = True
        self.came = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}/slack/events"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        app = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                status, headers, text = app.answer(dict(self.headers), body)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: Any) -> None:
                pass

        return Handler

    def answer(self, headers: dict[str, str], body: str) -> tuple[int, dict[str, str], str]:
        if '"url_verification"' in body:
            return 200, {}, json.loads(body)["challenge"] if self.challenges else "no"
        with self.came:
            self.requests.append((headers, body))
            self.came.notify_all()
            return self.answers.pop(0) if self.answers else (200, {}, "")

    def wait(self, count: int) -> list[tuple[dict[str, str], str]]:
        with self.came:
            assert self.came.wait_for(lambda: len(self.requests) >= count, 5)
            return list(self.requests)

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def app() -> Iterator[App]:
    running = App()
    yield running
    running.stop()


@pytest.fixture
def over_http(app: App) -> Iterator[tuple[Emulator, Cast]]:
    with Emulator(wide_manifest(), redelivery_delays=(0.1, 0.1, 0.1), ack_timeout=0.1) as emulator:
        cast = people(emulator.control, emulator.bot_user_id)
        emulator.deliver_to(app.url)
        yield emulator, cast


def test_every_request_is_signed(app: App, over_http: tuple[Emulator, Cast]) -> None:
    emulator, cast = over_http
    emulator.control.say(cast.ada, cast.ops, "down")
    [(headers, body)] = app.wait(1)
    lower = {name.casefold(): value for name, value in headers.items()}
    assert SignatureVerifier(emulator.signing_secret).is_valid_request(body, lower)


def test_an_event_that_is_refused_comes_again_and_says_why(app: App, over_http: tuple[Emulator, Cast]) -> None:
    emulator, cast = over_http
    app.answers = [(500, {}, "")]
    emulator.control.say(cast.ada, cast.ops, "down")
    (first, body), (second, again) = app.wait(2)
    assert body == again
    assert "X-Slack-Retry-Num" not in first
    assert (second["X-Slack-Retry-Num"], second["X-Slack-Retry-Reason"]) == ("1", "http_error")


def test_an_event_comes_four_times_at_most(app: App, over_http: tuple[Emulator, Cast]) -> None:
    emulator, cast = over_http
    app.answers = [(500, {}, "")] * 10
    emulator.control.say(cast.ada, cast.ops, "down")
    assert emulator.control.wait_until(lambda: emulator.control.lost() == 1, 5)
    assert len(app.requests) == 4


def test_an_app_may_ask_for_no_retry(app: App, over_http: tuple[Emulator, Cast]) -> None:
    emulator, cast = over_http
    app.answers = [(500, {"X-Slack-No-Retry": "1"}, "")]
    emulator.control.say(cast.ada, cast.ops, "down")
    assert emulator.control.wait_until(lambda: emulator.control.lost() == 1, 5)
    assert len(app.requests) == 1


@pytest.mark.parametrize(("status", "error"), [(500, "http_service_error"), (404, "http_client_error")])
def test_a_command_that_is_refused_says_so_at_once(
    app: App, over_http: tuple[Emulator, Cast], status: int, error: str
) -> None:
    emulator, cast = over_http
    app.answers = [(status, {}, "")]
    assert emulator.control.command(cast.ada, cast.ops, "/incident").error == error
    assert len(app.requests) == 1


def test_a_command_is_answered_in_plain_text(app: App, over_http: tuple[Emulator, Cast]) -> None:
    emulator, cast = over_http
    app.answers = [(200, {"Content-Type": "text/plain"}, "Noted.")]
    assert emulator.control.command(cast.ada, cast.ops, "/incident").text == "Noted."


def test_an_answer_that_is_no_json_acknowledges_and_says_nothing(app: App, over_http: tuple[Emulator, Cast]) -> None:
    emulator, cast = over_http
    app.answers = [(200, {"Content-Type": "application/json"}, "{")]
    outcome = emulator.control.command(cast.ada, cast.ops, "/incident")
    assert (outcome.acknowledged, outcome.text) == (True, "")


def test_an_address_that_fails_the_challenge_is_refused(app: App) -> None:
    app.challenges = False
    with Emulator({}) as emulator, pytest.raises(Refused, match="challenge"):
        emulator.deliver_to(app.url)
