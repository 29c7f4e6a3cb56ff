"""The token goes to Slack's own hosts and nowhere else."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bot.slack.client import web_client
from bot.slack.files import fetch_bytes, is_slacks
from bot.slack.gateway import SlackGateway
from bot.usecases.ports import SlackError

SLACK = "https://slack.com/api/"


@pytest.mark.parametrize("address", ["https://files.slack.com/files-pri/T1-F1/a.png", "https://slack.com/a"])
def test_slacks_hosts_are_slacks(address: str) -> None:
    assert is_slacks(address, SLACK)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/a.png", "https://evilslack.com/a", "https://slack.com.evil.example/a",
        "http://files.slack.com/a", "https://files.slack.com:8443/a", "https://slack.com@evil.example/",
        "https://evil.example\\@slack.com/", "https://user@slack.com/", "ftp://slack.com/a", "file:///etc/passwd",
        "https:///a", "", "https://slack.com:x/",
    ],
)  # fmt: skip
def test_any_other_address_is_not(address: str) -> None:
    assert not is_slacks(address, SLACK)


class _Elsewhere(BaseHTTPRequestHandler):
    """Sends whoever asks for `/away` on to `/here`, and notes what each shows."""

    shown: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        self.shown.append((self.path, self.headers.get("Authorization")))
        self.send_response(302 if self.path == "/away" else 200)
        self.send_header("Location", "/here")
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"bytes")

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """A server that is not Slack: its address, and what it was shown."""
    _Elsewhere.shown = []
    server = HTTPServer(("127.0.0.1", 0), _Elsewhere)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", _Elsewhere.shown
    server.shutdown()
    server.server_close()


def test_no_other_host_is_shown_the_token(elsewhere: tuple[str, list[tuple[str, str | None]]]) -> None:
    address, shown = elsewhere
    with pytest.raises(SlackError, match="foreign_address"):
        SlackGateway(web_client("xoxb-1", SLACK)).download(f"{address}a.png", 1000)
    assert shown == []


def test_a_redirect_is_not_followed(elsewhere: tuple[str, list[tuple[str, str | None]]]) -> None:
    address, shown = elsewhere
    with pytest.raises(SlackError, match="login_page"):
        fetch_bytes(f"{address}away", "xoxb-1", 1000)
    assert [path for path, _ in shown] == ["/away"]


def test_no_more_is_read_than_asked_for(elsewhere: tuple[str, list[tuple[str, str | None]]]) -> None:
    with pytest.raises(SlackError, match="too_large"):
        fetch_bytes(elsewhere[0], "xoxb-1", 4)


def test_bytes_within_the_limit_are_returned(elsewhere: tuple[str, list[tuple[str, str | None]]]) -> None:
    assert fetch_bytes(elsewhere[0], "xoxb-1", 5) == b"bytes"
