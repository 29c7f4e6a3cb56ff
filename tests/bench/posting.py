"""How many posted messages a second the emulator takes and delivers, beside one bare route that takes the same."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect

from tests.bench.rendering_page import Row

POSTS, CALLERS, ROUNDS = 2000, 8, 5
MIN_RATIO = 0.3
PATIENCE = 60.0
TOKENS = {"chat.postMessage": "xoxb-emulator", "apps.connections.open": "xapp-emulator"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Posting:
    """Posts a second: of the emulator with an app connected, of the same with a browser's tab open, of a bare route."""

    delivered: list[float]
    watched: list[float]
    bare: list[float]

    @property
    def ratio(self) -> float:
        return max(self.delivered) / max(self.bare)


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """Where a server listens, and the channel to post to."""

    url: str
    channel: str

    def request(self, method: str, body: dict[str, str]) -> bytes:
        """A call as it goes over the wire."""
        text = json.dumps(body).encode()
        head = [
            f"POST /api/{method} HTTP/1.1", f"Host: {urlsplit(self.url).netloc}",
            f"Authorization: Bearer {TOKENS[method]}", "Content-Type: application/json",
            f"Content-Length: {len(text)}",
        ]  # fmt: skip
        return "\r\n".join([*head, "", ""]).encode() + text

    def post(self) -> bytes:
        return self.request("chat.postMessage", {"channel": self.channel, "text": "Pool 7: 312 of 400 in use"})


def measure_posting(folder: Path) -> Posting:
    """Measure servers in processes of their own, in turn; the first round of each does not count."""
    delivered: list[float] = []
    watched: list[float] = []
    bare: list[float] = []
    for round_ in range(ROUNDS + 1):
        with _running("emulator") as emulator, _running("bare") as floor:
            rates = [asyncio.run(one) for one in (_delivered(emulator), _delivered(emulator, tabs=1), _bare(floor))]
        for found, rate in zip((delivered, watched, bare), rates, strict=True):
            found += [rate] if round_ else []
    return Posting(delivered=delivered, watched=watched, bare=bare)


def posting_targets(found: Posting) -> Iterator[Row]:
    """Yield the row: what, emulator, floor, ratio, target, whether it is met."""
    yield (
        "The emulator: posts a second, each delivered to one app", f"{max(found.delivered):,.0f}/s",
        f"{max(found.bare):,.0f}/s", f"{found.ratio:.2f}", f"ratio ≥ {MIN_RATIO}", found.ratio >= MIN_RATIO,
    )  # fmt: skip


def posting_part(found: Posting) -> list[str]:
    """Return the lines on the emulator."""
    return [
        "## The emulated workspace",
        "",
        f"{POSTS:,} calls of `chat.postMessage` over {CALLERS} connections, until the app has acknowledged the event",
        "of each. The floor is one Starlette route on the same web server, which reads the same body and answers with",
        "JSON.",
        f"With a browser's tab open, which is told of every message: {max(found.watched):,.0f}/s.",
        f"The best of {ROUNDS} runs each, in turn, since a busy machine disturbs those least. Servers run in processes",
        "of their own.",
        "",
    ]


async def _bare(server: Server) -> float:
    began = time.perf_counter()
    await _post_all(server)
    return POSTS / (time.perf_counter() - began)


async def _delivered(server: Server, *, tabs: int = 0) -> float:
    """Posts a second, from the first to the acknowledgement of the last."""
    async with AsyncExitStack() as kept:
        app = await kept.enter_async_context(connect(await _socket_url(server), max_size=None, proxy=None))
        await app.recv()
        for _ in range(tabs):
            await kept.enter_async_context(_tab(server))
        began = time.perf_counter()
        acknowledging = asyncio.create_task(_acknowledge(app))
        await _post_all(server)
        await asyncio.wait_for(acknowledging, PATIENCE)
        return POSTS / (time.perf_counter() - began)


class _tab:
    """A browser's tab that reads what it is told."""

    def __init__(self, server: Server) -> None:
        self._url = server.url.replace("http://", "ws://", 1) + "ui/live"

    async def __aenter__(self) -> None:
        self._socket = await connect(self._url, max_size=None, proxy=None)
        await self._socket.send('{"id": 1, "do": "enter"}')
        await self._socket.recv()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for _ in self._socket:
            pass

    async def __aexit__(self, *_: object) -> None:
        self._reading.cancel()
        await self._socket.close()


async def _acknowledge(app: ClientConnection) -> None:
    for _ in range(POSTS):
        envelope = json.loads(await app.recv())
        await app.send(json.dumps({"envelope_id": envelope["envelope_id"]}))


async def _socket_url(server: Server) -> str:
    [answer] = await _call(server, server.request("apps.connections.open", {}), 1)
    return str(json.loads(answer)["url"])


async def _post_all(server: Server) -> None:
    request = server.post()
    await asyncio.gather(*(_call(server, request, POSTS // CALLERS) for _ in range(CALLERS)))


async def _call(server: Server, request: bytes, times: int) -> list[bytes]:
    """Send the same request so often over one connection, each after the answer before."""
    to, answers = urlsplit(server.url), []
    reader, writer = await asyncio.open_connection(to.hostname, to.port)
    for _ in range(times):
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        answers.append(await reader.readexactly(length))
        if b'"ok":true' not in answers[-1]:
            raise RuntimeError(f"refused: {answers[-1]!r}")
    writer.close()
    return answers


@contextmanager
def _running(name: str) -> Iterator[Server]:
    command = (sys.executable, "-m", "tests.bench.posting_server", name)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        try:
            yield Server(url=told["url"], channel=told["channel"])
        finally:
            process.kill()
