"""The scheduler: calls functions every so many seconds. It keeps nothing that a restart would miss."""

from collections.abc import Callable
from datetime import UTC

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

log = structlog.get_logger(__name__)


class Ticks:
    """Calls each function at its interval, in threads of its own; one that is still running is not called again."""

    def __init__(self) -> None:
        self._scheduler = BackgroundScheduler(timezone=UTC)

    def every(self, seconds: float, name: str, function: Callable[[], object]) -> None:
        def tick() -> None:
            try:
                function()
            except Exception as error:  # noqa: BLE001  the next tick tries again
                log.error("tick failed", tick=name, error=type(error).__name__)

        self._scheduler.add_job(tick, "interval", seconds=seconds, id=name, max_instances=1, coalesce=True)

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        """Let what runs finish."""
        self._scheduler.shutdown(wait=True)
