"""Wire text as Markdown: Slack's bold, code, quotations and lists become Markdown's, and nothing else does."""

from collections.abc import Iterable, Mapping

from bot.domain.ids import ChannelId, UserId
from bot.domain.people import Person
from bot.rendering.markdown import (
    HARD_BREAK,
    LINE_JOIN,
    Md,
    code_block,
    code_span,
    guard_line,
    joined,
    link,
    pieces_of,
)
from bot.rendering.mrkdwn import Span, SpanKind, plain, to_plain
from bot.rendering.rich import Block, Entry, Piece, Shape, Style, blocks, pieces
from bot.rendering.visible import balanced

_CLICKABLE = ("http://", "https://", "mailto:")
_MARKS = {Style.BOLD: "**", Style.ITALIC: "_", Style.STRIKE: "~~"}


class Paragraphs:
    """Writes wire text, on one line (`inline`) or as blocks (`block`), with names for ids."""

    def __init__(self, people: Mapping[UserId, Person], channels: Mapping[ChannelId, str]) -> None:
        self._people = people
        self._channels = channels
        self._on_one_line: dict[str, Md] = {}  # names come back on every row, and key events twice

    def inline(self, wire: str) -> Md:
        """Return wire text on one line, its lines joined by " / "; a block of code becomes spans of code."""
        found = self._on_one_line.get(wire) if isinstance(wire, str) else None
        if found is None:
            parts = [part for block in blocks(wire) for part in self._flat(block)]
            found = self._on_one_line[wire] = Md(guard_line(LINE_JOIN.join(parts)))
        return found

    def block(self, wire: str, indent: int = 0) -> Md:
        """Return wire text with its lines and blocks; those after the first are indented by `indent`."""
        margin = " " * indent
        return Md(f"\n\n{margin}".join(self._raised(block, margin) for block in blocks(wire)))

    def begins_in_words(self, wire: str) -> bool:
        """Return whether the first block is a paragraph, so that words may stand in front of it."""
        return _is_paragraph(blocks(wire)[:1])

    def ends_in_words(self, wire: str) -> bool:
        """Return whether the last block is a paragraph, so that words may follow it on its line."""
        return _is_paragraph(blocks(wire)[-1:])

    def place(self, span: Span) -> Md | None:
        """Return what is written for a mention that is no plain words; here every mention is words."""
        return None

    def _flat(self, block: Block) -> list[str]:
        """A block as parts of one line."""
        match block.shape:
            case Shape.CODE:
                return [self._code(line.strip()) for line in block.lines if line.strip()]
            case Shape.QUOTE:
                return [f"“{LINE_JOIN.join(self._line(line) for line in block.lines if line)}”"]
            case Shape.LIST:
                return [f"{_sign(entry)} {self._line(entry.line)}" for entry in block.entries]
            case Shape.PARAGRAPH:
                return [self._line(line) for line in block.lines]

    def _raised(self, block: Block, margin: str) -> str:
        """A block as lines of its own."""
        match block.shape:
            case Shape.CODE:
                return code_block([self._plain(line) for line in block.lines], margin)
            case Shape.QUOTE:
                lines = [f"> {guard_line(self._line(line))}".rstrip() for line in block.lines]
                return (HARD_BREAK + margin).join(lines)
            case Shape.LIST:
                return f"\n{margin}".join(self._entries(block.entries))
            case Shape.PARAGRAPH:
                return (HARD_BREAK + margin).join(guard_line(self._line(line)) for line in block.lines)

    def _entries(self, entries: Iterable[Entry]) -> Iterable[str]:
        """The entries; each is indented to where the words of the entry above it begin."""
        offsets = [0]
        for entry in entries:
            sign = "-" if entry.number is None else f"{entry.number}."
            offsets = [*offsets[: entry.depth + 1], offsets[entry.depth] + len(sign) + 1]
            yield f"{' ' * offsets[entry.depth]}{sign} {guard_line(self._line(entry.line))}"

    def _line(self, wire: str) -> str:
        return joined(self._written(pieces(wire)))

    def _written(self, parts: Iterable[Piece]) -> list[str]:
        written: list[str] = []
        for part in parts:
            if part.style is Style.PLAIN:
                written += self._words(part.spans)
            elif part.style is Style.CODE:
                written.append(code_span(balanced("".join(self._in_words(span) for span in part.spans))))
            else:
                mark = _MARKS[part.style]
                written.append(f"{mark}{joined(self._written(part.pieces))}{mark}")
        return written

    def _words(self, spans: Iterable[Span]) -> list[str]:
        """Neighbouring words are escaped together: "&" and "amp;" must not meet as an entity."""
        written: list[str] = []
        words = ""
        for span in spans:
            apart = self._apart(span)
            if apart is None:
                words += self._in_words(span)
            else:
                written += [*_typed(words), apart]
                words = ""
        return written + _typed(words)

    def _apart(self, span: Span) -> Md | None:
        """What is written for a span that is no plain words."""
        if span.kind is SpanKind.LINK and span.value.startswith(_CLICKABLE):
            return self.place(span) or link(balanced(span.label or span.value), span.value)
        return None if span.kind is SpanKind.TEXT else self.place(span)

    def _in_words(self, span: Span) -> str:
        if span.kind is SpanKind.TEXT:
            return span.value
        return balanced(plain(span, self._people, self._channels).strip())

    def _plain(self, wire: str) -> str:
        return balanced(to_plain(wire, self._people, self._channels))

    def _code(self, wire: str) -> Md:
        return code_span(self._plain(wire))


def _sign(entry: Entry) -> str:
    return "•" if entry.number is None else f"{entry.number}."


def _is_paragraph(found: list[Block]) -> bool:
    return bool(found) and found[0].shape is Shape.PARAGRAPH


def _typed(words: str) -> list[str]:
    return [*pieces_of(words), balanced(words)[len(words) :]] if words else []
