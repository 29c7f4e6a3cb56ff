"""A channel with ten thousand messages: only what is near is on the page, and nothing stalls."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from bot.emulator import Emulator
from tests.browser.conftest import Visit
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import people, wide_manifest

expect.set_options(timeout=PATIENCE)
MESSAGES = 10_000
MOST_ROWS, MOST_NODES = 200, 10_000
STALL = 200  # milliseconds
TURNS, TRIES = 12, 3
WATCH = """() => {
    window.stalls = [];
    new PerformanceObserver((list) => stalls.push(...list.getEntries().map((one) => Math.round(one.duration))))
        .observe({ type: "longtask" });
}"""


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator(wide_manifest()) as running:
        cast = people(running.control, running.bot_user_id)
        channel = running.control.add_channel("busy", members=[cast.ada, cast.ben])
        for number in range(MESSAGES):
            author = cast.ada if number % 3 else cast.ben
            running.control.say(author, channel, f"Number {number}: *checkout* answers in `{number % 97} ms` :eyes:")
        yield running


@pytest.fixture
def ada(visiting: Visit, emulator: Emulator) -> Person:
    person = visiting(emulator.workspace.base_url, "U00000ADA")
    person.goes_to("busy")
    person.message(f"Number {MESSAGES - 1}:").wait_for()
    person.page.evaluate(WATCH)
    return person


def _scroll_up(ada: Person, turns: int) -> None:
    """Turn the wheel, each time until there is something above again."""
    top = ada.conversation.locator(".row").first
    for _ in range(turns):
        before = top.get_attribute("data-ts")
        ada.conversation.locator(".scroll").hover()
        ada.page.mouse.wheel(0, -6000)
        expect(top).not_to_have_attribute("data-ts", before or "")


def _on_page(ada: Person) -> tuple[int, int]:
    """How many rows of messages and how many elements there are."""
    return ada.conversation.locator(".row").count(), ada.page.evaluate("document.querySelectorAll('*').length")


def test_scrolling_up_loads_what_is_older_and_drops_what_is_far(ada: Person) -> None:
    _scroll_up(ada, TURNS)
    rows, nodes = _on_page(ada)
    assert rows <= MOST_ROWS
    assert nodes <= MOST_NODES
    expect(ada.message(f"Number {MESSAGES - 1}:")).to_have_count(0)
    ada.page.get_by_role("button", name="Jump to the newest").click()
    expect(ada.message(f"Number {MESSAGES - 1}:")).to_be_in_viewport()


def _stalls(ada: Person) -> list[int]:
    """Scroll and type; returns how many milliseconds each stall took."""
    ada.page.evaluate("stalls.length = 0")
    _scroll_up(ada, 2)
    ada.composer.click()
    ada.page.keyboard.type("typed while a lot is on the page, @ben in #busy ")
    return [stall for stall in ada.page.evaluate("stalls") if stall > STALL]


def test_neither_scrolling_nor_typing_stalls(ada: Person) -> None:
    # A stall that is the page's own comes each time; one of a busy machine does not.
    assert any(_stalls(ada) == [] for _ in range(TRIES))
