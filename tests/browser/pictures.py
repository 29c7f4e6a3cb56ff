"""Takes the pictures of the documentation from the story as it is acted out: python -m tests.browser.pictures."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from bot.demo.world import World
from tests.browser import story
from tests.browser.chart import CHART
from tests.browser.chromium import launch
from tests.browser.person import PHONE, Person, fresh_context, tab
from tests.browser.wednesday import world_in

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
NAMES = ("channel", "whys", "digest", "home", "phone-dark")
MOST = 150_000  # bytes
CHART_SIZE: ViewportSize = {"width": 720, "height": 240}
MORE = ["Say the pool's size in the service template @ben by friday", "Canary in EU first @ben by 2026-11-27"]


def take(page: Page, name: str) -> None:
    """Write a picture of what is shown, without a caret and when nothing moves any longer."""
    page.mouse.move(0, 0)
    content = page.screenshot(animations="disabled", caret="hide")
    if len(content) > MOST:
        raise ValueError(f"{name} takes {len(content)} bytes; {MOST} are the most")
    (FOLDER / f"{name}.png").write_bytes(content)


def chart(browser: Browser) -> bytes:
    """A dashboard's picture, to be uploaded in the story."""
    page = browser.new_page(viewport=CHART_SIZE)
    page.set_content(CHART)
    content = page.screenshot()
    page.close()
    return content


def at_the_desk(ada: Person, picture: bytes) -> None:
    """Act the story out as Ada and then as Ben, and take the pictures on the way."""
    story.declare(ada)
    story.work(ada, picture)
    ada.message("Action items of INC-1").wait_for()
    dismiss_all(ada, ".message.ephemeral")
    take(ada.page, "channel")
    for item in MORE:
        ada.types(f"/incident action {item}")
        ada.message(f"Action item {MORE.index(item) + 2} of INC-1").wait_for()
    dismiss_all(ada, ".message.ephemeral")
    story.resolve(ada)
    ada.page.keyboard.type(story.WHYS[0])
    ada.modal.get_by_role("button", name="Next").click()
    ada.modal.get_by_role("heading", name="why 2 of 5").wait_for()
    ada.page.keyboard.type(story.WHYS[1])
    take(ada.page, "whys")
    ada.modal.get_by_role("contentinfo").get_by_role("button", name="Close").click()
    ada.modal.wait_for(state="detached")
    ada.thread.get_by_role("button", name="Close").click()
    ada.acts_as("ben")
    story.go_to_the_digest(ada)
    dismiss_all(ada, ".notice")
    take(ada.page, "digest")
    ada.page.get_by_role("button", name="Home", exact=True).click()
    ada.page.locator(".home-page").get_by_text("Alert earlier").wait_for()
    take(ada.page, "home")


def dismiss_all(person: Person, kind: str) -> None:
    """Dismiss everything of a kind that can be dismissed."""
    shown = person.page.locator(kind)
    while left := shown.count():
        shown.first.get_by_role("button", name="Dismiss").click()
        expect(shown).to_have_count(left - 1)


def on_a_phone(ada: Person) -> None:
    """The same channel by night."""
    ada.page.get_by_role("button", name="Channels", exact=True).first.click()
    ada.goes_to(story.ROOM)
    ada.message("What the dashboard shows").scroll_into_view_if_needed()
    take(ada.page, "phone-dark")


@contextmanager
def demo() -> Iterator[World]:
    """The demo's workspace, for as long as the pictures take."""
    with TemporaryDirectory(prefix="scribe-pictures-") as folder:
        world = world_in(Path(folder))
        try:
            yield world
        finally:
            world.close()


def main() -> None:
    with demo() as world, sync_playwright() as playwright:
        browser, address = launch(playwright), world.emulator.workspace.base_url
        with fresh_context(browser) as context, tab(context, address, world.people["ada"]) as ada:
            at_the_desk(ada, chart(browser))
        with fresh_context(browser, PHONE, is_dark=True) as context, tab(context, address, world.people["ada"]) as ada:
            on_a_phone(ada)
        browser.close()


if __name__ == "__main__":
    main()
