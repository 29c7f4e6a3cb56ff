"""What is new: marks beside the conversations, the line above the first new message, and how both go away."""

import re

import pytest
from playwright.sync_api import Locator, expect

from bot.emulator import Emulator
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import Cast

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def room(emulator: Emulator, cast: Cast) -> str:
    """A channel of Ada's and Ben's."""
    return emulator.control.add_channel("checkout", members=[cast.ada, cast.ben])


def _entry(person: Person, name: str) -> Locator:
    return person.sidebar.get_by_role("button", name=re.compile(f"^{name}"))


def _line(person: Person) -> Locator:
    return person.conversation.get_by_role("separator", name="New messages")


def test_a_channel_counts_what_is_new_and_what_names_one_until_it_is_read(
    ada: Person, emulator: Emulator, cast: Cast, room: str
) -> None:
    entry = _entry(ada, "checkout")
    emulator.control.say(cast.ben, room, "It is slow")
    expect(entry).to_have_accessible_name("checkout, 1 unread")
    expect(entry.locator(".count")).to_have_count(0)
    for name in (f"<@{cast.ada}>", "<!here>"):
        emulator.control.say(cast.ben, room, f"{name} look")
    expect(entry).to_have_accessible_name("checkout, 2 mentions")
    expect(entry.locator(".count")).to_have_text("2")
    expect(ada.page).to_have_title(re.compile(r"^\(2\) #ops"))
    ada.goes_to("checkout")
    expect(entry).to_have_accessible_name("checkout")
    expect(ada.page).to_have_title(re.compile("^#checkout"))
    ada.goes_to("ops")
    expect(entry).to_have_accessible_name("checkout")


def test_ones_own_words_a_reply_and_a_notice_are_nothing_new(
    ada: Person, emulator: Emulator, cast: Cast, room: str
) -> None:
    control, entry = emulator.control, _entry(ada, "checkout")
    said = control.say(cast.ada, room, "Mine")
    control.say(cast.ben, room, "A reply", thread_ts=said)
    control.set_topic(cast.ben, room, "The checkout")
    control.say(cast.ben, cast.ops, "A sign that all of it has come")
    ada.message("A sign that all of it").wait_for()
    expect(entry).to_have_accessible_name("checkout")


def test_a_direct_message_counts_as_meant_for_one(ada: Person, ben: Person) -> None:
    ben.goes_to("ada")
    ben.types("Can you look?")
    expect(_entry(ada, "ben")).to_have_accessible_name("ben, 1 mention")
    ada.goes_to("ben")
    expect(_entry(ada, "ben")).to_have_accessible_name("ben")


@pytest.mark.parametrize("count", [3, 25, 70])
def test_a_channel_opens_where_one_left_off_with_a_line_above_what_is_new(
    ada: Person, emulator: Emulator, cast: Cast, room: str, count: int
) -> None:
    ada.goes_to("checkout")
    ada.types(f"Read before {count}")
    ada.goes_to("ops")
    for number in range(count):
        emulator.control.say(cast.ben, room, f"New {number} of {count}")
    expect(_entry(ada, "checkout")).to_have_accessible_name(f"checkout, {count} unread")
    ada.goes_to("checkout")
    expect(_line(ada)).to_be_in_viewport()
    for words in (f"Read before {count}", f"New 0 of {count}"):
        expect(ada.message(words)).to_be_in_viewport()
    if count > 20:
        ada.conversation.get_by_role("button", name=f"{count} new messages").click()
    expect(ada.message(f"New {count - 1} of {count}")).to_be_in_viewport()
    expect(ada.conversation.locator(".jump")).to_be_hidden()


def test_the_line_is_gone_once_one_has_written_or_comes_again(
    ada: Person, emulator: Emulator, cast: Cast, room: str
) -> None:
    ada.goes_to("ops")
    emulator.control.say(cast.ben, room, "One more")
    expect(_entry(ada, "checkout")).to_have_accessible_name("checkout, 1 unread")
    ada.goes_to("checkout")
    expect(_line(ada)).to_be_visible()
    ada.types("Seen")
    expect(_line(ada)).to_have_count(0)
    ada.goes_to("ops")
    ada.goes_to("checkout")
    expect(ada.message("Seen")).to_be_visible()
    expect(_line(ada)).to_have_count(0)


def test_what_comes_while_one_reads_far_above_is_counted_below(
    ada: Person, emulator: Emulator, cast: Cast, room: str
) -> None:
    ada.conversation.locator(".scroll").hover()
    ada.page.mouse.wheel(0, -2000)
    ada.conversation.get_by_role("button", name="Jump to the newest").wait_for()
    for number in range(2):
        emulator.control.say(cast.ben, room, f"Meanwhile {number}")
    ada.conversation.get_by_role("button", name="2 new messages").click()
    expect(ada.message("Meanwhile 1")).to_be_in_viewport()
