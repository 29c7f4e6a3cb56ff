"""A workspace with a connected app whose answers each test sets, for tests in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.emulator import Emulator
from tests.emulator.stage import Stage
from tests.emulator.world import Hand, close, connect, wide_manifest
from tests.faults.running import until

__all__ = ["Stage", "staged", "told"]


@contextmanager
def staged() -> Iterator[Stage]:
    """The stage, at noon of a certain Saturday; connected until the end."""
    with Emulator(wide_manifest(), clock=Hand()) as emulator:
        made = Stage(emulator)
        handler = connect(emulator, made.app)
        yield made
        close(emulator, handler)


def told(stage: Stage, kind: str) -> dict[str, Any]:
    """Return the newest of what the app was told that is of this type, once there is one."""
    assert until(lambda: any(body.get("type") == kind for body in stage.seen))
    return next(body for body in reversed(stage.seen) if body.get("type") == kind)
