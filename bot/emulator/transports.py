"""The TCP connections behind the requests, so that one can be dropped without an answer."""

import asyncio
from collections.abc import Mapping
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

Ends = tuple[Any, Any]  # the client's and the server's (host, port)
_open: dict[Ends, asyncio.Transport] = {}


class TrackedProtocol(H11Protocol):
    """uvicorn's HTTP protocol, remembering each transport by its two ends."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        _open[self.client, self.server] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        _open.pop((self.client, self.server), None)
        super().connection_lost(exc)


def forget(scope: Mapping[str, Any]) -> None:
    """Stop tracking a connection that became a WebSocket, whose end the HTTP protocol does not hear of."""
    _open.pop((scope["client"], scope["server"]), None)


def freeze(scope: Mapping[str, Any]) -> None:
    """Read nothing more from a connection, as when the far end is gone and nobody has said so."""
    transport = _open.get((scope["client"], scope["server"]))
    if transport is not None:
        transport.pause_reading()


def drop(scope: Mapping[str, Any]) -> None:
    """Abort the connection that a request or a WebSocket came over."""
    transport = _open.pop((scope["client"], scope["server"]), None)
    if transport is not None:
        transport.abort()
