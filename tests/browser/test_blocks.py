"""Blocks of every kind as the page draws them: samples of our own, and all that Slack's record holds.

`golden/drawn.txt` says what a screen reader reads of each sample; `SCRIBE_WRITE_GOLDEN=1` writes it anew, to be read.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect
from slack_sdk import WebClient

from bot.emulator import Emulator
from bot.emulator.blockkit.tables import PLACES
from tests.browser.block_samples import ATTACHMENTS, SAMPLES, Json
from tests.browser.outline import outline
from tests.browser.person import PATIENCE, Person, fresh_context, tab
from tests.emulator.oracle import SLACK, needs_oracle
from tests.emulator.world import Hand, people, wide_manifest
from tests.support.pictures import png

expect.set_options(timeout=PATIENCE)
VALID = SLACK / "limits/fixtures/valid"
BLOCKS = sorted((VALID / "blocks").glob("*.json"))
MESSAGES = sorted((VALID / "messages").glob("message_*.json"))
ATTACHED = sorted((VALID / "attachments").glob("*.json"))
MISSING = "is not shown here"
GOLDEN = Path(__file__).parent / "golden" / "drawn.txt"
PLACED = ("message", "actions", "accessory", "context", "context_actions", "rich", "inline", "charts")
RICH = (
    "<p><b>bold</b> <i><b>both</b></i> <s>gone</s> <code>x = 1</code> <a https://example.com>link</a> <@ada><#ops>"
    "<@here marked><:fire:><time>2026-11-22</time>#F405B3<@responders></p><quote>said<br>by all</quote>"
    "<pre><code>def f():<br>    pass</code></pre><ul><li>one</li></ul><ul><li 1>within</li></ul>"
    "<ol 3><li>three</li></ol>"
)


class Gallery:
    """Messages in a few channels, and who looks at them; `shown` are their times by channel and name."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.cast = people(emulator.control, emulator.bot_user_id)
        self.client = WebClient(token=emulator.bot_token, base_url=emulator.api_url)
        self.shown: dict[tuple[str, str], str] = {}

    def hang(self, room: str, messages: dict[str, Json]) -> None:
        """Post messages, each under a name, into a channel of their own."""
        channel = self.emulator.control.add_channel(room, members=[self.cast.dana, self.emulator.bot_user_id])
        for name, content in messages.items():
            said = self.client.chat_postMessage(channel=channel, text=name, **content)
            self.shown[room, name] = said["ts"]

    def picture(self) -> Json:
        """An image block of a file that was shared in a channel."""
        control, channel = self.emulator.control, self.cast.ops
        control.say(self.cast.dana, channel, "Look", files=[{"name": "rate.png", "content": png(40, 20)}])
        (file,) = control.history(channel)[-1]["files"]
        return {"type": "image", "slack_file": {"id": file["id"]}, "alt_text": "The error rate"}


class Visitor:
    """Dana, who goes from room to room of the gallery."""

    def __init__(self, gallery: Gallery, person: Person) -> None:
        self.gallery, self.person, self.room = gallery, person, ""

    def looks_at(self, room: str, name: str) -> Locator:
        """The message of this name."""
        if room != self.room:
            self.person.goes_to(room)
            self.room = room
        return self.person.conversation.locator(f"[data-ts='{self.gallery.shown[room, name]}'] .content")


def _loaded(path: Path) -> Json:
    found: Json = json.loads(path.read_text())
    return found


def _content(message: Json) -> Json:
    return {key: message[key] for key in ("blocks", "attachments") if key in message}


@pytest.fixture(scope="module")
def dana(chromium: Browser) -> Iterator[Visitor]:
    with Emulator(wide_manifest(), clock=Hand()) as emulator:
        gallery = Gallery(emulator)
        emulator.control.add_usergroup("responders")
        gallery.hang("samples", {name: {"blocks": [block]} for name, block in SAMPLES.items()})
        gallery.hang("pictures", {"own": {"blocks": [gallery.picture()]}})
        gallery.hang("attached", {name: {"attachments": [one]} for name, one in ATTACHMENTS.items()})
        gallery.hang("recorded", {path.stem: {"blocks": [_loaded(path)]} for path in BLOCKS})
        gallery.hang("recorded-attachments", {path.stem: {"attachments": [_loaded(path)]} for path in ATTACHED})
        gallery.hang("recorded-messages", {path.stem: _content(_loaded(path)) for path in MESSAGES})
        address = emulator.workspace.base_url
        with fresh_context(chromium) as context, tab(context, address, gallery.cast.dana) as person:
            yield Visitor(gallery, person)


def _types(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield str(value.get("type"))
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from _types(inner)


@pytest.mark.parametrize(
    "place", ["message", "actions", "accessory", "context", "context_actions", "rich", "inline", "charts"]
)
def test_there_is_a_sample_of_every_kind(place: str) -> None:
    assert PLACES[place] <= set(_types(SAMPLES))


def test_what_is_read_of_each_sample_is_as_reviewed(dana: Visitor) -> None:
    hung = [("samples", name) for name in SAMPLES] + [("attached", name) for name in ATTACHMENTS]
    read = {f"{room}: {name}": dana.looks_at(room, name).aria_snapshot() for room, name in hung}
    found = "\n\n".join(f"== {name}\n{words}" for name, words in read.items()) + "\n"
    if os.environ.get("SCRIBE_WRITE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")
    assert MISSING not in found


def test_rich_text_has_all_its_elements_and_styles(dana: Visitor) -> None:
    assert outline(dana.looks_at("samples", "rich_text").locator(".block-rich_text")) == RICH


def test_the_rest_of_a_data_table_is_shown_when_asked_for(dana: Visitor) -> None:
    drawn = dana.looks_at("samples", "data_table")
    drawn.get_by_role("button", name="Show 1 more row").click()
    expect(drawn.get_by_role("row")).to_have_text(["RegionShare", "EU18 %", "US0.4"])
    expect(drawn.get_by_role("button")).to_have_count(0)


def test_a_chart_unfolds_into_its_figures(dana: Visitor) -> None:
    drawn = dana.looks_at("samples", "pie")
    drawn.get_by_text("Figures").click()
    expect(drawn.get_by_role("row")).to_have_text(["ValueShare", "EU375 %", "US125 %"])


@pytest.mark.parametrize(
    ("name", "colour"),
    [("legacy", "rgb(54, 166, 79)"), ("named colour", "rgb(224, 30, 90)"), ("blocks", "rgb(136, 0, 255)")],
)
def test_an_attachment_has_a_bar_of_its_colour(dana: Visitor, name: str, colour: str) -> None:
    expect(dana.looks_at("attached", name).locator(".attachment")).to_have_css("border-left-color", colour)


def test_a_picture_of_the_workspace_is_loaded(dana: Visitor) -> None:
    shown = dana.looks_at("pictures", "own").get_by_role("img", name="The error rate")
    expect(shown).to_have_js_property("naturalWidth", 40)


RECORDED = {"recorded": BLOCKS, "recorded-attachments": ATTACHED, "recorded-messages": MESSAGES}


@needs_oracle
@pytest.mark.parametrize(("room", "name"), [(room, path.stem) for room, paths in RECORDED.items() for path in paths])
def test_everything_that_is_recorded_is_drawn(dana: Visitor, room: str, name: str) -> None:
    drawn = dana.looks_at(room, name)
    expect(drawn.locator(".block").first).to_be_visible()
    expect(drawn).not_to_contain_text(MISSING)
