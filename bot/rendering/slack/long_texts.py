"""A text longer than one input takes, in several parts: joined again, nothing is lost and nothing doubled."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MAX_INPUT = 3000
MAX_ANSWER = 12_000
FULL = MAX_INPUT - 50  # whoever came this close ran out of room

# Where a text may be cut, best first. What is cut out is known by its letter, since inputs may be trimmed.
_JOINTS = {"p": "\n\n", "n": "\n", "s": " ", "x": ""}
_SEARCHED = 600


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One part; `joint` is the letter of what stands between it and the part before."""

    text: str
    joint: str = "n"


def split(text: str) -> list[Part]:
    """Return the parts of a text, each of at most 3,000 characters: one or more, the last with room to go on."""
    parts: list[Part] = []
    joint = "n"
    while len(text) > MAX_INPUT:
        cut, following = _cut(text)
        parts.append(Part(text=text[:cut], joint=joint))
        text, joint = text[cut + len(_JOINTS[following]) :], following
    parts.append(Part(text=text, joint=joint))
    has_room = len(text) < FULL or sum(len(part.text) for part in parts) >= MAX_ANSWER
    return parts if has_room else [*parts, Part(text="")]


def join(parts: Iterable[Part]) -> str:
    """Return the text of which these are the parts; an empty one leaves no trace."""
    text = ""
    for part in parts:
        if part.text:
            text += (_JOINTS.get(part.joint, "\n") if text else "") + part.text
    return text


def _cut(text: str) -> tuple[int, str]:
    """Where to cut, and the letter of what is cut out there."""
    window = text[: MAX_INPUT + 2]
    for letter, joint in _JOINTS.items():
        places = [match.start() for match in re.finditer(rf"(?<=\S){joint}(?=\S)", window)] if joint else []
        fitting = [place for place in places if MAX_INPUT - _SEARCHED <= place <= MAX_INPUT]
        if fitting:
            return fitting[-1], letter
    return MAX_INPUT, "x"
