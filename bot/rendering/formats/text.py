"""Plain text for terminals: 78 columns, tables set in columns, addresses numbered and listed at the end."""

from collections.abc import Iterator

from markdown_it.token import Token

from bot.rendering.reading import Node, tree
from bot.rendering.sheet import Sheet
from bot.rendering.widths import width, wrapped

COLUMNS = 78
_NARROWEST = 8
_UNDERLINES = {"h1": "=", "h2": "-"}


def convert(sheet: Sheet) -> str:
    """Return the document."""
    page = _Page()
    body = page.blocks(tree(sheet.markdown), "")
    listed = [f"[{number}] {address}" for number, address in enumerate(page.addresses, start=1)]
    tail = ["", "Addresses", "---------", "", *listed] if listed else []
    return "\n".join([*body, *tail]) + "\n"


class _Page:
    """Sets blocks in lines; keeps the addresses in the order met."""

    def __init__(self) -> None:
        self.addresses: dict[str, int] = {}

    def blocks(self, nodes: list[Node], margin: str, *, is_tight: bool = False) -> list[str]:
        lines: list[str] = []
        for node in nodes:
            made = self._block(node, margin)
            if made:
                lines += [*([] if not lines or is_tight else [margin.rstrip()]), *made]
        return lines

    def _block(self, node: Node, margin: str) -> list[str]:
        match node.kind:
            case "heading":
                return self._heading(node, margin)
            case "bullet_list" | "ordered_list":
                return list(self._list(node, margin))
            case "table":
                return list(self._table(node, margin))
            case "blockquote":
                return self.blocks(node.children, f"{margin}> ")
            case "fence" | "code_block" | "html_block":
                return [f"{margin}    {line}".rstrip() for line in node.token.content.rstrip("\n").split("\n")]
            case "paragraph":
                return wrapped(self._words(node), COLUMNS, margin, margin)
            case _:
                return []

    def _heading(self, node: Node, margin: str) -> list[str]:
        lines = wrapped(self._words(node), COLUMNS, margin, margin)
        line = _UNDERLINES.get(node.token.tag)
        return [*lines, margin + line * max(width(text) for text in lines)] if line else lines

    def _list(self, node: Node, margin: str) -> Iterator[str]:
        number = int(node.token.attrGet("start") or 1)
        for entry in node.children:
            sign = "- " if node.kind == "bullet_list" else f"{number}. "
            number += 1
            inner = margin + " " * len(sign)
            lines = self.blocks(entry.children, inner, is_tight=True) or [inner]
            yield (margin + sign + lines[0][len(inner) :]).rstrip()
            yield from lines[1:]

    def _table(self, node: Node, margin: str) -> Iterator[str]:
        rows = [[self._words(cell) for cell in row.children] for part in node.children for row in part.children]
        widths = _shared([max(width(row[column]) for row in rows) for column in range(len(rows[0]))], margin)
        for number, row in enumerate(rows):
            yield from _row(row, widths, margin)
            if number == 0:
                yield margin + "  ".join("-" * columns for columns in widths)

    def _words(self, node: Node) -> str:
        return "".join(part for inline in node.children for part in self._inline(inline.token.children or []))

    def _inline(self, tokens: list[Token]) -> Iterator[str]:
        address, label = "", ""
        for token in tokens:
            if token.type == "link_open":
                address, label = str(token.attrGet("href") or ""), ""
            elif token.type == "link_close":
                yield "" if label == address else f" [{self.addresses.setdefault(address, len(self.addresses) + 1)}]"
            elif token.type in ("softbreak", "hardbreak"):
                yield "\n" if token.type == "hardbreak" else " "
            elif token.type == "code_inline":
                yield f"`{token.content}`"
            else:
                label += token.content
                yield token.content


def _row(cells: list[str], widths: list[int], margin: str) -> Iterator[str]:
    columns = [wrapped(cell, size) for cell, size in zip(cells, widths, strict=False)]
    for number in range(max(len(lines) for lines in columns)):
        parts = [lines[number] if number < len(lines) else "" for lines in columns]
        padded = (part + " " * (size - width(part)) for part, size in zip(parts, widths, strict=False))
        yield (margin + "  ".join(padded)).rstrip()


def _shared(wanted: list[int], margin: str) -> list[int]:
    """The widths of a table's columns: the widest give way until the page holds them all."""
    room = COLUMNS - width(margin) - 2 * (len(wanted) - 1)
    widths = list(wanted)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        others = sorted(widths)[-2] if len(widths) > 1 else _NARROWEST
        floor = max(_NARROWEST, others if others < widths[widest] else widths[widest] - 1)
        widths[widest] = max(floor, widths[widest] - (sum(widths) - room))
    return [max(size, 1) for size in widths]
