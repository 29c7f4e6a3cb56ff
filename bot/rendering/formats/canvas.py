"""Markdown for a Slack canvas: Slack's dialect of it, within its limits, with people and channels as mentions."""

from collections.abc import Iterator

from bot.rendering.canvas_writer import CanvasWriter, spelled
from bot.rendering.reading import BOXES, Node, tree
from bot.rendering.sheet import Sheet

LARGEST_BYTES = 1 << 20
MOST_CELLS = 300
DEEPEST_HEADING = 3
CUT = "_The rest is left out: a canvas holds no more. The document has it all in its other formats._\n"


def convert(sheet: Sheet) -> str:
    """Return the canvas. Tables beyond 300 cells in all become lists; what exceeds 1 MiB is cut, and says so."""
    page = _Page()
    parts: list[str] = []
    room = LARGEST_BYTES - len(CUT.encode())
    for node in tree(sheet.fill(CanvasWriter(sheet.record.people, sheet.record.channels))):
        block = "".join(f"{line}\n" for line in page.block(node)) + "\n"
        room -= len(block.encode())
        if room < 0:
            return "".join(parts) + CUT
        parts.append(block)
    return "".join(parts).rstrip("\n") + "\n"


class _Page:
    """Writes blocks as lines; keeps count of the cells that are left."""

    def __init__(self) -> None:
        self._cells_left = MOST_CELLS

    def block(self, node: Node, *, is_quoted: bool = False) -> list[str]:
        match node.kind:
            case "heading":
                level = min(int(node.token.tag[1:]), DEEPEST_HEADING)
                return [f"{'#' * level} {_line(node)}"]
            case "paragraph":
                return _lines(node)
            case "bullet_list" | "ordered_list":
                return list(self._list(node, is_quoted=is_quoted))
            case "table":
                return list(self._table(node))
            case "blockquote":
                inner = [line for child in node.children for line in self.block(child, is_quoted=True)]
                return [f"> {line}".rstrip() for line in inner]
            case "fence" | "code_block":
                ticks = node.token.markup or "```"
                return [ticks, *node.token.content.rstrip("\n").split("\n"), ticks]
            case "hr":
                return ["---"]
            case _:
                return []

    def _list(self, node: Node, *, is_quoted: bool) -> Iterator[str]:
        """A list; in a quotation, where a canvas takes none, its entries are lines with a bullet."""
        number = int(node.token.attrGet("start") or 1)
        for entry in node.children:
            sign = "• " if is_quoted else "- " if node.kind == "bullet_list" else f"{number}. "
            number += 1
            lines = [line for child in entry.children for line in self.block(child, is_quoted=is_quoted)] or [""]
            yield (sign + (lines[0] if is_quoted else _ticked(lines[0]))).rstrip()
            yield from (f"{'' if is_quoted else ' ' * len(sign)}{line}" for line in lines[1:])

    def _table(self, node: Node) -> Iterator[str]:
        rows = [[_line(cell) for cell in row.children] for part in node.children for row in part.children]
        size = sum(len(row) for row in rows)
        if size <= self._cells_left:
            self._cells_left -= size
            yield f"| {' | '.join(rows[0])} |"
            yield f"|{'---|' * len(rows[0])}"
            yield from (f"| {' | '.join(row)} |" for row in rows[1:])
        else:
            yield from (f"- {' — '.join(cell for cell in row if cell)}" for row in rows[1:])


def _ticked(line: str) -> str:
    """An entry that shows a box has a canvas's own, which can be ticked."""
    for written, shown in BOXES.items():
        if line.startswith(shown):
            return written + line.removeprefix(shown)
    return line


def _lines(node: Node) -> list[str]:
    return [line for inline in node.children for line in spelled(inline.token.children or []).split("\n")]


def _line(node: Node) -> str:
    return " ".join(_lines(node))
