"""Our Markdown read back into tokens, from which the other formats are made. HTML in it stays text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

BOXES = {"[ ] ": "☐ ", "[x] ": "☑ "}
# Beyond this depth markdown-it drops all that follows; a tree of whys is two lists deep for each of them.
_DEEPEST = 1000
# A form may print its own front matter, which in the other formats is no part of the text.
_FRONT_MATTER = re.compile(r"\A---\n(?:[a-z]+: .*\n)+---\n")
_SCHEMES = ("http://", "https://", "mailto:")


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A block: `kind` is markdown-it's name without "_open"; an "inline" node holds `token`, others `children`."""

    kind: str
    token: Token
    children: list["Node"] = field(default_factory=list)

    def texts(self) -> str:
        """The words below, without their formatting."""
        if self.kind == "inline":
            return "".join(_text(child) for child in self.token.children or [])
        return "".join(child.texts() for child in self.children) or self.token.content


@cache
def reader() -> MarkdownIt:
    """Return the reader: CommonMark with tables and strike-through, without images and raw HTML.

    No address is fetched and none of another scheme is a link, whatever a template or a message says.
    """
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    markdown.enable(["table", "strikethrough"]).disable("image")
    markdown.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign]
    return markdown


def tokens(markdown: str) -> list[Token]:
    """Return the tokens of a document; "[ ] " at the start of a list's entry is a box that can be seen."""
    found = reader().parse(_FRONT_MATTER.sub("", markdown, count=1))
    for before, token in pairwise(found):
        if before.type == "paragraph_open" and token.type == "inline" and token.content[:4] in BOXES:
            first = (token.children or [])[0]
            if first.content[:4] in BOXES:
                first.content = BOXES[first.content[:4]] + first.content[4:]
    return found


def tree(markdown: str) -> list[Node]:
    """Return the blocks of a document."""
    return nested(tokens(markdown))


def nested(flat: Sequence[Token]) -> list[Node]:
    """Return a flat list of block tokens as blocks within blocks."""
    root = Node(kind="root", token=Token("root", "", 0))
    open_nodes = [root]
    for token in flat:
        if token.nesting < 0:
            open_nodes.pop()
            continue
        node = Node(kind=token.type.removesuffix("_open"), token=token)
        open_nodes[-1].children.append(node)
        if token.nesting > 0:
            open_nodes.append(node)
    return root.children


def _text(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content
