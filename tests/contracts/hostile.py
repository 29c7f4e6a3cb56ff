"""An incident whose every text tries to be something else than text, and eyes that read each format."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from docx import Document
from docx.table import Table
from pypdf import PdfReader

from bot.domain.milestones import Milestone
from bot.postmortem.record import Record
from bot.postmortem.wire import escape
from bot.rendering.reading import tree
from tests.unit.postmortem.sample import event, full_record, incident, marked

ATTACK = (
    "| <script>alert(1)</script> {{ 311*337 }} {% raw %} # h - l 1. n > q ![i](https://evil.example/x.png)"
    " <img src=x> &lt; [a](javascript:alert(2)) \\ @here ]]> </style> <!-- --- $x$ ```"
)


def attack(name: str) -> str:
    """The attack in wire form, told apart by a name."""
    return escape(f"{name} {ATTACK}")


def hostile_record() -> Record:
    """A whole record with the attack as title, names, events, answers, whys and action items."""
    whole = full_record()
    dated = {key for key, answer in whole.answers.items() if answer.text[:2] == "20" or answer.text in ("yes", "no")}
    answers = {
        key: answer if key in dated or key == "detected_by" else replace(answer, text=attack(f"a{number}z"))
        for number, (key, answer) in enumerate(whole.answers.items())
    }
    return replace(
        whole,
        incident=incident(title=attack("title")),
        answers=answers,
        timeline=(
            event(0, attack("started"), Milestone.STARTED, id=1),
            event(1, attack("note"), id=2),
            marked(2, attack("message"), id=3),
        ),
        action_items=tuple(
            replace(item, text=attack(f"action{item.number}z"), reason=attack(f"reason{item.number}z"))
            for item in whole.action_items
        ),
        people={key: replace(person, name=f"{person.name}<b>|*") for key, person in whole.people.items()},
    )


def told(record: Record) -> list[str]:
    """What every document must say: title, events, action items, and the answers that all templates print."""
    names = ["title", "started", "note", "message", *_of_items(record)]
    everywhere = {"executive_summary", "what_happened", "users_affected", "revenue_impact", "contributing_factors"}
    answers = [answer.text for key, answer in record.answers.items() if key in everywhere or key == "whys.1"]
    return [f"{name} {ATTACK}" for name in names] + [text.split(" ")[0] + f" {ATTACK}" for text in answers]


def _markdown(document: str) -> str:
    return " ".join(node.texts() for node in tree(document))


def _canvas(document: str) -> str:
    return _markdown(document.replace("![](@U1)", "@Ada<b>|*"))


class _Page(HTMLParser):
    """Keeps a page's words, tags and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "xlink:href", "action")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(document: str) -> _Page:
    """Read an HTML page."""
    found = _Page()
    found.feed(document)
    return found


def _html(document: str) -> str:
    return "".join(page(document).words)


def _json(document: str) -> str:
    def plain(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [str(value["plain"])] if "plain" in value else []
            return own + [text for child in value.values() for text in plain(child)]
        return [text for child in value for text in plain(child)] if isinstance(value, list) else []

    return " ".join(plain(json.loads(document)))


def docx_lines(document: bytes) -> list[str]:
    """The paragraphs and cells of a DOCX with their styles, in order."""
    found = Document(BytesIO(document))
    lines: list[str] = []
    for block in found.iter_inner_content():
        if isinstance(block, Table):
            lines += [f"cell: {cell.text}" for row in block.rows for cell in row.cells]
        else:
            lines.append(f"{block.style.name if block.style else ''}: {block.text}")
    return lines


def pdf_pages(document: bytes) -> list[str]:
    """The text of a PDF's pages."""
    return [found.extract_text() for found in PdfReader(BytesIO(document)).pages]


# How the words of each format are read by somebody who does not know how they were written.
EYES: Mapping[str, Callable[[Any], str]] = {
    "md": _markdown,
    "canvas": _canvas,
    "html": _html,
    "json": _json,
    "txt": str,
    "docx": lambda document: " ".join(docx_lines(document)),
    "pdf": lambda document: " ".join(pdf_pages(document)),
}


def _of_items(record: Record) -> list[str]:
    return [f"{what}{item.number}z" for item in record.action_items for what in ("action", "reason")]
