"""Files on the page: attached in three ways, looked at, opened and saved."""

from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from bot.emulator import Emulator
from tests.browser import story
from tests.browser.person import PATIENCE, Person
from tests.emulator.world import Cast
from tests.support.pictures import png

expect.set_options(timeout=PATIENCE)
GIVE = """([selector, kind, name, type, base64]) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name, { type }));
    const given = { bubbles: true, cancelable: true };
    const event = kind === "paste"
        ? new ClipboardEvent(kind, { ...given, clipboardData: data })
        : new DragEvent(kind, { ...given, dataTransfer: data });
    document.querySelector(selector).dispatchEvent(event);
}"""
DOT = png(4, 4)


def _tray(person: Person) -> Locator:
    return person.conversation.get_by_role("group", name="Files to send")


def _give(person: Person, kind: str, where: str, name: str, content: bytes, media: str) -> None:
    """Drop or paste a file, or hold it above, as a browser would tell the page."""
    person.page.evaluate(GIVE, [where, kind, name, media, b64encode(content).decode()])


def _saved(person: Person, link: Locator) -> tuple[str, bytes]:
    with person.page.expect_download() as download:
        link.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_file_dragged_onto_the_conversation_is_sent_with_the_next_message(ada: Person) -> None:
    veil = ada.conversation.locator(".drop-veil")
    _give(ada, "dragover", ".conversation .scroll", "pool.log", b"too small", "text/plain")
    expect(veil).to_be_visible()
    _give(ada, "drop", ".conversation .scroll", "pool.log", b"too small", "text/plain")
    expect(veil).to_be_hidden()
    expect(_tray(ada)).to_contain_text("pool.log")
    ada.types("What the pool says")
    expect(ada.message("What the pool says").locator(".file-preview")).to_have_text("too small")
    expect(_tray(ada)).to_be_hidden()


def test_a_pasted_picture_is_sent_without_a_word(ada: Person) -> None:
    _give(ada, "paste", "[data-composer=channel]", "image.png", DOT, "image/png")
    expect(_tray(ada).get_by_role("button", name="Remove image.png")).to_be_visible()
    ada.composer.press("Enter")
    expect(ada.conversation.get_by_role("button", name="Enlarge image.png")).to_be_visible()


def test_several_files_are_chosen_with_the_button_and_one_is_taken_back(ada: Person) -> None:
    with ada.page.expect_file_chooser() as chooser:
        ada.conversation.get_by_role("button", name="Attach files").click()
    texts: list[FilePayload] = [{"name": name, "mimeType": "text/plain", "buffer": b"a"} for name in ("a.txt", "b.txt")]
    chooser.value.set_files(texts)
    _tray(ada).get_by_role("button", name="Remove a.txt").click()
    ada.types("Only the second")
    message = ada.message("Only the second")
    expect(message.get_by_role("link", name="Download b.txt")).to_be_visible()
    expect(ada.conversation.get_by_role("link", name="Download a.txt")).to_have_count(0)


def test_several_files_go_in_one_message(ada: Person, emulator: Emulator, cast: Cast) -> None:
    files: list[FilePayload] = [
        {"name": "rate.png", "mimeType": "image/png", "buffer": DOT},
        {"name": "pool.log", "mimeType": "text/plain", "buffer": b"too small"},
    ]
    ada.conversation.get_by_label("Files to attach").set_input_files(files)
    ada.types("Both of them")
    message = ada.message("Both of them")
    for name in ("rate.png", "pool.log"):
        expect(message.get_by_role("link", name=f"Download {name}")).to_be_visible()
    [sent] = [one for one in emulator.control.history(cast.ops) if one["text"] == "Both of them"]
    assert [file["name"] for file in sent["files"]] == ["rate.png", "pool.log"]


def test_a_picture_opens_large_and_escape_gives_the_focus_back(ada: Person) -> None:
    picture = story.attach(ada, "rate.png", png(640, 240), "The error rate").get_by_role("button", name="Enlarge")
    picture.press("Enter")
    large = ada.page.get_by_role("dialog", name="rate.png")
    expect(large.get_by_role("img", name="rate.png")).to_be_in_viewport()
    assert large.get_by_role("img").evaluate("(image) => image.naturalWidth") == 640
    ada.page.keyboard.press("Escape")
    expect(large).to_have_count(0)
    expect(picture).to_be_focused()


@pytest.mark.parametrize(
    ("name", "content"), [("dot.png", DOT), ("Zeiten & Größen.csv", b"a;b\r\n1;2\r\n"), ("raw.bin", bytes(range(256)))]
)
def test_what_is_saved_has_the_name_and_the_bytes_that_were_sent(ada: Person, name: str, content: bytes) -> None:
    message = story.attach(ada, name, content, f"Here is {name}")
    assert _saved(ada, message.get_by_role("link", name=f"Download {name}")) == (name, content)


def test_a_text_is_read_on_the_page(ada: Person) -> None:
    message = story.attach(ada, "notes.md", b"# Notes\n\n- the *pool*\n", "My notes")
    message.get_by_role("button", name="notes.md").press("Enter")
    reader = ada.page.get_by_role("dialog", name="notes.md")
    expect(reader.get_by_role("heading", name="Notes", exact=True)).to_be_visible()
    reader.get_by_role("button", name="Show source").click()
    expect(reader).to_contain_text("# Notes")
    ada.page.keyboard.press("Escape")
    expect(message.get_by_role("button", name="notes.md")).to_be_focused()


def test_a_picture_with_a_broken_end_is_shown_as_a_file(ada: Person) -> None:
    message = story.attach(ada, "broken.png", DOT[:20], "It broke")
    expect(message.get_by_role("button", name="Enlarge")).to_have_count(0)
    expect(message.get_by_text("broken.png")).to_be_visible()


def test_a_file_too_large_is_refused_and_what_was_written_stays(ada: Person) -> None:
    chooser = ada.conversation.get_by_label("Files to attach")
    chooser.evaluate(
        """(input) => {
            const data = new DataTransfer();
            data.items.add(new File([new ArrayBuffer(50000001)], "dump.bin"));
            input.files = data.files;
            input.dispatchEvent(new Event("change"));
        }"""
    )
    ada.types("The whole dump")
    expect(ada.conversation.get_by_role("alert")).to_contain_text("dump.bin is larger than 50 MB")
    expect(ada.composer).to_have_value("The whole dump")
    _tray(ada).get_by_role("button", name="Remove dump.bin").click()
    ada.conversation.get_by_role("button", name="Dismiss").click()
    ada.composer.fill("")
