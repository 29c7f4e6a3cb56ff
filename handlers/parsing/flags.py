"""Flags in a command's text: `--private`, `--since 45m`."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from handlers.parsing.cutting import cut, shorten
from handlers.parsing.words import WordNotUnderstood, did_you_mean

# Phones and desktops turn a typed "--" into a dash.
_FLAG = re.compile(r"(?:^|(?<=\s))(?P<dash>--|—|–)(?P<name>[A-Za-z][A-Za-z-]*)(?:=(?P<value>\S+))?(?=\s|$)")
_VALUE = re.compile(r'\s+(?:"(?P<straight>[^"]+)"|“(?P<curly>[^”]+)”|(?P<word>(?!--|—)\S+))(?=\s|$)')


class Flags(NamedTuple):
    """The flags given (name without dashes to value, "" for one that takes none), and the rest."""

    given: dict[str, str]
    rest: str


def take_flags(text: str, takes_value: Mapping[str, bool]) -> Flags:
    """Return the flags of `text` named in `takes_value`, wherever they stand, and `text` without them.

    A phone's "—private" counts as "--private". An unknown flag is text, unless it looks like a slip of a
    known one or opens or ends the text: then, and where a value is missing, `WordNotUnderstood` is raised,
    because what a lost `--private` made public stays public.
    """
    given: dict[str, str] = {}
    position = 0
    while match := _FLAG.search(text, position):
        name = match["name"].lower()
        if name not in takes_value:
            _refuse_a_slip(match, takes_value)
            position = match.end()
            continue
        given[name], end = _value(match) if takes_value[name] else ("", match.end())
        text = cut(text, match.start(), end)
        position = min(match.start(), len(text))
    return Flags(given, text)


def _value(match: re.Match[str]) -> tuple[str, int]:
    if match["value"]:
        return match["value"], match.end()
    value = _VALUE.match(match.string, match.end())
    if value is None:
        raise WordNotUnderstood(f"`--{match['name'].lower()}` needs a value after it. Nothing was declared.")
    return value["straight"] or value["curly"] or value["word"], value.end()


def _refuse_a_slip(match: re.Match[str], known: Mapping[str, bool]) -> None:
    meant = did_you_mean(match["name"], known)
    at_an_edge = not match.string[: match.start()].strip() or not match.string[match.end() :].strip()
    if meant is None and not (at_an_edge and match["dash"] == "--"):
        return
    names = ", ".join(f"`--{name}`" for name in sorted(known))
    hint = f"Did you mean `--{meant}`?" if meant else f"There is {names}."
    raise WordNotUnderstood(f"I don't know “--{shorten(match['name'])}”. {hint} Nothing was declared.")
