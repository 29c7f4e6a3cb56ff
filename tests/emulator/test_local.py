"""Who is let in, by the name that was asked for and the page that asked."""

import pytest
from starlette.requests import HTTPConnection

from bot.emulator.local import Guard, is_loopback


def _asked(host: str, origin: str | None = None) -> HTTPConnection:
    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin else [])
    return HTTPConnection({"type": "http", "headers": headers})


@pytest.mark.parametrize(
    ("host", "origin", "is_allowed"),
    [
        ("127.0.0.1:8800", None, True),
        ("localhost:8800", "http://localhost:8800", True),
        ("localhost:8800", "http://localhost:9999", False),
        ("127.0.0.1:8800", "http://evil.example", False),
        ("127.0.0.1:8800", "null", False),
        ("evil.example:8800", "http://evil.example:8800", False),
        ("192.168.1.7:8800", None, False),
        ("", None, False),
        ("[", None, False),
        ("127.0.0.1:8800", "http://[", False),
    ],
)
def test_this_machine_alone_is_let_in(host: str, origin: str | None, is_allowed: bool) -> None:
    assert Guard.of("127.0.0.1").allows(_asked(host, origin)) is is_allowed


@pytest.mark.parametrize(
    ("host", "origin", "is_allowed"),
    [
        ("192.168.1.7:8800", "http://192.168.1.7:8800", True),
        ("192.168.1.7:8800", "http://evil.example", False),
        ("evil.example:8800", "http://evil.example:8800", False),
    ],
)
def test_opened_to_others_it_still_knows_its_own_pages(host: str, origin: str, is_allowed: bool) -> None:
    assert Guard.of("0.0.0.0").allows(_asked(host, origin)) is is_allowed


@pytest.mark.parametrize(
    ("host", "is_it"), [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
                        ("0.0.0.0", False), ("workshop.example", False)],
)  # fmt: skip
def test_loopback_is_known(host: str, is_it: bool) -> None:
    assert is_loopback(host) is is_it
