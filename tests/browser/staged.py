"""A workspace with a connected app whose answers each test sets, for tests in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.emulator import Emulator
from tests.emulator.stage import Stage
from tests.emulator.world import Hand, close, connect, wide_manifest

__all__ = ["Stage", "staged"]


@contextmanager
def staged() -> Iterator[Stage]:
    """The stage, at noon of a certain Saturday; connected until the end."""
    with Emulator(wide_manifest(), clock=Hand()) as emulator:
        made = Stage(emulator)
        handler = connect(emulator, made.app)
        yield made
        close(emulator, handler)
