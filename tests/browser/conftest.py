"""One browser for each module, and tabs in which nothing may go wrong."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, sync_playwright

from bot.demo.world import World
from tests.browser.chromium import launch
from tests.browser.person import DESK, Person, fresh_context, tab
from tests.browser.staged import Stage, staged
from tests.browser.wednesday import world_in

Size = tuple[int, int]
Visit = Callable[..., Person]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    """A workspace with a connected app whose answers each test sets."""
    with staged() as made:
        yield made


@pytest.fixture(scope="module")
def ada_there(chromium: Browser, stage: Stage) -> Iterator[Person]:
    """Ada in one tab of that workspace, in #ops; nothing may have gone wrong on it at the end of the module."""
    with fresh_context(chromium) as context, tab(context, stage.emulator.workspace.base_url, stage.cast.ada) as person:
        person.goes_to("ops")
        yield person


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The demo's workspace with the real bot in it."""
    running = world_in(tmp_path_factory.mktemp("demo"))
    yield running
    running.close()


@pytest.fixture
def visiting(chromium: Browser) -> Iterator[Visit]:
    """Open a page at an address, as somebody; at the end of the test nothing may have gone wrong on any of them."""
    with ExitStack() as kept:

        def visit(address: str, who: str = "", *, size: Size = DESK, is_dark: bool = False) -> Person:
            context = kept.enter_context(fresh_context(chromium, size, is_dark=is_dark))
            return kept.enter_context(tab(context, address, who))

        yield visit


@pytest.fixture
def visit(visiting: Visit, world: World) -> Visit:
    """The same, in the demo's workspace, where no modal stands open any longer."""
    for person in world.people.values():
        while world.control.views(person):
            world.control.close_view(person, all_=True)

    def visit_demo(who: str = "ada", **how: object) -> Person:
        return visiting(world.emulator.workspace.base_url, world.people[who], **how)

    return visit_demo
