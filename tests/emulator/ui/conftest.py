"""Tabs for the standing cast, on a workspace that no app is connected to unless a test says so."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.emulator import Emulator
from tests.emulator.ui.browser import Browser, opened
from tests.emulator.world import Cast


class Tabs:
    """Opens tabs that are closed at the end of the test."""

    def __init__(self, emulator: Emulator, kept: ExitStack) -> None:
        self._emulator, self._kept = emulator, kept

    def open(self, who: str) -> Browser:
        return self._kept.enter_context(opened(self._emulator, who))


@pytest.fixture
def tabs(emulator: Emulator, cast: Cast) -> Iterator[Tabs]:
    with ExitStack() as kept:
        yield Tabs(emulator, kept)


@pytest.fixture
def ada(tabs: Tabs) -> Browser:
    return tabs.open("ada")
