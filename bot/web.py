"""A web server in a thread: Slack's requests in HTTP mode, and health and metrics."""

import asyncio
import socket
import threading

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

STOP_SECONDS = 10.0


class CannotListen(Exception):
    """The address cannot be listened on; the message names it and says why."""


class WebServer:
    """Serves `routes` from `start` to `stop`. Port 0 is any free one; `port` says which."""

    def __init__(self, routes: list[BaseRoute], host: str, port: int) -> None:
        self._socket = _listening(host, port)
        self.host = host
        self.port = int(self._socket.getsockname()[1])
        config = uvicorn.Config(
            Starlette(routes=routes), lifespan="off", log_config=None, log_level="error", access_log=False,
            server_header=False, timeout_graceful_shutdown=int(STOP_SECONDS),
        )  # fmt: skip
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name="web", daemon=True)

    def start(self) -> None:
        """Serve from now on; what came before has waited."""
        self._thread.start()

    @property
    def is_serving(self) -> bool:
        return self._thread.is_alive() and self._server.started

    def stop(self) -> None:
        """Answer what is being worked on, and stop listening."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(STOP_SECONDS)
        self._socket.close()

    def _run(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as refused:
        raise CannotListen(f"Cannot listen on {host}:{port}: {refused.strerror}.") from refused
