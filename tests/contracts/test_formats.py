"""Every format tells the same hostile incident in full, lets none of it act, and does so twice alike."""

import json
import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import jsonschema
import pytest
from markdown_it import MarkdownIt

from bot.paths import data_path
from bot.postmortem.record import Record
from bot.rendering.documents import FORMATS, render
from bot.rendering.formats.canvas import DEEPEST_HEADING, LARGEST_BYTES, MOST_CELLS
from bot.rendering.reading import tokens
from bot.rendering.templates import template_names
from tests.contracts.hostile import EYES, hostile_record, page, pdf_pages, told
from tests.support.rendered import rendered
from tests.unit.postmortem.sample import empty_record, full_record, marked

DOCUMENTS = [name for name, form in FORMATS.items() if not form.is_picture]
TEMPLATES = template_names()
HARMLESS_TAGS = set(
    re.findall(
        r"\w+",
        "html head meta title style body main h1 h2 h3 p strong em s a ul ol li table thead tbody tr th td hr br code"
        " pre blockquote div figure svg rect line circle text nav",
    )
)


@cache
def made(name: str, template: str) -> str | bytes:
    """The hostile incident in a format; skips PDF where its system library is missing."""
    return rendered(hostile_record(), template, name)


def squeezed(text: str) -> str:
    """Text without blanks, since formats break lines where they like."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_title_events_answers_and_actions_are_all_there_as_typed(name: str, template: str) -> None:
    seen = squeezed(EYES[name](made(name, template)))
    parts = [part for text in told(hostile_record()) for part in (text.split() if name == "txt" else [squeezed(text)])]
    assert [part for part in parts if part not in seen] == []  # in the columns of a terminal only words are whole


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_template_code_in_a_text_is_run(name: str, template: str) -> None:
    assert "104807" not in EYES[name](made(name, template))


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != "pdf"])
def test_a_format_gives_the_same_bytes_twice(name: str) -> None:
    assert render(hostile_record(), TEMPLATES[0], name) == made(name, TEMPLATES[0])


def test_a_docx_tells_no_time_at_which_it_was_made() -> None:
    with ZipFile(BytesIO(bytes(made("docx", TEMPLATES[0])))) as archive:  # type: ignore[arg-type]
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pdf_gives_the_same_text_twice() -> None:
    before = made("pdf", TEMPLATES[0])
    assert pdf_pages(render(hostile_record(), TEMPLATES[0], "pdf")) == pdf_pages(before)  # type: ignore[arg-type]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_has_only_harmless_tags_and_attributes(template: str) -> None:
    found = page(str(made("html", template)))
    assert found.tags - HARMLESS_TAGS == set()
    assert {name for name in found.attributes if name.startswith("on")} == set()


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_links_only_to_the_web_and_to_itself_and_loads_nothing(template: str) -> None:
    text = str(made("html", template))
    assert {
        address for address in page(text).addresses if not address.startswith(("https://", "http://", "#"))
    } == set()
    assert not re.search(r"<(?:link|iframe|object|embed|image|use|base)\b|@import|url\(", text)


@pytest.mark.parametrize("template", TEMPLATES)
def test_hostile_texts_leave_the_structure_of_a_document_alone(template: str) -> None:
    def structure(text: str) -> list[str]:
        kinds = ("heading_open", "tr_open", "td_open", "hr", "fence", "html_block", "blockquote_open")
        found = MarkdownIt("commonmark").enable("table").parse(text)
        return [token.type for token in found if token.type in kinds]

    tame = replace(
        hostile_record(),
        incident=full_record().incident,
        timeline=tuple(replace(line, text="tame") for line in hostile_record().timeline),
        action_items=full_record().action_items,
        answers={key: replace(answer, text="tame") for key, answer in hostile_record().answers.items()},
    )
    assert structure(str(made("md", template))) == structure(str(render(tame, template)))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("make", [hostile_record, full_record, empty_record])
def test_json_is_as_its_schema_says(template: str, make: type) -> None:
    schema = json.loads((data_path("templates") / "schema" / "postmortem-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(render(make(), template, "json")), schema)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_canvas_mentions_only_whom_slack_named(template: str) -> None:
    text = str(made("canvas", template))
    assert set(re.findall(r"(?<!\\)!\[\]\((.*?)\)", text)) <= {"@U1", "@U2", "@U3", "@U4"}


def test_an_address_in_a_text_is_no_mention_of_a_canvas() -> None:
    address = "https://mention.invalid/'user/U9"
    row = marked(1, f"{address} <{address}> <{address}|x> <https://mention.invalid/user/U9>")
    assert "![]" not in str(render(replace(full_record(), timeline=(row,)), "incident-postmortem", "canvas"))


@pytest.mark.parametrize(
    "written", ["![x](https://evil.example/x.png)", "[x](javascript:1)", "[x](ftp://evil.example)", "<a>"]
)
def test_not_even_a_template_makes_a_page_load_or_run_anything(written: str) -> None:
    opened = [child.type for token in tokens(written) for child in token.children or []]
    assert {"image", "html_inline"} & set(opened) == set()
    assert "link_open" not in opened or "https://" in written


def big_record(count: int, text: str = "x") -> Record:
    """An incident with so many messages on its timeline."""
    rows = tuple(marked(number / 60, f"{text} {number}", id=100 + number) for number in range(count))
    return replace(full_record(), timeline=full_record().timeline + rows)


def test_a_canvas_keeps_to_three_hundred_cells_and_loses_no_row() -> None:
    text = str(render(big_record(400), "post-mortem", "canvas"))
    cells = [line.count(" | ") + 1 for line in text.splitlines() if line.startswith("| ")]
    assert sum(cells) <= MOST_CELLS
    assert all(f"x {number}" in text for number in range(400))


def test_a_canvas_beyond_a_mebibyte_is_cut_and_says_so() -> None:
    text = str(render(big_record(400, "y" * 4000), "post-mortem", "canvas"))
    assert len(text.encode()) <= LARGEST_BYTES
    assert "left out" in text


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_canvas_has_no_heading_below_the_third(template: str) -> None:
    levels = [len(match) for match in re.findall(r"^(#+) ", str(made("canvas", template)), re.MULTILINE)]
    assert max(levels) <= DEEPEST_HEADING


def test_a_picture_is_a_png_and_the_same_twice() -> None:
    drawn = render(full_record(), format="png")
    assert bytes(drawn)[:8] == b"\x89PNG\r\n\x1a\n"  # type: ignore[arg-type]
    assert drawn == render(full_record(), format="png")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_how_a_file_of_it_is_called(name: str) -> None:
    assert FORMATS[name].extension
    assert "/" in FORMATS[name].mimetype
