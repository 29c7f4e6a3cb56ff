"""The sections of a canvas: what they are called, how they are found, and what a change does to them."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from markdown_it import MarkdownIt

from bot.emulator.canvasrules import markdown_of
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.records import Json

FAILED = "canvas_editing_failed"
HEADINGS = {"h1": ("h1",), "h2": ("h2",), "h3": ("h3",), "any_header": ("h1", "h2", "h3")}
WHOLE = ("insert_at_start", "insert_at_end")
AT_SECTION = ("insert_before", "insert_after", "delete")
_READER = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, kw_only=True)
class Section:
    """A paragraph, heading, list or the like; its `id` stays while its text does. `tag` is that of HTML."""

    id: str
    tag: str
    text: str


def sections(markdown: str) -> list[Section]:
    """The canvas's sections from top to bottom."""
    lines = markdown.splitlines()
    made, seen = [], Counter[str]()
    for token in _READER.parse(markdown):
        if token.level or token.map is None or token.nesting < 0:
            continue
        text = "\n".join(lines[slice(*token.map)]).strip("\n")
        seen[text] += 1
        digest = hashlib.sha256(f"{seen[text]}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
        made.append(Section(id=f"temp:C:{digest[:28]}", tag=token.tag, text=text))
    return made


def found(markdown: str, criteria: Json) -> list[Section]:
    """The sections of these `section_types` that hold `contains_text`; SlackError for criteria of another kind."""
    kinds, wanted = criteria.get("section_types"), criteria.get("contains_text")
    if not kinds and not wanted:
        raise invalid_arguments("must provide section_types or contains_text [json-pointer:/criteria]")
    if any(kind not in HEADINGS for kind in kinds or ()):
        raise invalid_arguments("must be a valid enum value [json-pointer:/criteria/section_types]")
    tags = {tag for kind in kinds or () for tag in HEADINGS[kind]}
    return [
        section
        for section in sections(markdown)
        if (not kinds or section.tag in tags) and str(wanted or "").casefold() in section.text.casefold()
    ]


def changed(markdown: str, change: Json) -> str:
    """The Markdown after one change of `canvases.edit`; SlackError where Slack would not make it."""
    operation, section_id = str(change.get("operation")), change.get("section_id")
    content = "" if operation == "delete" else markdown_of(change.get("document_content"), FAILED)
    texts = [section.text for section in sections(markdown)]
    if operation in WHOLE:
        return _joined([content, *texts] if operation == "insert_at_start" else [*texts, content])
    if operation == "replace" and section_id is None:
        return content
    if operation not in (*AT_SECTION, "replace"):
        raise invalid_arguments("must be a valid enum value [json-pointer:/changes/0/operation]")
    if section_id is None:
        raise invalid_arguments("missing required field: section_id [json-pointer:/changes/0]")
    ids = [section.id for section in sections(markdown)]
    if section_id not in ids:
        raise SlackError(FAILED, detail="section not found")
    at = ids.index(section_id)
    around = {
        "insert_before": [content, texts[at]],
        "insert_after": [texts[at], content],
        "replace": [content],
        "delete": [],
    }
    return _joined([*texts[:at], *around[operation], *texts[at + 1 :]])


def _joined(texts: list[str]) -> str:
    return "\n\n".join(text.strip("\n") for text in texts if text.strip()) + "\n"
