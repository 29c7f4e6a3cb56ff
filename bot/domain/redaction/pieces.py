"""A text in pieces, redacted as a whole: the first piece of a secret holds the mark, the others lose their part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.redaction.redactor import redact
from bot.domain.redaction.values import Finding, mark


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a text; glue only stands between others and holds no mark."""

    text: str
    is_glue: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """The pieces without their secrets, and the kinds of those that each one lost a part of.

    `split` are the secrets, as (kind, secret), that lay in several pieces.
    """

    texts: list[str]
    kinds: list[list[str]]
    found: tuple[Finding, ...]
    split: list[tuple[str, str]]


def redact_pieces(pieces: Sequence[Piece], known: Sequence[tuple[str, str]] = ()) -> Joined:
    """Return `pieces` redacted as if they were one text. Offsets in `found` are those of the pieces joined."""
    found = redact("".join(piece.text for piece in pieces), known).found
    parts: list[list[str]] = [[] for _ in found]
    joined = Joined([], [], found, [])
    for piece, start, here in _with_findings(pieces, found):
        kept, kinds, at = [], [], 0
        for index in here:
            finding = found[index]
            begin, stop = max(finding.start - start, 0), min(finding.end - start, len(piece.text))
            is_first = not parts[index]
            kept += [piece.text[at:begin], mark(finding.kind) if is_first and not piece.is_glue else ""]
            if not piece.is_glue:
                parts[index].append(piece.text[begin:stop])
                kinds.append(finding.kind)
            at = stop
        joined.texts.append("".join([*kept, piece.text[at:]]))
        joined.kinds.append(kinds)
    joined.split.extend((finding.kind, "".join(own)) for finding, own in zip(found, parts, strict=True) if len(own) > 1)
    return joined


def _with_findings(pieces: Sequence[Piece], found: tuple[Finding, ...]) -> Iterator[tuple[Piece, int, list[int]]]:
    """Yield each piece with where it starts and the indexes of the findings that reach into it."""
    start = first = 0
    for piece in pieces:
        end = start + len(piece.text)
        while first < len(found) and found[first].end <= start:
            first += 1
        here, index = [], first
        while index < len(found) and found[index].start < end:
            here.append(index)
            index += 1
        yield piece, start, here if piece.text else []
        start = end
