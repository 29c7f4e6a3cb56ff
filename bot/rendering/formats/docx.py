"""DOCX for word processors: the document with its headings, lists and tables as such, so that it can be edited."""

import struct
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from markdown_it.token import Token

from bot.rendering.formats.png import convert as draw_png
from bot.rendering.illustrated import TOKEN, Illustration
from bot.rendering.reading import Node, nested
from bot.rendering.sheet import Sheet

_MARKS = {"strong": "bold", "em": "italic", "s": "strike"}
PICTURE_CM = 16.5
IMAGE_CM, TALLEST_CM = 14.5, 20.0
CANNOT_SHOW = "(an image of a kind that this format cannot show)"
_CM_PER_PIXEL = 2.54 / 96
_BROKEN = (ArithmeticError, LookupError, UnicodeDecodeError, struct.error)
_DEEPEST_LIST = 3  # of which Word has styles; what lies deeper is moved in by hand
_LIST_STEP_CM = 0.63
_LINK = "1D4F91"


def convert(sheet: Sheet) -> bytes:
    """Return the file; its dates are those of the incident, since it must not tell when it was made."""
    writer = _File(sheet)
    blocks = nested(sheet.illustrated)
    title, rest = blocks[:1], blocks[1:]  # an own template may print nothing
    for node in title:
        writer.block(node, writer.document)
    writer.document.add_picture(BytesIO(draw_png(sheet)), width=Cm(PICTURE_CM))
    for node in rest:
        writer.block(node, writer.document)
    file = BytesIO()
    writer.document.save(file)
    return _dateless(file)


def _dateless(file: BytesIO) -> bytes:
    """The file with the same date on each of its parts: an archive tells else when it was made."""
    packed = BytesIO()
    with ZipFile(file) as made, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in made.namelist():
            archive.writestr(ZipInfo(name), made.read(name), ZIP_DEFLATED)
    return packed.getvalue()


class _File:
    """Puts blocks into a document, or into a cell of it."""

    def __init__(self, sheet: Sheet) -> None:
        self.document: Any = Document()
        self.document.styles["Normal"].font.size = Pt(10.5)
        for section in self.document.sections:
            section.left_margin = section.right_margin = Cm(2.2)
        properties = self.document.core_properties
        properties.title, properties.author = sheet.title, "Incident Scribe"
        declared: datetime = sheet.record.incident.declared_at
        properties.created = properties.modified = declared.replace(microsecond=0)

    def block(self, node: Node, place: Any, depth: int = 0) -> None:
        match node.kind:
            case "heading":
                self._runs(node, self.document.add_heading(level=int(node.token.tag[1:])))
            case "paragraph":
                self._runs(node, place.add_paragraph())
            case "bullet_list" | "ordered_list":
                self._list(node, place, depth + 1)
            case "table":
                self._table(node)
            case "blockquote":
                for child in node.children:
                    self._quoted(child, place, depth)
            case "fence" | "code_block":
                self._code(node.token.content.rstrip("\n"), place.add_paragraph().add_run())

    def _quoted(self, node: Node, place: Any, depth: int) -> None:
        if node.kind == "paragraph":
            self._runs(node, place.add_paragraph(style="Quote"))
        else:
            self.block(node, place, depth)

    def _list(self, node: Node, place: Any, depth: int) -> None:
        is_numbered = node.kind == "ordered_list"
        level = min(depth, _DEEPEST_LIST)
        style = ("List Number" if is_numbered else "List Bullet") + (f" {level}" if level > 1 else "")
        numbering = self._counted_anew(style, int(node.token.attrGet("start") or 1)) if is_numbered else None
        for entry in node.children:
            for position, child in enumerate(entry.children):
                if child.kind != "paragraph":
                    self.block(child, place, depth)
                    continue
                name = style if position == 0 else f"List Continue{f' {level}' if level > 1 else ''}"
                paragraph = place.add_paragraph(style=name)
                if numbering is not None and position == 0:
                    paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = numbering
                if depth > _DEEPEST_LIST:
                    paragraph.paragraph_format.left_indent = Cm(_LIST_STEP_CM * depth)
                self._runs(child, paragraph)

    def _counted_anew(self, style: str, start: int) -> int:
        """Return the id of a numbering of its own: a style alone would count on from the list before."""
        root = self.document.part.numbering_part.element
        base = self.document.styles[style].element.pPr.numPr.numId.val
        abstract = root.num_having_numId(base).abstractNumId.val
        own = root.add_num(abstract)
        own.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(own.numId)

    def _table(self, node: Node) -> None:
        rows = [row for part in node.children for row in part.children]
        table = self.document.add_table(rows=len(rows), cols=len(rows[0].children), style="Table Grid")
        cells = table._cells  # asking for one row at a time makes the time grow with the square of the rows
        sizes = _column_sizes([[cell.texts() for cell in row.children] for row in rows])
        table.autofit = False
        for column, size in zip(table.columns, sizes, strict=True):
            column.width = size  # of the grid; some programs read this one, others that of the cells
        for number, row in enumerate(rows):
            for column, cell in enumerate(row.children):
                place = cells[number * len(sizes) + column]
                place.width = sizes[column]
                paragraph = place.paragraphs[0]
                self._runs(cell, paragraph)
                for run in paragraph.runs if number == 0 else ():
                    run.bold = True
        self.document.add_paragraph()

    def _runs(self, node: Node, paragraph: Any) -> None:
        for inline in node.children:
            _Line(paragraph).write(inline.token.children or [])

    def _code(self, text: str, run: Any) -> None:
        _monospaced(run).text = text


def _column_sizes(rows: list[list[str]]) -> list[Any]:
    """The widths of a table's columns, by their longest text; none takes all, and none vanishes."""
    longest = [min(max(max(len(row[column]) for row in rows), 12), 60) for column in range(len(rows[0]))]
    return [Cm(PICTURE_CM * length / sum(longest)) for length in longest]


def show(image: Illustration, paragraph: Any) -> None:
    """Put an image below the words of a paragraph; where that is not possible, words that say so."""
    scale = min(1, IMAGE_CM / (image.width * _CM_PER_PIXEL), TALLEST_CM / (image.height * _CM_PER_PIXEL))
    run = paragraph.add_run()
    run.add_break()
    try:
        shape = run.add_picture(BytesIO(image.content), width=Cm(image.width * _CM_PER_PIXEL * scale),
                                height=Cm(image.height * _CM_PER_PIXEL * scale))  # fmt: skip
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, *_BROKEN):
        run.add_text(CANNOT_SHOW)
        run.font.italic = True
        return
    shape._inline.docPr.set("descr", image.alt)


class _Line:
    """Writes one line's tokens into a paragraph."""

    def __init__(self, paragraph: Any) -> None:
        self._paragraph = paragraph
        self._marks: dict[str, bool] = {}
        self._link: Any = None

    def write(self, tokens: list[Token]) -> None:
        for token in tokens:
            name = token.type.removesuffix("_open").removesuffix("_close")
            if name in _MARKS:
                self._marks[_MARKS[name]] = token.nesting > 0
            elif name == "link":
                self._link = self._linked(str(token.attrGet("href"))) if token.nesting > 0 else None
            elif token.type in ("softbreak", "hardbreak"):
                self._paragraph.add_run().add_break()
            elif token.type == TOKEN:
                show(token.meta["image"], self._paragraph)
            else:
                self._run(token)

    def _run(self, token: Token) -> None:
        run = self._paragraph.add_run(token.content)
        for mark, is_on in self._marks.items():
            setattr(run.font, mark, is_on or None)
        if token.type == "code_inline":
            _monospaced(run)
        if self._link is not None:
            run.font.underline, run.font.color.rgb = True, RGBColor.from_string(_LINK)
            self._link.append(run._r)

    def _linked(self, address: str) -> Any:
        element = OxmlElement("w:hyperlink")
        relation = self._paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        element.set(qn("r:id"), relation)
        self._paragraph._p.append(element)
        return element


def _monospaced(run: Any) -> Any:
    run.font.name, run.font.size = "Consolas", Pt(9)
    return run
