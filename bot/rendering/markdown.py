"""Text as Markdown (CommonMark with GitHub's tables and ~~) that shows as typed: no structure, no HTML of its own.

Line breaks have no harmless form inside a table cell, a heading or a list label: `<br>` is raw HTML, which safe
readers print as letters. There, lines are joined by " / ".
"""

import re
from urllib.parse import quote

from bot.rendering.emoji import emojied

_SPECIAL = re.compile(
    r"[\\`*\[\]<|~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word, as in max_connections, an underscore is harmless
    r"|&(?=#\d+;|#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)"
    r"|(?<!\S)#(?=#*\s*\Z)"  # at the end of a heading it would close the heading
    r"|(?<=\{)[{%#]"  # so that no template engine later finds its own marks
)
_MAY_BE_SPECIAL = re.compile(r"[\\`*\[\]<|~_&#{%]")  # a set of characters is found several times as fast
_ENTITIES = {"<": "&lt;", "&": "&amp;"}  # no raw "<" at all, for readers that look for tags first
_LINE_START = re.compile(r"([#+\-=>:])|(\d+)([.)])(?=\s|$)")
_ADDRESS = re.compile(r"(?<![A-Za-z0-9])(?:https?://|www\.)(?=[^\W_])[^\s<>\"|\\^`{}]+")
_TRAILING = re.compile(r"[.,;:!?'\]*_~]+\Z")
_KEPT_IN_ADDRESS = "%/:=&?~#+!$,;@-._[]"
_PLAIN_ADDRESS = re.compile(f"[A-Za-z0-9{re.escape(_KEPT_IN_ADDRESS)}]*")

LINE_JOIN = " / "
HARD_BREAK = "  \n"
# A bar in a code span, which is written one way in a table and another elsewhere; `finished` decides. No text has it.
_BAR_IN_CODE = "\ufdd1"
_TABLE_ROW = re.compile(r"^ *\|.*$", re.MULTILINE)
_TICKS = re.compile("`+")


class Md(str):
    """Text that is Markdown already, and is printed as it stands."""

    __slots__ = ()


def escape_text(text: str) -> str:
    """Return the characters of `text` so that they show as typed anywhere but at the start of a line."""
    if not _MAY_BE_SPECIAL.search(text):
        return text
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], "\\" + match[0]), text)


def guard_line(line: str) -> str:
    """Return an escaped line so that its start makes no heading, list, quotation or rule."""
    return _LINE_START.sub(_guarded, line, count=1) if _LINE_START.match(line) else line


def link(label: str, address: str) -> Md:
    """Return a link to `address` (http, https or mailto) that shows `label`, both plain text."""
    target = address if _PLAIN_ADDRESS.fullmatch(address) else quote(address, safe=_KEPT_IN_ADDRESS)
    target = target.replace("&", "&amp;")
    return Md(f"[{escape_text(label)}]({target})")


def pieces_of(text: str) -> list[str]:
    """Return one line of plain text in pieces: words, and the addresses typed, as links to those places."""
    written: list[str] = []
    end = 0
    if "://" not in text and "www." not in text:
        return [escape_text(emojied(text))]
    for match in _ADDRESS.finditer(text):
        address = _trimmed(match[0])
        prefix = "http://" if address.startswith("www.") else ""
        written += [escape_text(emojied(text[end : match.start()])), link(address, prefix + address)]
        end = match.start() + len(address)
    return [*written, escape_text(emojied(text[end:]))]


def code_span(text: str) -> Md:
    """Return one line of plain text as a code span; `finished` completes it."""
    ticks = "`" * (_longest_run(text) + 1)
    is_padded = text[:1] == "`" or text[-1:] == "`" or (text[:1] == text[-1:] == " " and bool(text.strip()))
    pad = " " if is_padded else ""
    return Md(f"{ticks}{pad}{text.replace('|', _BAR_IN_CODE)}{pad}{ticks}")


def code_block(lines: list[str], margin: str) -> Md:
    """Return plain lines as a fenced block; all but its first line begin with `margin`."""
    ticks = "`" * max(3, _longest_run("\n".join(lines)) + 1)
    return Md(f"\n{margin}".join([ticks, *lines, ticks]))


def finished(document: str) -> str:
    """Return a whole document with the bars in its code spans as their place needs them."""
    if _BAR_IN_CODE not in document:
        return document
    in_tables = _TABLE_ROW.sub(lambda row: row[0].replace(_BAR_IN_CODE, "\\|"), document)
    return in_tables.replace(_BAR_IN_CODE, "|")


def _longest_run(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)


def joined(pieces: list[str]) -> str:
    """Return the pieces of a line as one; a "!" right before a link would make it an image."""
    return "".join(pieces).replace("![", "\\![")


def _guarded(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    address = _TRAILING.sub("", address)
    return _TRAILING.sub("", address[:-1]) if address.endswith(")") and "(" not in address else address
