"""Slack's formatting read into blocks and pieces: what is bold, code, quoted or listed. It prints nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from bot.rendering.mrkdwn import Span, SpanKind, parse
from bot.rendering.visible import clean, indented, turns


class Style(Enum):
    """How a piece of a line is set."""

    PLAIN = "plain"
    CODE = "code"
    BOLD = "bold"
    ITALIC = "italic"
    STRIKE = "strike"


class Piece(NamedTuple):
    """A part of one line: CODE and PLAIN hold `spans`, the other styles hold further `pieces`."""

    style: Style
    spans: tuple[Span, ...] = ()
    pieces: tuple["Piece", ...] = ()


class Shape(Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    CODE = "code"
    QUOTE = "quote"
    LIST = "list"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An entry of a list. `number` is None under a bullet; `depth` counts from 0; `line` is in wire form."""

    depth: int
    number: int | None
    line: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Lines that belong together, in wire form; the entries of a LIST are in `entries` instead."""

    shape: Shape
    lines: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


# Stands for a token (a mention, a link) while the marks around it are matched; `clean` text never has it.
_TOKEN = "\ufdd0"
_HINT = re.compile("[*_~`]")
_MARKS = {"*": Style.BOLD, "_": Style.ITALIC, "~": Style.STRIKE}
# Where a mark may open and close. Markdown asks for much the same neighbours, so that what is bold in Slack is bold
# there. A colon in front may end an emoji's code, which becomes a letter-like character: no mark opens behind it.
_BEFORE = r"(?<![^\s!-/;-@\[-`{-~–—…“„‘«])"
_AFTER = r"(?![^\s!-/:-@\[-`{-~–—…”’»])(?!:[a-z0-9_+'-]+:)"
_FORMATTED = re.compile(
    r"(?=[hw`*_~])(?:"  # how each of these begins: most characters are passed by with one look
    r"(?P<address>(?:https?://|www\.)[^\s<>|`]+)"
    r"|(?<!`)`(?P<code>[^`\n]+)`(?!`)"
    + "".join(
        rf"|{_BEFORE}(?<!\{mark})\{mark}(?=[^\s\{mark}])"
        rf"(?P<{style.value}>(?:(?<!`)`[^`\n]+`(?!`)|[^\{mark}`\n]|(?<=\w)\{mark}(?=\w))+)(?<!\s)\{mark}(?!\{mark}){_AFTER}"
        for mark, style in _MARKS.items()
    )
    + ")"
)  # fmt: skip
_FENCED = re.compile(r"```\n?((?:(?!```).)*[^\s`](?:(?!```).)*)```", re.DOTALL)
_ENTRY = re.compile(r"(?P<indent>[ \xa0]*)(?:[•◦▪‣*-]|(?P<number>\d{1,9})[.)])[ \xa0]+(?P<line>\S.*)")
_QUOTED, _QUOTED_ON = "&gt;", "&gt;&gt;&gt;"
_INDENT_WIDTH = 4
MAX_DEPTH = 4


def pieces(line: str) -> tuple[Piece, ...]:
    """Return one line of wire text in pieces; with marks that turn its direction it has no formatting."""
    spans = parse(line)
    if not _HINT.search(line) or turns(line):
        return (Piece(style=Style.PLAIN, spans=tuple(spans)),)
    text = "".join(span.value if span.kind is SpanKind.TEXT else _TOKEN for span in spans)
    return _pieces(text, iter([span for span in spans if span.kind is not SpanKind.TEXT]))


def blocks(wire: str) -> list[Block]:
    """Return wire text in blocks; a fence that is not closed, or has nothing in it, is text as typed.

    TypeError where it is no text, which a template may well get wrong.
    """
    if not isinstance(wire, str):
        raise TypeError(f"expected text, got {type(wire).__name__}")
    text, found, end = clean(wire).strip(), [], 0
    if text and "\n" not in text and "`" not in text:
        shape = _shape(text)
        return [Block(shape=shape, lines=(text,)) if shape is Shape.PARAGRAPH else _block(shape, [text])]
    for fenced in _FENCED.finditer(text):
        found += _paragraphs(text[end : fenced.start()])
        found.append(Block(shape=Shape.CODE, lines=tuple(fenced[1].rstrip().split("\n"))))
        end = fenced.end()
    return found + _paragraphs(text[end:].lstrip(" "))


def _pieces(text: str, tokens: Iterator[Span]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    end = 0
    for match in _FORMATTED.finditer(text):
        if match["address"]:  # marks inside an address are part of it
            continue
        if match.start() > end:
            found.append(_leaf(Style.PLAIN, text[end : match.start()], tokens))
        found.append(_piece(match, tokens))
        end = match.end()
    return (*found, _leaf(Style.PLAIN, text[end:], tokens)) if text[end:] else tuple(found)


def _piece(match: re.Match[str], tokens: Iterator[Span]) -> Piece:
    style = Style(match.lastgroup)
    if style is Style.CODE:
        return _leaf(style, match["code"], tokens)
    return Piece(style=style, pieces=_pieces(match[style.value], tokens))


def _leaf(style: Style, text: str, tokens: Iterator[Span]) -> Piece:
    spans: list[Span] = []
    for number, words in enumerate(text.split(_TOKEN)):
        if number:
            spans.append(next(tokens))
        if words:
            spans.append(Span(kind=SpanKind.TEXT, value=words))
    return Piece(style=style, spans=tuple(spans))


def _paragraphs(text: str) -> list[Block]:
    """The text between fences: runs of lines of one shape, which empty lines part."""
    found: list[Block] = []
    run: list[str] = []
    shape, is_quoted_on = Shape.PARAGRAPH, False
    for line in [*text.strip("\n").split("\n"), ""]:
        is_quoted_on = is_quoted_on or line.startswith(_QUOTED_ON)
        now = Shape.QUOTE if is_quoted_on and line else _shape(line)
        if run and (now is not shape or not line):
            found.append(_block(shape, run))
            run = []
        if line.strip():
            shape = now
            run.append(line)
    return found


def _shape(line: str) -> Shape:
    if line.startswith(_QUOTED):
        return Shape.QUOTE
    return Shape.LIST if _ENTRY.fullmatch(line) else Shape.PARAGRAPH


def _block(shape: Shape, lines: list[str]) -> Block:
    if shape is Shape.LIST:
        return Block(shape=shape, entries=tuple(_entries(lines)))
    if shape is Shape.QUOTE:
        lines = [re.sub(f"^(?:{_QUOTED_ON}|{_QUOTED}) ?", "", line) for line in lines]
    return Block(shape=shape, lines=tuple(indented(line) for line in lines))


def _entries(lines: list[str]) -> Iterator[Entry]:
    """The entries; none is more than one step deeper than the one before it."""
    depth = -1
    for line in lines:
        match = _ENTRY.fullmatch(line)
        assert match is not None  # `_shape` saw to it
        depth = min(len(match["indent"]) // _INDENT_WIDTH, depth + 1, MAX_DEPTH)
        yield Entry(depth=depth, number=int(match["number"]) if match["number"] else None, line=match["line"])
