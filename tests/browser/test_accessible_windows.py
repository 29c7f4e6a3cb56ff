"""No serious finding of axe-core on what opens above or beside a conversation, by day and by night."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from slack_sdk import WebClient

from bot.emulator import Emulator
from tests.browser.accessibility import findings
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import Cast
from tests.support.pictures import png

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module", autouse=True)
def furniture(emulator: Emulator, cast: Cast, bot: WebClient) -> None:
    """A bookmark, a canvas, a picture, and more than one screen of what is new."""
    content = {"type": "markdown", "markdown": "# What happened\n\n- The *pool*\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"}
    bot.bookmarks_add(channel_id=cast.ops, title="Runbook", type="link", link="https://example.com")
    bot.canvases_create(channel_id=cast.ops, title="Post-mortem", document_content=content)
    first = emulator.control.say(cast.ben, cast.ops, "Look", files=[{"name": "rate.png", "content": png(640, 240)}])
    emulator.workspace.read_marks[cast.ada, cast.ops] = first
    for number in range(30):
        emulator.control.say(cast.ben, cast.ops, f"New {number}")


def _presses(name: str) -> Callable[[Person], None]:
    return lambda ada: ada.page.get_by_role("button", name=name).first.click()


def _menu(ada: Person) -> None:
    ada.message("New 3").focus()
    ada.page.keyboard.press("m")


def _news(ada: Person) -> None:
    expect(ada.conversation.get_by_role("button", name="30 new messages")).to_be_visible()


DIALOG, BESIDE, FLOATING = "dialog[open]", "#side", ".popover"
OPENERS = {
    "news": (".conversation", _news), "menu": (FLOATING, _menu), "picture": (DIALOG, _presses("Enlarge rate.png")),
    "canvas": (BESIDE, _presses("Post-mortem")), "bookmark": (DIALOG, _presses("Edit bookmark Runbook")),
    "channels": (DIALOG, _presses("Browse channels")), "new message": (DIALOG, _presses("New message")),
    "emoji": (FLOATING, _presses("Emoji")), "about": (BESIDE, _presses("4 members")),
}  # fmt: skip


def test_nothing_serious_is_found_on_what_opens(ada: Person) -> None:
    found = {}
    for name, (within, opens) in OPENERS.items():
        opens(ada)
        ada.page.locator(within).first.wait_for()
        for by in ("light", "dark"):
            ada.page.emulate_media(color_scheme="dark" if by == "dark" else "light")
            found[name, by] = findings(ada.page, within)
        ada.page.keyboard.press("Escape")
    assert {where: what for where, what in found.items() if what} == {}
