"""The far end of Socket Mode: hands out addresses, accepts the sockets and reads what the app sends."""

import asyncio
from itertools import count

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.emulator.errors import SlackError
from bot.emulator.incoming import read_json
from bot.emulator.interactions import Interactions
from bot.emulator.moments import Moment
from bot.emulator.records import Json
from bot.emulator.socketmode import MAX_CONNECTIONS, Connection, SocketMode
from bot.emulator.transports import drop, forget, freeze


class Link:
    """Serves `/link` under the workspace's lock; each address that it hands out opens one socket."""

    def __init__(self, socket: SocketMode, interactions: Interactions) -> None:
        self.socket = socket
        self.interactions = interactions
        self._tickets: set[str] = set()
        self._numbers = count(1)

    def new_url(self) -> Json:
        """The answer of `apps.connections.open`; SlackError where there are as many sockets as an app may have."""
        if len(self.socket.connections) >= MAX_CONNECTIONS:
            raise SlackError("too_many_websockets")
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        stem = self.socket.ws.base_url.replace("http://", "ws://", 1)
        return {"url": f"{stem}link/?ticket={ticket}&app_id={self.socket.ws.app_id}"}

    async def endpoint(self, websocket: WebSocket) -> None:
        """Carry one connection until either side ends it."""
        ticket = websocket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await websocket.close(code=1008)
            return
        self._tickets.discard(ticket)
        await websocket.accept()
        connection = Connection(lambda: drop(websocket.scope), lambda: freeze(websocket.scope))
        self.socket.opened(connection)
        writer = asyncio.create_task(self._write(websocket, connection))
        try:
            while True:
                self._received(await websocket.receive_text())
        except (WebSocketDisconnect, RuntimeError):
            # Starlette raises RuntimeError when the writer has closed the socket under the reader.
            connection.is_leaving = True
        finally:
            self.socket.closed(connection)
            writer.cancel()
            forget(websocket.scope)

    def _received(self, text: str) -> None:
        try:
            frame = read_json(text)
        except ValueError:
            return
        if not isinstance(frame, dict) or "envelope_id" not in frame or self.socket.cuts_at(Moment.ACKNOWLEDGING):
            return
        if self.socket.ack_delay:
            asyncio.get_running_loop().call_later(self.socket.ack_delay, self._acknowledged, frame)
        else:
            self._acknowledged(frame)

    def _acknowledged(self, frame: Json) -> None:
        envelope = self.socket.acknowledge(frame)
        if envelope is not None and envelope.kind != "events_api":
            self.interactions.answered(envelope)

    async def _write(self, websocket: WebSocket, connection: Connection) -> None:
        while True:
            frame = await connection.outbox.get()
            if connection.is_frozen:
                continue
            if frame is None:
                await websocket.close(code=1000)
                return
            try:
                await websocket.send_text(frame)
            except (WebSocketDisconnect, RuntimeError):
                connection.is_leaving = True
                return
