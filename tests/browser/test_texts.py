"""Texts as the page draws them: Slack's mark-up, standard Markdown and plain text, each sample on the page once."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect
from slack_sdk import WebClient

from bot.emulator import Emulator
from tests.browser.markdown_samples import CANVAS, CANVAS_DRAWN, MARKDOWN
from tests.browser.mrkdwn_samples import BY_APPS, BY_PEOPLE, PLAIN
from tests.browser.outline import outline
from tests.browser.person import PATIENCE, Person, fresh_context, tab
from tests.emulator.helpers import plain, section
from tests.emulator.world import Cast, Hand, people, wide_manifest

expect.set_options(timeout=PATIENCE)
Drawn = dict[tuple[str, str], str]
UNMARKED = "*as it is* &lt; :wave:"
VERBATIM = "*bold*, https://example.com, <https://example.org>"
NO_EMOJI = ":wave: as it is"
AS_MARKDOWN = "**bold**, *slanted*, [a link](https://example.com)"


class Room:
    """Where samples are written and looked at; every room of the workspace has some."""

    def __init__(self, emulator: Emulator, cast: Cast) -> None:
        self.emulator, self.cast = emulator, cast
        self.client = WebClient(token=emulator.bot_token, base_url=emulator.api_url)
        self.groups = {
            "S000RESP": emulator.control.add_usergroup("responders", [cast.ada]),
            "S0NIGHT": emulator.control.add_usergroup("night-shift", [cast.dana]),
        }
        self.written: dict[str, list[tuple[str, str]]] = {}

    def opens(self, name: str) -> str:
        """A channel of this name with the reader and the app in it."""
        self.written[name] = []
        people_in = [self.cast.ada, self.cast.dana, self.emulator.bot_user_id]
        return self.emulator.control.add_channel(name, members=people_in)

    def app_says(self, name: str, samples: dict[str, str], **how: Any) -> None:
        """One message of the app for each sample."""
        channel = self.opens(name)
        for source in samples:
            text = source
            for known, made in self.groups.items():
                text = text.replace(known, made)
            said = self.client.chat_postMessage(channel=channel, text=text, **how)
            self.written[name].append((source, said["ts"]))

    def blocks_say(self, name: str, samples: dict[str, dict[str, Any]]) -> None:
        """One message of a single block for each sample."""
        channel = self.opens(name)
        for source, block in samples.items():
            said = self.client.chat_postMessage(channel=channel, text=source, blocks=[block])
            self.written[name].append((source, said["ts"]))

    def markdown_says(self, name: str, samples: dict[str, str]) -> None:
        """One message of the app for each sample, whose text is standard Markdown."""
        channel = self.opens(name)
        for source in samples:
            said = self.client.chat_postMessage(channel=channel, markdown_text=source)
            self.written[name].append((source, said["ts"]))

    def ada_says(self, name: str, samples: dict[str, str]) -> None:
        """One message typed by Ada for each sample."""
        channel = self.opens(name)
        for source in samples:
            self.written[name].append((source, self.emulator.control.say(self.cast.ada, channel, source)))

    def seen_by(self, reader: Person) -> Drawn:
        """The outline of each sample by room and source."""
        drawn = {}
        for name, samples in self.written.items():
            reader.goes_to(name)
            for source, ts in samples:
                text = reader.conversation.locator(f"[data-ts='{ts}'] .words .text").first
                drawn[name, source] = outline(text)
        return drawn


def _written(room: Room) -> None:
    for name, samples in BY_APPS.items():
        room.app_says(name, samples)
    room.app_says("unmarked", {UNMARKED: ""}, mrkdwn=False)
    room.ada_says("typed", BY_PEOPLE)
    room.blocks_say("markdown", {source: {"type": "markdown", "text": source} for source in MARKDOWN})
    room.markdown_says("markdown-text", {AS_MARKDOWN: ""})
    room.blocks_say("plain", {source: {"type": "section", "text": plain(source)} for source in PLAIN})
    verbatim = section(VERBATIM)
    verbatim["text"]["verbatim"] = True
    room.blocks_say("verbatim", {VERBATIM: verbatim})
    room.blocks_say("no-emoji", {NO_EMOJI: {"type": "section", "text": plain(NO_EMOJI) | {"emoji": False}}})


def _canvas(room: Room, reader: Person) -> Locator:
    """The text of a canvas of the app's, opened beside the channel."""
    channel = room.opens("canvas")
    document = {"type": "markdown", "markdown": CANVAS}
    made = room.client.conversations_canvases_create(channel_id=channel, document_content=document)
    reader.page.evaluate(f"location.hash = '#/{channel}?canvas={made['canvas_id']}'")
    text = reader.thread.locator(".document")
    text.get_by_text("Checkout failed").wait_for()
    return text


@pytest.fixture(scope="module")
def drawn(chromium: Browser) -> Iterator[Drawn]:
    """What Dana sees of every sample."""
    with Emulator(wide_manifest(), clock=Hand()) as emulator:
        cast = people(emulator.control, emulator.bot_user_id)
        room = Room(emulator, cast)
        _written(room)
        address = emulator.workspace.base_url
        with fresh_context(chromium) as context, tab(context, address, cast.dana) as dana:
            yield room.seen_by(dana) | {("canvas", CANVAS): outline(_canvas(room, dana))}


@pytest.mark.parametrize(
    ("room", "source", "shown"),
    [(room, source, shown) for room, samples in BY_APPS.items() for source, shown in samples.items()],
)
def test_what_an_app_writes_is_drawn_as_slack_draws_it(drawn: Drawn, room: str, source: str, shown: str) -> None:
    assert drawn[room, source] == shown


@pytest.mark.parametrize(("source", "shown"), BY_PEOPLE.items())
def test_lines_that_people_begin_like_items_are_lists(drawn: Drawn, source: str, shown: str) -> None:
    assert drawn["typed", source] == shown


@pytest.mark.parametrize(("source", "shown"), MARKDOWN.items())
def test_a_markdown_block_is_drawn_as_markdown(drawn: Drawn, source: str, shown: str) -> None:
    assert drawn["markdown", source] == shown


def test_a_text_given_as_markdown_is_drawn_as_markdown(drawn: Drawn) -> None:
    link = "<a https://example.com>a link</a>"
    assert drawn["markdown-text", AS_MARKDOWN] == f"<b>bold</b>, <i>slanted</i>, {link}"


@pytest.mark.parametrize(("source", "shown"), PLAIN.items())
def test_plain_text_has_no_marks_but_emoji(drawn: Drawn, source: str, shown: str) -> None:
    assert drawn["plain", source] == shown


def test_plain_text_without_emoji_is_shown_as_it_is(drawn: Drawn) -> None:
    assert drawn["no-emoji", NO_EMOJI] == NO_EMOJI


def test_verbatim_keeps_marks_and_makes_no_links_of_its_own(drawn: Drawn) -> None:
    link = "<a https://example.org>https://example.org</a>"
    assert drawn["verbatim", VERBATIM] == f"<b>bold</b>, https://example.com, {link}"


def test_a_message_that_wants_no_marks_has_none(drawn: Drawn) -> None:
    assert drawn["unmarked", UNMARKED] == "*as it is* &lt; <:wave:>"


def test_a_canvas_is_drawn_as_the_document_that_it_is(drawn: Drawn) -> None:
    assert drawn["canvas", CANVAS] == "".join(CANVAS_DRAWN)
