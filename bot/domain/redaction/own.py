"""An organisation's own patterns of secrets, read and weighed: none may be able to take long on any text."""

import math
import re

from bot.domain.redaction.rule import Rule

# A piece of text that own patterns see at once, and how far two of them overlap: no secret is longer than that.
PIECE, OVERLAP = 1000, 300
# How many ways a pattern may have to begin at one place: quantifiers multiply.
MOST_WAYS = 10_000
_NAME = re.compile(r"[a-z0-9][a-z0-9 ]{0,39}")
_TOKEN = re.compile(
    r"(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)|(?P<open>\((?:\?(?::|P<\w+>|<?[=!]|[aiLmsux-]+[:)]))?)"
    r"|(?P<close>\))|(?P<or>\|)|(?P<times>[*+?]|\{\d*,?\d*\})[?+]?|(?P<other>.)",
    re.DOTALL,
)
_BACK = re.compile(r"\\[1-9]|\(\?P=|\(\?\(")


class BadPattern(ValueError):
    """A pattern cannot be used; the message says which and why."""


def read_patterns(lines: str) -> tuple[Rule, ...]:
    """Return the rules in `lines`: "name=regular expression" each; empty lines and those that begin with # are none.

    Raises:
        BadPattern: the first that cannot be used, with what is wrong. The pattern itself is not repeated.
    """
    written = [line.strip() for line in lines.splitlines()]
    return tuple(_rule(line) for line in written if line and not line.startswith("#"))


def pieces(text: str) -> list[tuple[int, str]]:
    """Return the lines of `text` with where each begins; long ones in pieces that overlap."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        offsets = range(0, max(len(line) - OVERLAP, 1), PIECE - OVERLAP)
        found += [(start + offset, line[offset : offset + PIECE]) for offset in offsets]
        start += len(line)
    return found


def _rule(line: str) -> Rule:
    name, equals, pattern = line.partition("=")
    kind = " ".join(name.lower().replace("_", " ").replace("-", " ").split())
    if not equals or _NAME.fullmatch(kind) is None:
        raise BadPattern("has a line that is not “name=regular expression”, with a name of letters and digits")
    try:
        compiled = re.compile(pattern)
    except re.error as wrong:
        raise BadPattern(
            f"“{kind}” is no regular expression: {wrong.msg} at character {(wrong.pos or 0) + 1}"
        ) from None
    if compiled.search("") is not None:
        raise BadPattern(f"“{kind}” matches where nothing stands")
    if _BACK.search(pattern):
        raise BadPattern(f"“{kind}” refers back to a group or depends on one: such patterns may take for ever")
    if _ways(pattern) > MOST_WAYS:
        raise BadPattern(f"“{kind}” may take too long: write {{1,50}} for * and +, and repeat no group that varies")
    return Rule(kind=kind, keywords=(), pattern=compiled)


def _ways(pattern: str) -> int:
    """Return at most how many ways the pattern has to match from one place on."""
    levels: list[list[int]] = [[0, 1]]  # of each open group: the ways of its alternatives before, and of the last one
    last = 1  # the ways of what a quantifier would repeat
    for token in _TOKEN.finditer(pattern):
        match token.lastgroup:
            case "open":
                levels.append([0, 1])
            case "close" if len(levels) > 1:
                last = sum(levels.pop())
                levels[-1][1] *= last
            case "or":
                levels[-1] = [sum(levels[-1]), 1]
            case "times":
                choices, most = _times(token["times"])
                levels[-1][1] *= choices * last ** min(most - 1, 16)
                last = 1
            case _:
                last = 1
    return math.prod(sum(level) for level in levels)


def _times(quantifier: str) -> tuple[int, int]:
    """Return how many different numbers of times a quantifier allows, and the largest."""
    if quantifier in ("?", "*", "+"):
        return (2, 1) if quantifier == "?" else (PIECE, PIECE)
    least, comma, most = quantifier.strip("{}").partition(",")
    if not comma:
        return 1, max(int(least or 1), 1)
    largest = int(most) if most else PIECE
    return max(largest - int(least or 0) + 1, 1), max(largest, 1)
