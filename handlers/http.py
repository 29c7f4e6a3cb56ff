"""HTTP mode: the routes that Slack posts to. Nothing is read, let alone stored, before its signature is checked."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import structlog
from slack_bolt import BoltResponse
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.clock import Clock
from handlers.door import Door

PATH = "/slack/events"
LARGEST_BODY = 4_000_000  # bytes; Slack's own payloads stay far below
OLDEST_SECONDS = 300
NOT_EVENTS = ("url_verification", "ssl_check")

log = structlog.get_logger(__name__)


class SlackRoutes:
    """Events, commands and interactions, all at one address, each worked on by a thread of the door's."""

    def __init__(self, door: Door, signing_secret: str, clock: Clock) -> None:
        self._door = door
        self._secret = signing_secret.encode()
        self._clock = clock

    def routes(self) -> list[BaseRoute]:
        return [Route(PATH, self._endpoint, methods=["POST"])]

    async def _endpoint(self, request: Request) -> Response:
        """401: not signed by Slack, or long ago. 5xx: not stored, so Slack delivers again."""
        raw = await _read(request)
        if raw is None:
            return Response(status_code=413)
        if not self._is_signed(raw, request.headers):
            log.warning("refused a request that slack did not sign")
            return Response("invalid signature", status_code=401)
        try:
            body, is_event = parse(raw, request.headers.get("content-type", ""))
        except (ValueError, RecursionError):  # nested deeper than anything that Slack sends
            return Response("not readable", status_code=400)
        return await self._through_the_door(body, request.headers, is_event=is_event)

    async def _through_the_door(self, body: Any, headers: Mapping[str, str], *, is_event: bool) -> Response:
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[BoltResponse] = loop.create_future()

        def answer(response: BoltResponse) -> None:
            loop.call_soon_threadsafe(_set, answered, response)

        if not self._door.take(body, _retry(headers), answer, is_event=is_event):
            return Response("stopping", status_code=503)
        response = await answered
        return Response(response.body or "", response.status, headers=response.first_headers_without_set_cookie())

    def _is_signed(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        """Whether Slack signed this within the last five minutes."""
        moment = headers.get("x-slack-request-timestamp", "")
        if not (moment.isascii() and moment.isdigit() and len(moment) < 16):
            return False
        signature = hmac.new(self._secret, b"v0:%s:%s" % (moment.encode(), raw), hashlib.sha256).hexdigest()
        given = headers.get("x-slack-signature", "").encode()
        is_fresh = abs(self._clock.now().timestamp() - int(moment)) <= OLDEST_SECONDS
        return hmac.compare_digest(f"v0={signature}".encode(), given) and is_fresh


def parse(raw: bytes, content_type: str) -> tuple[Any, bool]:
    """Return (payload, whether the Events API sent it); ValueError where it cannot be read.

    Events are JSON; interactions a form with JSON in `payload`; commands a form.
    """
    if content_type.startswith("application/json"):
        body = json.loads(raw)
        return body, not (isinstance(body, dict) and body.get("type") in NOT_EVENTS)
    form = dict(parse_qsl(raw.decode("utf-8"), keep_blank_values=True))
    body = json.loads(form["payload"]) if "payload" in form else form
    if not isinstance(body, dict):
        raise ValueError("no object")
    return body, False


async def _read(request: Request) -> bytes | None:
    """Return the body; None where it is larger than anything that Slack sends, or the sender went away."""
    parts, size = [], 0
    try:
        async for part in request.stream():
            parts.append(part)
            size += len(part)
            if size > LARGEST_BODY:
                return None
    except ClientDisconnect:
        return None
    return b"".join(parts)


def _set(answered: "asyncio.Future[BoltResponse]", response: BoltResponse) -> None:
    if not answered.done():  # Slack no longer waits for it
        answered.set_result(response)


def _retry(headers: Mapping[str, str]) -> dict[str, str]:
    names = ("x-slack-retry-num", "x-slack-retry-reason")
    return {name: headers[name] for name in names if name in headers}
