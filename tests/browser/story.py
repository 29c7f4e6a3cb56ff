"""The story of the welcome, acted out by mouse and keyboard; tests and pictures share it."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.person import Person

ROOM = "inc-1-checkout-fails"
WHYS = [
    "Each checkout waited for a database connection",
    "The connection pool of checkout-api holds four connections in EU",
    "Its size comes from a default that nobody chose",
    "The template for services sets no pool size",
    "Nothing compares a service's limits with its traffic",
]


def declare(ada: Person) -> None:
    """Type the command in #general, and go to the channel that opens."""
    ada.types("/incident start sev2 Checkout fails")
    ada.goes_to(ROOM)
    ada.message("Lead:").or_(ada.message("declared")).first.wait_for()


def work(ada: Person, picture: bytes) -> None:
    """A pinned message, a thread, a screenshot, a note, a lead, an action item."""
    ada.types("The error rate of checkout in EU jumped to *18 %* after `2214` went out")
    pinned = ada.message("jumped to 18 %")
    ada.acts_on(pinned, "Pin to channel")
    pinned.get_by_text("Pinned by you").wait_for()
    reply(ada, pinned, "US is healthy, so it is the new pool size")
    attach(ada, "error-rate.png", picture, "What the dashboard shows")
    for command, answer in (
        ("note -5m Rolled back the deploy", "Noted in INC-1"),
        ("lead me", "leads INC-1 now"),
        ("action Alert earlier @ben by tomorrow", "Action item 1 of INC-1"),
    ):
        ada.types(f"/incident {command}")
        ada.message(answer).wait_for()


def reply(person: Person, message: Locator, text: str) -> None:
    """Answer in the message's thread."""
    message.hover()
    message.get_by_role("button", name="Reply in thread").click()
    person.types(text, person.page.locator("[data-composer=thread]"))
    person.thread.get_by_role("article").filter(has_text=text).wait_for()


def attach(person: Person, name: str, content: bytes, text: str) -> Locator:
    """Choose a picture, and send it with a few words; returns the message."""
    person.conversation.get_by_label("Files to attach").set_input_files(
        {"name": name, "mimeType": "image/png", "buffer": content}
    )
    person.types(text)
    message = person.message(text)
    message.get_by_role("link", name=f"Download {name}").wait_for()
    return message


def resolve(ada: Person) -> None:
    """End the incident; the wizard's first question opens."""
    ada.types("/incident resolve Back to normal")
    ada.modal.get_by_role("heading", name="why 1 of 5").wait_for()


def answer_whys(ada: Person) -> None:
    """Answer all five by keyboard, with one step back on the way."""
    for number, words in enumerate(WHYS, start=1):
        ada.modal.get_by_role("heading", name=f"why {number} of 5").wait_for()
        if number == 3:
            _step_back(ada)
        ada.page.keyboard.type(words)
        ada.modal.get_by_role("button", name=re.compile("Next|Finish")).press("Enter")
    ada.modal.get_by_text("A new draft of INC-1").wait_for()
    ada.page.keyboard.press("Escape")
    ada.modal.wait_for(state="detached")


def _step_back(ada: Person) -> None:
    """Go back to the second question, find its answer there, and return to the third."""
    ada.modal.get_by_role("button", name="Back", exact=True).click()
    ada.modal.get_by_role("heading", name="why 2 of 5").wait_for()
    expect(ada.modal.get_by_role("textbox")).to_have_value(WHYS[1])
    ada.modal.get_by_role("button", name="Next").click()
    ada.modal.get_by_role("heading", name="why 3 of 5").wait_for()


def open_draft(ada: Person) -> Locator:
    """Open the second draft, which came by direct message; returns the window with its text."""
    ada.goes_to_the_bot()
    ada.conversation.get_by_role("button", name="INC-1-r2.md").click()
    return ada.page.get_by_role("dialog", name="INC-1-r2.md")


def go_to_the_digest(ben: Person) -> Locator:
    """Let it be the next working day; returns the message with what is due."""
    ben.lets_it_be_the_next_working_day()
    ben.goes_to_the_bot()
    digest = ben.message("Your reminders")
    digest.get_by_text("Alert earlier").wait_for()
    return digest
