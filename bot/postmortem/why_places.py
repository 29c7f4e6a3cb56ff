"""Where in the tree of whys an answer stands, and the key it is kept under.

The main line is "whys": its answers are "whys.1", "whys.2" and so on. Another reason for the third why begins the line
"whys.3b", its answers are "whys.3b.3", "whys.3b.4" and so on; a line may branch again ("whys.3b.4c").
"""

import re
from dataclasses import dataclass

MAIN = "whys"
STEPS = 5
DEEPEST = 20
KEY_LIMIT = 56  # what the answer's column holds, less room for the mark of a line's depth

_KEY = re.compile(r"(?P<line>whys(?:\.\d{1,2}[b-z])*)\.(?P<depth>\d{1,2})")
_BRANCH = re.compile(r"(?P<parent>.+)\.(?P<depth>\d{1,2})[b-z]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One why: its line, and how many whys deep it is asked (from 1)."""

    line: str
    depth: int

    @property
    def key(self) -> str:
        return f"{self.line}.{self.depth}"

    @property
    def beside(self) -> "Place":
        """Where the first reason for the same question stands: itself, unless it begins a branch."""
        match = _BRANCH.fullmatch(self.line)
        if match is None or int(match["depth"]) != self.depth:
            return self
        return Place(line=match["parent"], depth=self.depth)

    @property
    def before(self) -> "Place | None":
        """Where the answer stands that this why asks about; None for the first question."""
        if self.beside != self:
            return self.beside.before
        return None if self.depth == 1 else Place(line=self.line, depth=self.depth - 1)

    @property
    def step_back(self) -> "Place | None":
        """The step before this one: from a branch's first reason, the reason that it stands beside."""
        return self.beside if self.beside != self else self.before


def place_of(key: str) -> Place:
    """Return the place that a key names; ValueError where it names none."""
    match = _KEY.fullmatch(key)
    if match is None:
        raise ValueError(f"{key!r} is no key of a why")
    return Place(line=match["line"], depth=int(match["depth"]))


def first_of(line: str) -> Place:
    """Return where a line begins."""
    match = _BRANCH.fullmatch(line)
    return Place(line=line, depth=int(match["depth"]) if match else 1)


def branch_of(place: Place, letter: str) -> Place | None:
    """Return where the branch `letter` from a place begins; None where its key would be too long."""
    start = Place(line=f"{place.key}{letter}", depth=place.depth)
    return start if len(start.key) <= KEY_LIMIT else None
