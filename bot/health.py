"""Health and metrics over HTTP: whether the process lives, whether it is ready and why not, and what it counts."""

from datetime import timedelta

from prometheus_client import CollectorRegistry, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.app import Application
from bot.metrics import Figures
from bot.storage import StoreUnavailable

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
OLDEST = timedelta(seconds=60)  # of what waits in the inbox


class Health:
    """Looks at a running application each time it is asked. Nothing here quotes a message or names a person."""

    def __init__(self, application: Application) -> None:
        self._app = application
        self._registry = CollectorRegistry()
        self._registry.register(Figures(application))

    def routes(self) -> list[BaseRoute]:
        # Plain functions run in threads: a database that hangs holds up nobody else.
        return [
            Route("/healthz", self.healthz), Route("/readyz", self.readyz), Route("/metrics", self.metrics),
        ]  # fmt: skip

    def healthz(self, request: Request) -> Response:
        """500 where a thread that must live has ended: only a restart helps."""
        if self._app.is_alive:
            return PlainTextResponse("ok\n")
        return PlainTextResponse("a worker thread has ended\n", status_code=500)

    def readyz(self, request: Request) -> Response:
        """503 with the reasons where something is in the way."""
        reasons = self.reasons()
        return JSONResponse({"ready": not reasons, "reasons": reasons}, status_code=503 if reasons else 200)

    def metrics(self, request: Request) -> Response:
        return Response(generate_latest(self._registry), media_type=CONTENT_TYPE)

    def reasons(self) -> list[str]:
        """Return why nobody should rely on this process now; empty where all is well."""
        way_in = self._app.way_in
        found = [] if way_in is not None and way_in.connected else ["not connected to Slack"]
        try:
            with self._app.store.read() as tx:
                oldest = tx.inbox.oldest_waiting_at()
        except StoreUnavailable:
            return [*found, "the database does not answer"]
        found += [] if self._app.store.takes_writes else ["the database takes no writes"]
        age = self._app.clock.now() - oldest if oldest else timedelta()
        return [*found, f"the oldest delivery has waited {age.total_seconds():.0f} s"] if age > OLDEST else found
