"""What a redaction gives back: the text with its marks, and where the secrets were."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A secret of `kind` ("aws key") that stood at `start` up to, not including, `end` of the text as it was given."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Redacted:
    """The text with a mark for each secret; `found` in the order of the text, never overlapping."""

    text: str
    found: tuple[Finding, ...] = ()


def mark(kind: str) -> str:
    """Return what stands in place of a secret: "[redacted: aws key]"; without quotes, so it is safe within JSON."""
    return f"[redacted: {kind}]"
