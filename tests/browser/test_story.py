"""The whole story in a real browser: from the declaration to the reminder that is answered the next morning."""

from playwright.sync_api import expect

from tests.browser import story
from tests.browser.conftest import Visit
from tests.browser.person import PATIENCE
from tests.support.pictures import png

expect.set_options(timeout=PATIENCE)


def test_an_incident_is_lived_through_by_mouse_and_keyboard(visit: Visit) -> None:
    ada = visit("ada")
    expect(ada.message("Five things to try")).to_be_visible()
    story.declare(ada)
    story.work(ada, png(640, 240))
    expect(ada.message("jumped to 18 %")).to_contain_text("1 reply")
    expect(ada.message("What the dashboard shows").get_by_role("img", name="error-rate.png")).to_be_visible()
    expect(ada.conversation.get_by_role("button", name="2 pinned")).to_be_visible()
    story.resolve(ada)
    story.answer_whys(ada)
    draft = story.open_draft(ada)
    for words in ("Rolled back the deploy", "jumped to 18 %", story.WHYS[-1], "Alert earlier"):
        expect(draft).to_contain_text(words)
    ada.page.keyboard.press("Escape")
    ada.acts_as("ben")
    digest = story.go_to_the_digest(ada)
    first = digest.locator("time").get_attribute("datetime")
    digest.get_by_role("button", name="Done").click()
    expect(digest.get_by_role("button", name="Done")).to_have_count(0)
    expect(digest).to_contain_text("Alert earlier")
    assert digest.locator("time").get_attribute("datetime") == first
