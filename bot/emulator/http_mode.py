"""Delivery over HTTP: each envelope is posted to the app's request URL, signed, instead of sent over a socket."""

import asyncio
import hashlib
import hmac
import http.client
import json
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit, urlunsplit

from bot.emulator.clock import microseconds
from bot.emulator.errors import Refused
from bot.emulator.interactions import Interactions
from bot.emulator.records import Json
from bot.emulator.socketmode import Connection, SocketMode

THREADS = 32
TIMEOUT = 3.0
FORM = "application/x-www-form-urlencoded"


class Answer(NamedTuple):
    """What the app answered; `is_final` where it wants no second delivery."""

    status: int
    text: str
    content_type: str
    is_final: bool


class HttpMode:
    """Posts what it is given to one URL; to the hub it is a connection like any other."""

    def __init__(self, socket: SocketMode, interactions: Interactions, signing_secret: str) -> None:
        self.socket = socket
        self.interactions = interactions
        self.signing_secret = signing_secret

    def deliver_to(self, url: str) -> None:
        """Verify the URL as Slack does when it is entered, and post to it from now on; Refused where it fails."""
        challenge = json.dumps({"type": "url_verification", "token": "verification-token", "challenge": "3eZbrw1aB"})
        answer = self._post(url, challenge, "application/json", {})
        if answer.status != 200 or "3eZbrw1aB" not in answer.text:
            raise Refused(f"the request URL did not answer the challenge (HTTP {answer.status})")
        if self.socket.loop is None:
            raise Refused("the emulator is not running")
        asyncio.run_coroutine_threadsafe(self._serve(url), self.socket.loop)
        self.socket.wait_for(lambda: bool(self.socket.connections), TIMEOUT)

    async def _serve(self, url: str) -> None:
        ended = asyncio.Event()
        connection = Connection(ended.set)
        pool = ThreadPoolExecutor(THREADS, thread_name_prefix="emulator-http")
        self.socket.opened(connection)
        until = asyncio.create_task(ended.wait())
        while not ended.is_set():
            frame = asyncio.create_task(connection.outbox.get())
            await asyncio.wait((frame, until), return_when=asyncio.FIRST_COMPLETED)
            if frame.done() and (text := frame.result()) is not None:
                pool.submit(self._deliver, url, json.loads(text))
            frame.cancel()
        self.socket.closed(connection)
        pool.shutdown(wait=False)

    def _deliver(self, url: str, frame: Json) -> None:
        if "envelope_id" not in frame:  # hello and disconnect are of Socket Mode only
            return
        body, content_type = _encoded(frame)
        answer = self._post(url, body, content_type, _retry_headers(frame))
        if not 200 <= answer.status < 300:
            self._refused(str(frame["envelope_id"]), answer)
            return
        answer_frame = {"envelope_id": frame["envelope_id"]}
        payload = _payload(answer)
        envelope = self.socket.acknowledge(answer_frame | ({"payload": payload} if payload else {}))
        if envelope is not None and envelope.kind != "events_api":
            self.interactions.answered(envelope)

    def _refused(self, envelope_id: str, answer: Answer) -> None:
        """An event comes again, unless the app said no; whoever waits for something else is told."""
        reason = "http_error" if answer.status else "connection_failed"
        envelope = self.socket.refused(envelope_id, reason, again=not answer.is_final)
        if envelope is not None:
            self.interactions.failed(envelope, _words(answer.status))

    def _post(self, url: str, body: str, content_type: str, headers: dict[str, str]) -> Answer:
        """What the app answers; status 0 where it cannot be reached or does not answer."""
        moment = str(microseconds(self.socket.ws.clock.now()) // 1_000_000)
        signed = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": moment,
            "X-Slack-Signature": self.sign(moment, body),
        }
        to = urlsplit(url)
        place = urlunsplit(("", "", to.path or "/", to.query, ""))
        connection = http.client.HTTPConnection(to.hostname or "", to.port, timeout=TIMEOUT)
        try:
            connection.request("POST", place, body.encode(), signed | headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
            is_final = response.getheader("X-Slack-No-Retry") == "1"
            return Answer(response.status, text, response.getheader("Content-Type") or "", is_final)
        except (OSError, http.client.HTTPException):
            return Answer(0, "", "", False)
        finally:
            connection.close()

    def sign(self, moment: str, body: str) -> str:
        """Slack's signature of a body sent at `moment` (whole seconds since 1970)."""
        basis = f"v0:{moment}:{body}".encode()
        return f"v0={hmac.new(self.signing_secret.encode(), basis, hashlib.sha256).hexdigest()}"


def _encoded(frame: Json) -> tuple[str, str]:
    """Return (body, content type) as Slack encodes each kind."""
    if frame["type"] == "events_api":
        return json.dumps(frame["payload"]), "application/json"
    if frame["type"] == "slash_commands":
        return urlencode(frame["payload"]), FORM
    return urlencode({"payload": json.dumps(frame["payload"])}), FORM


def _payload(answer: Answer) -> Json:
    """What an acknowledgement says; text that is no JSON is said to whoever waits."""
    if "json" not in answer.content_type:
        return {"text": answer.text} if answer.text else {}
    try:
        found = json.loads(answer.text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _words(status: int) -> str:
    """The error that a person is shown."""
    if not status:
        return "dispatch_failed"
    return "http_client_error" if status < 500 else "http_service_error"


def _retry_headers(frame: Json) -> dict[str, str]:
    if not frame.get("retry_attempt"):
        return {}
    reason = str(frame["retry_reason"])
    over_http = "http_timeout" if reason == "timeout" else reason
    return {"X-Slack-Retry-Num": str(frame["retry_attempt"]), "X-Slack-Retry-Reason": over_http}
