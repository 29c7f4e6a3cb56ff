"""The emulator as one object: a Slack workspace on 127.0.0.1 that a real Slack SDK talks to."""

import asyncio
from types import TracebackType

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route, WebSocketRoute

from bot.emulator.api.dispatch import WebApi
from bot.emulator.clock import Clock, MovableClock, SystemClock
from bot.emulator.control import Control
from bot.emulator.control.over_http import ControlOverHttp
from bot.emulator.faults import Faults
from bot.emulator.http_mode import HttpMode
from bot.emulator.installing import InstallPage
from bot.emulator.interactions import Interactions
from bot.emulator.link import Link
from bot.emulator.local import Guard, Walled
from bot.emulator.manifest import Manifest
from bot.emulator.oauth import OAuth
from bot.emulator.records import Json
from bot.emulator.scheduled import watch
from bot.emulator.server import ServerThread
from bot.emulator.socketmode import SocketMode
from bot.emulator.tickets import Tickets
from bot.emulator.tokens import Tokens
from bot.emulator.ui.routes import Ui
from bot.emulator.web import SideRoutes
from bot.emulator.workspace import Workspace


class Emulator:
    """A workspace with one app installed, as its manifest asks. A context manager.

    `clock` gives the times of messages; deadlines (`ack_timeout`, `redelivery_delays`, `trigger_lifetime`)
    are in seconds of real time. With `rate_limits` calls are refused with 429 where Slack would.
    `host` is where it listens: beyond loopback everybody who reaches it may act as anybody. OSError for a taken port.
    """

    def __init__(
        self,
        manifest: Json,
        *,
        clock: Clock | None = None,
        port: int = 0,
        team_id: str = "T0000SCRIBE",
        team_domain: str = "example",
        bot_name: str = "scribe",
        ack_timeout: float = 3.0,
        redelivery_delays: tuple[float, ...] = (3.0, 60.0, 300.0),
        trigger_lifetime: float = 3.0,
        rate_limits: bool = False,
        host: str = "127.0.0.1",
    ) -> None:
        self.bot_token, self.app_token = "xoxb-emulator", "xapp-emulator"
        self.workspace = ws = Workspace(
            manifest=Manifest.from_dict(manifest),
            clock=MovableClock(clock or SystemClock()),
            team_id=team_id,
            domain=team_domain,
            bot_name=bot_name,
        )
        self._socket = SocketMode(ws, ack_timeout=ack_timeout, redelivery_delays=redelivery_delays)
        ws.deliver_event = self._socket.send_event
        tickets = Tickets(ws, trigger_lifetime=trigger_lifetime)
        interactions = Interactions(ws, self._socket, tickets)
        tokens = Tokens(ws, self.bot_token, self.app_token)
        self.credentials, self.signing_secret = tokens.credentials, tokens.credentials.signing_secret
        oauth = OAuth(ws, tokens)
        faults = Faults()
        faults.limits.switch(rate_limits)
        self.control = Control(ws, self._socket, tickets, interactions, faults, tokens)
        guard = Guard.of(host)
        self.ui = Ui(ws, self.control, manifest, guard)
        self._http = HttpMode(self._socket, interactions, self.signing_secret)
        link = Link(self._socket, interactions)
        api = WebApi(ws, tickets, faults, link, tokens, oauth)
        side = SideRoutes(ws, tickets, faults, tokens)
        self._server = ServerThread(self._routes(api, link, side, InstallPage(ws, oauth, guard)), host=host, port=port)
        ws.base_url = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{self._server.port}/"

    def _routes(self, api: WebApi, link: Link, side: SideRoutes, page: InstallPage) -> list[BaseRoute]:
        control = ControlOverHttp(self.control)
        walls = [Middleware(Walled, guard=page.guard)]
        return [
            Route("/api/{method:str}", api.endpoint, methods=["GET", "POST"], middleware=walls),
            WebSocketRoute("/link/", link.endpoint, middleware=walls),
            Route("/response/{token:str}", side.response, methods=["POST"], middleware=walls),
            Route("/upload/{file_id:str}", side.upload, methods=["POST"], middleware=walls),
            Route("/files/{file_id:str}/{name:path}", side.download, methods=["GET"], middleware=walls),
            *self.ui.routes(side.login),
            Route("/oauth/v2/authorize", page.show, methods=["GET"]),
            Route("/oauth/v2/authorize", page.answer, methods=["POST"]),
            Route("/control/{verb:str}", control.endpoint, methods=["POST"]),
        ]

    @property
    def api_url(self) -> str:
        """The Web API's address, for `WebClient(base_url=…)`."""
        return f"{self.workspace.base_url}api/"

    @property
    def bot_user_id(self) -> str:
        return self.workspace.bot.id

    @property
    def bot_id(self) -> str:
        return self.workspace.bot_id

    @property
    def app_id(self) -> str:
        return self.workspace.app_id

    def start(self) -> None:
        """Start serving; TimeoutError when the server does not come up."""
        self._socket.loop = loop = self._server.start()
        self._socket.thread = self._server.thread_id
        self._watch = asyncio.run_coroutine_threadsafe(watch(self.workspace), loop)

    def deliver_to(self, url: str) -> None:
        """Post to this request URL from now on, instead of over sockets; Refused where it fails the challenge."""
        self._http.deliver_to(url)

    def sign(self, moment: int, body: str) -> str:
        """Slack's signature of a body posted at `moment` (seconds since 1970)."""
        return self._http.sign(str(moment), body)

    def stop(self) -> None:
        """Drop the connections and stop serving."""
        self._server.stop(self._socket.cut)
        self._socket.loop = None

    def __enter__(self) -> "Emulator":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
