"""A Markdown document as its reader sees it, and what in it would break a page."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark").enable("table")


def visible_text(document: str) -> str:
    """Return the words on the page, all white space as one blank."""
    return one_line(" ".join(_words(token) for token in _MARKDOWN.parse(document)))


def one_line(text: str) -> str:
    return " ".join(text.split())


def raw_html(document: str) -> list[str]:
    """Return the HTML in the document; line breaks in table cells are the only kind that belongs there."""
    tokens = [child for token in _inline(document) for child in token.children or ()]
    blocks = [token for token in _MARKDOWN.parse(document) if token.type == "html_block"]
    found = [token.content for token in [*tokens, *blocks] if token.type in ("html_inline", "html_block")]
    return [html for html in found if html != "<br>" and not html.strip().startswith("<!--")]


def crooked_rows(document: str) -> list[str]:
    """Return the table rows that have another number of cells than their table's head."""
    lines, head, crooked = document.splitlines(), 0, []
    for token in _MARKDOWN.parse(document):
        if token.type == "table_open":
            head = 0
        if token.type == "tr_open" and token.map:
            row = lines[token.map[0]]
            cells = len(re.findall(r"(?<!\\)\|", row))
            head = head or cells
            crooked += [row] if cells != head else []
    return crooked


def _inline(document: str) -> Iterator[Token]:
    return (token for token in _MARKDOWN.parse(document) if token.type == "inline")


def _words(token: Token) -> str:
    if token.type in ("fence", "code_block"):
        return token.content

    def word(child: Token) -> str:
        if child.type in ("softbreak", "hardbreak") or child.content == "<br>":
            return " "
        return child.content if child.type in ("text", "code_inline", "html_inline") else ""

    return "".join(word(child) for child in token.children or ())
