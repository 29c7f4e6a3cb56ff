"""What Slack takes as the content of a canvas, and how it refuses the rest."""

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.emulator.errors import SlackError, invalid_arguments

LARGEST_BYTES = 1 << 20
MOST_CELLS = 300
HEADINGS = ("h1", "h2", "h3")
_READER = MarkdownIt("commonmark").enable("table")


def markdown_of(content: Any, failure: str = "canvas_creation_failed") -> str:
    """The Markdown of a `document_content`, empty where none is given.

    SlackError for what Slack would refuse: `failure` where the Markdown is at fault.
    """
    if content is None:
        return ""
    if not isinstance(content, dict) or content.get("type") != "markdown":
        raise invalid_arguments("must be an object of type markdown [json-pointer:/document_content]")
    text = content.get("markdown")
    if not isinstance(text, str):
        raise invalid_arguments("missing required field: markdown [json-pointer:/document_content]")
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST_BYTES:
        raise SlackError(failure, detail="'content' error: line 0: Content is too large")
    complaint = _complaint(_READER.parse(text))
    if complaint:
        raise SlackError(failure, detail=f"'content' error: {complaint}")
    return text


def _complaint(tokens: list[Token]) -> str:
    quotes, cells, line = 0, 0, 0
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        quotes += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "heading_open" and token.tag not in HEADINGS:
            return f"line {line}: Unsupported heading ({token.tag})"
        if quotes and token.type in ("bullet_list_open", "ordered_list_open"):
            return f"line {line}: Unsupported block type (List) within block quote"
        cells = 0 if token.type == "table_open" else cells + (token.type in ("th_open", "td_open"))
        if cells > MOST_CELLS:
            return f"line {line}: Table has more than {MOST_CELLS} cells"
    return ""
