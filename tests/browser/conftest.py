"""One browser for each module, and tabs in which nothing may go wrong."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, sync_playwright
from slack_sdk import WebClient

from bot.demo.world import World
from bot.emulator import Emulator
from tests.browser.chromium import launch
from tests.browser.person import DESK, Person, fresh_context, tab
from tests.browser.staged import Stage, staged
from tests.browser.wednesday import world_in
from tests.emulator.world import Cast, people, wide_manifest

Size = tuple[int, int]
Visit = Callable[..., Person]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The demo's workspace with the real bot in it."""
    running = world_in(tmp_path_factory.mktemp("demo"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    """A small workspace that no app is connected to unless a test says so."""
    with Emulator(wide_manifest()) as running:
        yield running


@pytest.fixture(scope="module")
def cast(emulator: Emulator) -> Cast:
    return people(emulator.control, emulator.bot_user_id)


@pytest.fixture(scope="module")
def bot(emulator: Emulator) -> WebClient:
    """What the app can call."""
    return WebClient(token=emulator.bot_token, base_url=emulator.api_url)


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


@pytest.fixture
def visiting(chromium: Browser) -> Iterator[Visit]:
    """Open a page at an address, as somebody; at the end of the test nothing may have gone wrong on any of them."""
    with ExitStack() as kept:

        def visit(address: str, who: str = "", *, size: Size = DESK, is_dark: bool = False) -> Person:
            context = kept.enter_context(fresh_context(chromium, size, is_dark=is_dark))
            return kept.enter_context(tab(context, address, who))

        yield visit


@pytest.fixture(scope="module")
def ada(chromium: Browser, emulator: Emulator, cast: Cast) -> Iterator[Person]:
    """Ada in the small workspace, in one tab for all tests of a module: opening one takes longer than most tests."""
    with fresh_context(chromium) as context, tab(context, emulator.workspace.base_url, cast.ada) as person:
        yield person


@pytest.fixture(scope="module")
def ben(chromium: Browser, emulator: Emulator, cast: Cast) -> Iterator[Person]:
    """Ben, in a window of his own: what lies behind another tab is hardly drawn."""
    with fresh_context(chromium) as context, tab(context, emulator.workspace.base_url, cast.ben) as person:
        yield person


@pytest.fixture
def visit(visiting: Visit, world: World) -> Visit:
    """The same, in the demo's workspace, where no modal stands open any longer."""
    for person in world.people.values():
        while world.control.views(person):
            world.control.close_view(person, all_=True)

    def visit_demo(who: str = "ada", **how: object) -> Person:
        return visiting(world.emulator.workspace.base_url, world.people[who], **how)

    return visit_demo
