"""Slack's rich text as one text in pieces, so that a secret is seen whole however its letters are styled."""

import copy
from typing import Any

from bot.domain.redaction.pieces import Joined, Piece, redact_pieces
from bot.domain.redaction.rule import BARRIER
from bot.domain.redaction.values import mark

Json = dict[str, Any]
_CODE = "rich_text_preformatted"


def redact_rich_text(block: Json, known: tuple[tuple[str, str], ...] = ()) -> tuple[Json, Joined]:
    """Return a copy of `block`, of type rich_text, redacted in its texts and in what its links show.

    The address of a link that showed part of a secret is replaced by the mark; other addresses are left as they are.
    """
    redacted = copy.deepcopy(block)
    places: list[tuple[Json, str] | None] = []
    pieces: list[Piece] = []
    for piece, place in _pieces(redacted):
        pieces.append(piece)
        places.append(place)
    joined = redact_pieces(pieces, known)
    for place, text, kinds in zip(places, joined.texts, joined.kinds, strict=True):
        if place is not None and kinds:
            element, key = place
            element[key] = text
            if element.get("type") == "link":
                element["url"] = mark(kinds[0])
    return redacted, joined


def _pieces(node: Json) -> list[tuple[Piece, tuple[Json, str] | None]]:
    """Return the pieces below `node`, each with the element and key that hold its text; None for glue."""
    pieces: list[tuple[Piece, tuple[Json, str] | None]] = []
    elements = node.get("elements")
    for element in elements if isinstance(elements, list) else []:
        if not isinstance(element, dict):
            continue
        if "elements" in element:
            edge = "```" if element.get("type") == _CODE else ""
            pieces += [(Piece(edge, True), None), *_pieces(element), (Piece(edge + "\n", True), None)]
            continue
        key = next((key for key in ("text", "url") if isinstance(element.get(key), str)), None)
        pieces.append((Piece(BARRIER, True), None) if key is None else (Piece(element[key]), (element, key)))
    return pieces
