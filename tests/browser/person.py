"""Somebody at the page, with a mouse and a keyboard; and what went wrong on it meanwhile."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response

PATIENCE = 20_000.0  # milliseconds
DESK, PHONE = (1280, 800), (390, 844)


class Person:
    """One tab; `troubles` are errors on the console, requests that failed, and requests to another host."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.troubles: list[str] = []
        self._host = urlsplit(address).netloc
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.troubles.append(f"thrown: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.goto(address)
        self.composer.wait_for()

    @property
    def composer(self) -> Locator:
        return self.page.locator("[data-composer=channel]")

    @property
    def sidebar(self) -> Locator:
        return self.page.get_by_role("navigation", name="Channels and direct messages")

    @property
    def conversation(self) -> Locator:
        return self.page.get_by_role("region", name="Conversation")

    @property
    def thread(self) -> Locator:
        return self.page.get_by_role("complementary", name="Details")

    @property
    def modal(self) -> Locator:
        return self.page.locator("dialog.modal")

    def message(self, words: str) -> Locator:
        """The last message of the conversation that has these words."""
        return self.conversation.get_by_role("article").filter(has_text=words).last

    def goes_to(self, title: str) -> None:
        """Choose something in the sidebar, and wait until it is there."""
        self.sidebar.get_by_role("button", name=title).first.click()
        self.page.get_by_role("heading", level=1).filter(has_text=title).wait_for()

    def goes_to_the_bot(self) -> None:
        """Open the direct message with the bot."""
        self.sidebar.locator("[data-key=app]").click()
        self.page.get_by_role("button", name="Messages", exact=True).click()
        self.composer.wait_for()

    def types(self, text: str, where: Locator | None = None) -> None:
        """Type into the composer, or into another one, and send it with Enter."""
        where = where or self.composer
        where.click()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def acts_on(self, message: Locator, action: str) -> None:
        """Choose something from a message's menu."""
        message.hover()
        message.get_by_role("button", name="More actions").click()
        self.page.get_by_role("menuitem", name=action).click()

    def acts_as(self, name: str) -> None:
        """Be somebody else from now on, in this tab."""
        self.page.get_by_role("button", name="You act as").click()
        self.page.get_by_role("menuitemradio", name=re.compile(f"^{name}")).click()
        self.page.locator(".who-name").get_by_text(name, exact=True).wait_for()

    def reloads(self) -> None:
        """Load the page anew; that what was under way is given up then is no trouble."""
        before = len(self.troubles)
        self.page.reload()
        self.troubles[before:] = [one for one in self.troubles[before:] if "ERR_ABORTED" not in one]

    def lets_it_be_the_next_working_day(self) -> None:
        """Move the clock to nine in the morning where this person is."""
        self.page.get_by_role("button", name="The workspace's time").click()
        self.page.get_by_role("button", name="Jump", exact=True).click()
        self.page.keyboard.press("Escape")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).netloc not in ("", self._host):
            self.troubles.append(f"left the machine: {request.url}")

    def _failed(self, request: Request) -> None:
        self.troubles.append(f"failed: {request.method} {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"{response.status}: {response.url}")


@contextmanager
def tab(context: BrowserContext, address: str, who: str = "") -> Iterator[Person]:
    """A tab in which somebody (an id, or a name) acts; without one the workspace's first person."""
    page = context.new_page()
    person = Person(page, f"{address}#/?as={who}" if who else address)
    try:
        yield person
    finally:
        page.close()
    assert person.troubles == [], person.troubles


@contextmanager
def fresh_context(browser: Browser, size: tuple[int, int] = DESK, *, is_dark: bool = False) -> Iterator[BrowserContext]:
    """Nothing kept from before; `size` in pixels."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if is_dark else "light",
        has_touch=size == PHONE,
        locale="en-GB",
    )
    context.set_default_timeout(PATIENCE)
    try:
        yield context
    finally:
        context.close()
