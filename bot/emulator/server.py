"""The web server in its own thread: Web API, Socket Mode, uploads, response URLs and control, on loopback."""

import asyncio
import socket
import threading
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.emulator.transports import TrackedProtocol

START_TIMEOUT = 10.0


class ServerThread:
    """Runs an ASGI app on one address. `port` is known before the server answers; OSError where it is taken."""

    def __init__(self, routes: list[BaseRoute], *, host: str = "127.0.0.1", port: int) -> None:
        # Only where the protocol is named does asyncio switch off Nagle's algorithm, which costs 40 ms an answer.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._socket.bind((host, port))
        except OSError:
            self._socket.close()
            raise
        self.port = int(self._socket.getsockname()[1])
        config = uvicorn.Config(
            Starlette(routes=routes),
            http=TrackedProtocol,
            ws="websockets-sansio",
            ws_per_message_deflate=False,
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._ready = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, name="emulator", daemon=True)

    def start(self) -> asyncio.AbstractEventLoop:
        """Start, and return the running loop; TimeoutError when it does not come up."""
        self._socket.listen(128)
        self._thread.start()
        if not self._ready.wait(START_TIMEOUT) or self.loop is None:
            raise TimeoutError("the emulator did not start")
        return self.loop

    @property
    def thread_id(self) -> int:
        """The thread that the loop runs in, as `threading.get_ident` names it; 0 before the start."""
        return self._thread.ident or 0

    def stop(self, before: Callable[[], None]) -> None:
        """Call `before` (which ends what is open), then stop and wait for the thread."""
        if not self._thread.is_alive():
            self._socket.close()
            return
        before()
        self._server.should_exit = True
        self._thread.join(START_TIMEOUT)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.loop.call_soon(self._ready.set)
        await self._server.serve(sockets=[self._socket])
