"""No serious finding of axe-core on any of the main views, by day and by night."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from bot.demo.world import World
from tests.browser.accessibility import findings
from tests.browser.conftest import Visit
from tests.browser.person import PATIENCE, PHONE, Person
from tests.browser.story import ROOM
from tests.support.pictures import png

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module", autouse=True)
def incident(world: World) -> None:
    """An incident with a bit of everything in its channel."""
    ada, control = world.people["ada"], world.control
    control.command(ada, world.channels_of(ada)["general"], "/incident", "start sev2 Checkout fails")
    control.wait_until(lambda: ROOM in world.channels_of(ada), 10)
    room = world.channels_of(ada)[ROOM]
    said = control.say(ada, room, "The *error rate* of `checkout`: <https://example.com|dashboard>\n&gt; 18 %")
    control.say(ada, room, "Only in EU", thread_ts=said)
    control.react(ada, room, said, "eyes")
    control.pin(ada, room, said)
    control.say(ada, room, "Look", files=[{"name": "rate.png", "content": png()}])
    control.command(ada, room, "/incident", "action Alert earlier @ada by tomorrow")
    world.settle()


def _channel(ada: Person) -> None:
    ada.goes_to(ROOM)
    ada.message("error rate").hover()


def _thread(ada: Person) -> None:
    _channel(ada)
    ada.message("error rate").get_by_role("button", name="1 reply").click()
    ada.thread.get_by_role("article").filter(has_text="Only in EU").wait_for()


def _modal(ada: Person) -> None:
    ada.types("/incident start")
    ada.modal.get_by_role("button", name="Declare").click()
    ada.modal.locator(".field-error:visible").first.wait_for()


def _home(ada: Person) -> None:
    ada.sidebar.locator("[data-key=app]").click()
    ada.page.get_by_role("button", name="Home", exact=True).click()
    ada.page.locator(".home-page .block").first.wait_for()


def _traffic(ada: Person) -> None:
    ada.page.get_by_role("button", name="Traffic", exact=True).click()
    ada.page.locator("#inspector details").first.wait_for()


VIEWS = {"channel": _channel, "thread": _thread, "modal": _modal, "home": _home, "traffic": _traffic}


@pytest.mark.parametrize("go", VIEWS.values(), ids=VIEWS)
def test_nothing_serious_is_found_by_day_or_by_night(visit: Visit, go: Callable[[Person], None]) -> None:
    ada = visit("ada")
    go(ada)
    by_day = findings(ada.page)
    ada.page.emulate_media(color_scheme="dark")
    assert (by_day, findings(ada.page)) == ([], [])


def test_what_is_serious_is_found(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("<html lang=en><title>A page</title><main><h1>A page</h1><img src='data:,'></main>")
    assert [one.partition(":")[0] for one in findings(page)] == ["image-alt"]


def test_nothing_serious_is_found_on_a_phone(visit: Visit) -> None:
    ada = visit("ada", size=PHONE)
    ada.page.get_by_role("button", name="Channels", exact=True).first.click()
    expect(ada.sidebar.get_by_role("button", name=ROOM)).to_be_in_viewport()
    assert findings(ada.page) == []
