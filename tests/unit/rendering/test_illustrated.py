"""Images in documents: shown where the screenshots are, whatever their bytes are like, and never too many."""

from base64 import b64encode
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from bot.domain.files import KeptFile
from bot.postmortem.record import Record
from bot.rendering.documents import render
from bot.rendering.formats.docx import CANNOT_SHOW
from tests.support.pictures import png
from tests.unit.postmortem.sample import answers, full_record

PICTURE = png(60, 30)
BROKEN = {
    "cut": PICTURE[:50],
    "empty": b"",
    "other": b"RIFF\x00\x00\x00\x00WEBPVP8X",
    "bad data": PICTURE.replace(b"IDAT", b"JUNK"),
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
}


def kept(content: bytes | None, **answered: str) -> Record:
    """A record with one image, `pool.png`, of which these are the bytes."""
    whole = full_record()
    given = {key: answer for key, answer in whole.answers.items() if key != "screenshots"} | answers(**answered)
    image = KeptFile(
        file_id="F1", mimetype="image/png", sha256="00", size=1, width=60, height=30, content=content
    )  # fmt: skip
    return replace(whole, answers=given, images={"F1": image})


def shapes(document: str | bytes) -> list[str]:
    """The descriptions of the images in a DOCX, without the picture of the incident."""
    assert isinstance(document, bytes)
    return [shape._inline.docPr.get("descr") for shape in Document(BytesIO(document)).inline_shapes][1:]


def test_a_page_shows_a_kept_image() -> None:
    assert b64encode(PICTURE).decode() in str(render(kept(PICTURE), format="html"))


def test_the_same_record_gives_the_same_page() -> None:
    assert render(kept(PICTURE), format="html") == render(kept(PICTURE), format="html")


def test_an_answer_that_names_the_file_shows_the_image() -> None:
    page = str(render(kept(PICTURE, screenshots="pool.png shows the pool"), format="html"))
    assert page.count('<img class="kept"') == 1


def test_an_answer_that_names_no_file_shows_no_image() -> None:
    assert "<img" not in str(render(kept(PICTURE, screenshots="There are none"), format="html"))


def test_an_image_beyond_what_a_document_holds_is_linked_and_said_to_be_left_out() -> None:
    page = str(render(kept(None), format="html"))
    assert "left out here" in page
    assert "<img" not in page


def test_no_text_can_ask_for_an_image() -> None:
    told = "https://image.invalid/'0 <https://image.invalid/'0|x> [x](https://image.invalid/'0)"
    assert "<img" not in str(render(kept(PICTURE, screenshots="none", what_happened=told), format="html"))


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_bytes_that_are_no_image_break_no_document(form: str, content: bytes) -> None:
    assert render(kept(content), format=form)


def test_a_docx_describes_the_image_it_shows() -> None:
    assert shapes(render(kept(PICTURE), format="docx")) == ["The pool is exhausted"]


def test_a_docx_says_which_image_it_cannot_show() -> None:
    document = render(kept(BROKEN["other"]), format="docx")
    assert isinstance(document, bytes)
    assert any(CANNOT_SHOW in paragraph.text for paragraph in Document(BytesIO(document)).paragraphs)


@pytest.mark.parametrize("form", ["md", "txt", "canvas"])
def test_other_formats_link_the_image(form: str) -> None:
    assert "https://cast.slack.com/files/U1/F1/pool.png" in str(render(kept(PICTURE), format=form))
