"""The user interface as one part: what the emulator serves to browsers."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from bot.emulator.control import Control
from bot.emulator.local import Guard
from bot.emulator.records import Json
from bot.emulator.ui.assets import Assets
from bot.emulator.ui.live import Live
from bot.emulator.ui.tab import Offer
from bot.emulator.ui.uploading import FileRoutes
from bot.emulator.workspace import Workspace

Answer = Callable[[Request], Awaitable[Response]]


class Ui:
    """The workspace's page; `subcommands` of each command are what an app may have the composer suggest."""

    def __init__(self, ws: Workspace, control: Control, manifest: Json, guard: Guard) -> None:
        features = manifest.get("features", {})
        self.subcommands: dict[str, list[Json]] = {}
        offer = Offer(
            commands=[_command(one) for one in features.get("slash_commands", ())],
            shortcuts=[dict(one) for one in features.get("shortcuts", ())],
            subcommands=self.subcommands,
        )
        self._assets = Assets(guard)
        self._files = FileRoutes(ws, control, guard)
        self._live = Live(ws, control, offer, guard)

    def routes(self, login: Answer) -> list[BaseRoute]:
        """The routes; `login` answers at the root where somebody was sent there from elsewhere (`?redir=`)."""

        async def root(request: Request) -> Response:
            return await (login(request) if "redir" in request.query_params else self._assets.page(request))

        return [
            Route("/", root, methods=["GET"]),
            WebSocketRoute("/ui/live", self._live.endpoint),
            Route("/ui/file", self._files.take, methods=["POST"]),
            Route("/ui/file/{file_id:str}", self._files.give, methods=["GET"]),
            Route("/ui/{path:path}", self._assets.file, methods=["GET"]),
        ]


def _command(one: Json) -> Json:
    return {name: one.get(name, "") for name in ("command", "description", "usage_hint")}
