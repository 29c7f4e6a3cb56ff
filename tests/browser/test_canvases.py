"""Canvases, read beside the conversation that leads to them."""

from playwright.sync_api import expect
from slack_sdk import WebClient

from bot.emulator import Emulator
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import Cast

expect.set_options(timeout=PATIENCE)


def _text(words: str) -> dict[str, str]:
    return {"type": "markdown", "markdown": words}


def test_a_canvas_of_the_channel_is_read_above_it_and_follows_what_is_changed(
    ada: Person, bot: WebClient, cast: Cast
) -> None:
    words = _text("# What happened\n\n- The *pool* was too small\n")
    canvas = bot.canvases_create(title="Post-mortem", document_content=words, channel_id=cast.ops)["canvas_id"]
    ada.conversation.get_by_role("button", name="Post-mortem").press("Enter")
    page = ada.thread.get_by_role("document", name="Canvas")
    expect(page.get_by_role("heading", name="Post-mortem")).to_be_visible()
    expect(page.get_by_role("listitem")).to_have_text("The pool was too small")
    change = {"operation": "insert_at_end", "document_content": _text("Rolled back at 10:52.")}
    bot.canvases_edit(canvas_id=canvas, changes=[change])
    expect(page).to_contain_text("Rolled back at 10:52.")
    ada.page.keyboard.press("Escape")
    expect(page).to_have_count(0)
    expect(ada.conversation.get_by_role("button", name="Post-mortem")).to_be_focused()
    bot.canvases_delete(canvas_id=canvas)
    expect(ada.conversation.get_by_role("button", name="Post-mortem")).to_have_count(0)


def test_a_canvas_opens_from_its_link_for_those_alone_who_have_access(
    ada: Person, bot: WebClient, emulator: Emulator, cast: Cast
) -> None:
    canvas = bot.canvases_create(title="Draft", document_content=_text("Only a draft"))["canvas_id"]
    link = f"{emulator.workspace.url}docs/{emulator.workspace.team_id}/{canvas}"
    bot.chat_postMessage(channel=cast.ops, text=f"Read <{link}|the draft>")
    ada.message("Read the draft").get_by_role("link", name="the draft").click()
    expect(ada.thread).to_contain_text("not for you to see")
    bot.canvases_access_set(canvas_id=canvas, access_level="read", channel_ids=[cast.ops])
    ada.reloads()
    expect(ada.thread.get_by_role("document")).to_contain_text("Only a draft")
