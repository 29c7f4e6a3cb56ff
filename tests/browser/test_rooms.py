"""Conversations are found, made and joined: messages to several people, and the list of all channels."""

from playwright.sync_api import Locator, expect

from bot.emulator import Emulator
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import Cast

expect.set_options(timeout=PATIENCE)


def _browser(person: Person) -> Locator:
    person.sidebar.get_by_role("button", name="Browse channels").click()
    return person.page.get_by_role("dialog", name="Channels")


def test_a_message_to_several_people_is_begun_by_keyboard(ada: Person) -> None:
    ada.sidebar.get_by_role("button", name="New message").press("Enter")
    for name in ("ben", "dana"):
        ada.page.keyboard.type(name)
        ada.page.keyboard.press("Tab")
        ada.page.keyboard.press("Space")
        ada.page.get_by_role("searchbox", name="Find a person").fill("")
        ada.page.get_by_role("searchbox", name="Find a person").focus()
    ada.page.keyboard.press("Enter")
    expect(ada.page.get_by_role("heading", level=1)).to_have_text("ben, dana")
    expect(ada.conversation).to_contain_text("This conversation is between ben, dana and you.")
    ada.types("Just us three")
    expect(ada.message("Just us three")).to_be_visible()


def test_a_message_to_one_person_opens_the_conversation_with_them(ada: Person) -> None:
    ada.sidebar.get_by_role("button", name="New message").click()
    ada.page.get_by_role("checkbox", name="cleo").check()
    ada.page.get_by_role("button", name="Start").click()
    expect(ada.page.get_by_role("heading", level=1)).to_have_text("cleo")
    expect(ada.conversation).to_contain_text("This conversation is between cleo and you.")


def test_a_group_message_is_named_by_the_others_and_counts_as_meant_for_each(
    ada: Person, ben: Person, emulator: Emulator, cast: Cast
) -> None:
    group = emulator.control.open_group([cast.ada, cast.ben, cast.cleo])
    emulator.control.say(cast.cleo, group, "Lunch?")
    for person, title in ((ada, "ben, cleo"), (ben, "ada, cleo")):
        expect(person.sidebar.get_by_role("button", name=f"{title}, 1 mention", exact=True)).to_be_visible()
    ben.goes_to("ada, cleo")
    expect(ben.sidebar.get_by_role("button", name="ada, cleo", exact=True)).to_have_attribute("aria-current", "page")
    ben.types("At noon")
    expect(ada.sidebar.get_by_role("button", name="ben, cleo, 2 mentions")).to_be_visible()
    ada.goes_to("ben, cleo")
    expect(ada.message("At noon")).to_be_visible()


def test_a_group_message_is_seen_by_its_members_alone(ada: Person, ben: Person, emulator: Emulator, cast: Cast) -> None:
    emulator.control.open_group([cast.ada, cast.cleo, cast.dana])
    expect(ada.sidebar.get_by_role("button", name="cleo, dana")).to_be_visible()
    expect(ben.sidebar.get_by_role("button", name="ops")).to_be_visible()
    expect(ben.sidebar.get_by_role("button", name="cleo, dana")).to_have_count(0)


def test_all_channels_that_one_may_see_are_listed_and_joined_from_the_list(
    ada: Person, emulator: Emulator, cast: Cast
) -> None:
    emulator.control.add_channel("checkout-team", members=[cast.ben])
    listed = _browser(ada)
    expect(listed.get_by_role("button", name="secret")).to_have_count(0)
    ada.page.keyboard.type("#check")
    expect(listed.get_by_role("listitem")).to_have_count(1)
    expect(listed.get_by_role("listitem")).to_contain_text("1 member")
    listed.get_by_role("button", name="Join").click()
    expect(ada.page.get_by_role("heading", level=1)).to_have_text("checkout-team")
    expect(ada.composer).to_be_visible()
    expect(ada.sidebar.get_by_role("button", name="checkout-team", exact=True)).to_be_visible()


def test_a_channel_can_be_looked_into_before_one_joins(ada: Person, emulator: Emulator, cast: Cast) -> None:
    emulator.control.say(cast.ben, emulator.control.add_channel("billing", members=[cast.ben]), "All paid")
    _browser(ada).get_by_role("button", name="billing").click()
    expect(ada.message("All paid")).to_be_visible()
    expect(ada.composer).to_have_count(0)
    ada.conversation.get_by_role("button", name="Join channel").click()
    ada.composer.wait_for()
    expect(ada.sidebar.get_by_role("button", name="billing", exact=True)).to_be_visible()


def test_a_topic_half_written_stays_while_messages_come(ada: Person, emulator: Emulator, cast: Cast) -> None:
    ada.goes_to("ops")
    ada.conversation.get_by_role("button", name="4 members").click()
    topic = ada.thread.get_by_role("textbox", name="Topic")
    topic.fill("Half a")
    emulator.control.say(cast.ben, cast.ops, "Meanwhile")
    ada.message("Meanwhile").wait_for()
    expect(topic).to_be_focused()
    ada.page.keyboard.type(" topic")
    ada.page.keyboard.press("Enter")
    expect(ada.conversation.locator(".pane-head")).to_contain_text("Half a topic")
    ada.thread.get_by_role("button", name="Close", exact=True).click()


def test_a_name_that_is_taken_is_refused_and_another_one_makes_the_channel(ada: Person) -> None:
    ada.sidebar.get_by_role("button", name="Create a channel").click()
    form = ada.page.get_by_role("dialog", name="Create a channel")
    form.get_by_label("Name").fill("ops")
    form.get_by_role("button", name="Create").click()
    expect(form.get_by_text("There is a channel #ops already.")).to_be_in_viewport()
    form.get_by_label("Name").fill("ops two")
    form.get_by_role("button", name="Create").click()
    expect(ada.page.get_by_role("heading", level=1)).to_have_text("ops-two")
