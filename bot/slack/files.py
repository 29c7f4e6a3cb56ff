"""Sends and fetches the bytes of files, at the addresses that Slack gives for them."""

import time
from email.message import Message
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener, urlopen

from bot.usecases.ports import SlackError

TIMEOUT = 30
PIECE = 1 << 16


def send_bytes(address: str, content: bytes) -> None:
    """POST `content` to `address`; raises `urllib.error.HTTPError` or OSError where it does not arrive."""
    if urlsplit(address).scheme not in ("http", "https"):
        raise OSError("an upload address that is no web address")
    headers = {"Content-Type": "application/octet-stream"}
    with urlopen(Request(address, data=content, headers=headers, method="POST"), timeout=TIMEOUT):
        return


def is_slacks(address: str, api_url: str) -> bool:
    """Whether `address` is of the host of the Web API or of one below it, by the same scheme and port."""
    try:
        there, api = urlsplit(address), urlsplit(api_url)
        if there.port != api.port or there.hostname is None or api.hostname is None:
            return False
    except ValueError:  # a port that is no number
        return False
    is_plain = not set("@\\") & set(there.netloc)
    is_below = there.hostname == api.hostname or there.hostname.endswith(f".{api.hostname}")
    return is_plain and is_below and there.scheme == api.scheme


def fetch_bytes(address: str, token: str, limit: int) -> bytes:
    """GET the bytes at `address`, showing the token there and nowhere else.

    Raises:
        SlackError: "too_large" beyond `limit` bytes; "login_page" where Slack shows one, as it does to a token
            that lacks a scope; "http_404" and the like. Permanent but for trouble of the network or the server.
    """
    request = Request(address, headers={"Authorization": f"Bearer {token}"})
    deadline = time.monotonic() + TIMEOUT
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIMEOUT) as answer:
            if answer.headers.get_content_type() == "text/html":
                raise SlackError("login_page", is_permanent=True)
            return _read(answer, limit, deadline)
    except HTTPError as refused:
        raise _failed(refused) from refused
    except (HTTPException, OSError) as lost:
        raise SlackError(f"connection: {type(lost).__name__}") from lost


class _NoRedirect(HTTPRedirectHandler):
    """Whoever is redirected to gets no token, and what they say is no file."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str) -> None:
        return None


def _read(answer: Any, limit: int, deadline: float) -> bytes:
    content = bytearray()
    while piece := answer.read1(PIECE):
        content += piece
        if len(content) > limit:
            raise SlackError("too_large", is_permanent=True)
        if time.monotonic() > deadline:
            raise SlackError("connection: too slow")
    if answer.length:  # what was announced and did not come
        raise SlackError("connection: cut short")
    return bytes(content)


def _failed(refused: HTTPError) -> SlackError:
    if refused.code in (301, 302, 303, 307, 308):
        return SlackError("login_page", is_permanent=True)
    if refused.code == 429:
        return SlackError("ratelimited", retry_after=float(refused.headers.get("Retry-After") or 1))
    return SlackError(f"http_{refused.code}", is_permanent=refused.code < 500)
