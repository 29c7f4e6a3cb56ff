"""Words of the app that only one person sees."""

import pytest
from playwright.sync_api import expect
from slack_sdk import WebClient

from tests.browser import story
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import Cast

expect.set_options(timeout=PATIENCE)


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_they_are_for_one_alone_and_go_when_dismissed(
    ada: Person, ben: Person, bot: WebClient, cast: Cast, way: str
) -> None:
    bot.chat_postEphemeral(channel=cast.ops, user=cast.ada, text=f"For you alone, by {way}")
    bot.chat_postMessage(channel=cast.ops, text=f"For everybody, by {way}")
    aside = ada.message(f"For you alone, by {way}")
    expect(aside).to_contain_text("Only visible to you")
    expect(ben.message(f"For everybody, by {way}")).to_be_visible()
    expect(ben.message("For you alone")).to_have_count(0)
    dismiss = aside.get_by_role("button", name="Dismiss")
    dismiss.click() if way == "mouse" else dismiss.press("Enter")
    expect(aside).to_have_count(0)
    ada.reloads()
    expect(ada.message(f"For everybody, by {way}")).to_be_visible()
    expect(ada.message("For you alone")).to_have_count(0)


def test_one_that_was_not_dismissed_is_there_after_a_reload_and_nothing_can_be_done_to_it(
    ada: Person, bot: WebClient, cast: Cast
) -> None:
    bot.chat_postEphemeral(channel=cast.ops, user=cast.ada, text="Still here")
    ada.message("Still here").wait_for()
    ada.reloads()
    ada.message("Still here").hover()
    expect(ada.message("Still here").get_by_role("toolbar")).to_have_count(0)


def test_in_a_thread_they_are_shown_in_the_thread(ada: Person, bot: WebClient, cast: Cast) -> None:
    ada.types("With a thread")
    story.reply(ada, ada.message("With a thread"), "A reply")
    thread = ada.page.url.partition("thread=")[2].partition("&")[0]
    bot.chat_postEphemeral(channel=cast.ops, user=cast.ada, thread_ts=thread, text="Only here")
    aside = ada.thread.get_by_role("article").filter(has_text="Only here")
    expect(aside).to_contain_text("Only visible to you")
    expect(ada.message("Only here")).to_have_count(0)
    aside.get_by_role("button", name="Dismiss").click()
    expect(aside).to_have_count(0)


def test_they_are_nothing_new_in_a_channel(ada: Person, bot: WebClient, cast: Cast) -> None:
    ada.goes_to("ben")
    bot.chat_postEphemeral(channel=cast.ops, user=cast.ada, text="No news")
    entry = ada.sidebar.get_by_role("button", name="ops")
    expect(entry).to_have_accessible_name("ops")
    ada.goes_to("ops")
    expect(ada.message("No news")).to_be_visible()
