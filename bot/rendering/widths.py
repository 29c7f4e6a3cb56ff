"""Text laid out for terminals, where a character takes no, one or two columns."""

import unicodedata

_JOINERS = {"\u200d", "\ufe0f", "\u200b"}


def width(text: str) -> int:
    """Return how many columns a line takes."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def wrapped(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """Return text in lines of at most `columns` columns, the first begun by `first`, the others by `rest`.

    Line breaks are kept; a word that is longer than a line stands on its own and is not cut.
    """
    lines: list[str] = []
    margin = first
    for part in text.split("\n"):
        line, is_empty = margin, True
        for word in part.split(" "):
            if not is_empty and width(line) + 1 + width(word) > columns:
                lines.append(line.rstrip())
                line, is_empty = rest, True
            line, is_empty = line + ("" if is_empty else " ") + word, False
        lines.append(line.rstrip())
        margin = rest
    return lines


def _columns(character: str) -> int:
    if character in _JOINERS or unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
