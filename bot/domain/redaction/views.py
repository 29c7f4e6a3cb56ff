"""A text as rules read it, without escapes and invisible characters, and the way back to offsets of the original."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from bot.domain.redaction.rule import BARRIER

_SPECIAL = re.compile(
    r"(?P<mark>\[redacted: [a-z0-9 ]{1,40}\])"
    r"|(?P<mention><(?:[@#][A-Z0-9]{2,30}(?:\|[^<>\n]{0,200})?|!(?:here|channel|everyone|subteam\^|date\^)[^<>\n]{0,400})>)"
    r"|(?P<link><(?P<url>[A-Za-z][A-Za-z0-9+.-]{1,20}:[^\s<>|]{1,4000})(?:\|(?P<label>[^<>\n]{0,4000}))?>)"
    r"|(?P<escape>&(?:amp|lt|gt|quot|\#39);)"
    r"|(?P<invisible>[\u00ad\u180e\u200b-\u200f\u2060\ufeff]{1,64})"
    r"|(?P<quote>[“”„«»]|\\{1,8}\")|(?P<apostrophe>[‘’‚]|\\{1,8}')|(?P<slash>\\/)"
    r"|(?P<percent>%[2-7][0-9A-Fa-f]|\\u00[2-7][0-9A-Fa-f])|(?P<white>\\[nrt])"
    r"|(?P<inner>(?<=[A-Za-z0-9])[*~`]{1,3}(?=[A-Za-z0-9]))"
    r"|(?P<style>[*_~`])"
)
_BEGINNING = re.compile(r"[\[<&\u00ad\u180e\u200b-\u200f\u2060\ufeff“”„«»‘’‚\\%*~`_]")
_ESCAPES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'"}
_FIXED = {"mark": BARRIER, "mention": BARRIER, "invisible": "", "quote": '"', "apostrophe": "'", "slash": "/"}


class Reading(Enum):
    """How a text is read."""

    WIRE = "as Slack sends it: links with their address and their label"
    SEEN = "as people see it: links by their label, without marks of style inside of words"
    DECODED = "as it was before it was put into a URL or into JSON"
    BARE = "as people see it, without any mark of style"


@dataclass(slots=True)
class View:
    """One reading of a text, in pieces that each know where they came from."""

    text: str = ""
    links: list[tuple[int, int]] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    _parts: list[str] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _origins: list[tuple[int, int]] = field(default_factory=list)
    _length: int = 0

    def add(self, part: str, start: int, end: int) -> None:
        """Append `part`, which stands for the original from `start` to `end`: all of it, or letter by letter."""
        if part:
            self._parts.append(part)
            self._starts.append(self._length)
            self._origins.append((start, end))
            self._length += len(part)

    def close(self) -> "View":
        """Return the view, finished."""
        self.text = "".join(self._parts)
        return self

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original behind `start` to `end` (not empty) of the view."""
        first, first_at = self._piece(start)
        last, last_at = self._piece(end - 1)
        begin = self._origins[first][0] + (start - first_at if self._is_verbatim(first) else 0)
        stop = self._origins[last][0] + (end - last_at) if self._is_verbatim(last) else self._origins[last][1]
        return begin, stop

    def _piece(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self._starts, offset) - 1
        return index, self._starts[index]

    def _is_verbatim(self, index: int) -> bool:
        start, end = self._origins[index]
        return len(self._parts[index]) == end - start


def view_of(text: str, reading: Reading) -> View:
    """Return `text` in one reading."""
    view = View()
    _feed(view, text, 0, len(text), reading)
    return view.close()


def views_of(text: str) -> Iterator[tuple[Reading, View]]:
    """Yield the readings of `text` that differ from each other; the first is the wire form."""
    wire = view_of(text, Reading.WIRE)
    yield Reading.WIRE, wire
    if wire.kinds & {"link", "inner"}:
        yield Reading.SEEN, view_of(text, Reading.SEEN)
    if wire.kinds & {"percent", "white"}:
        yield Reading.DECODED, view_of(text, Reading.DECODED)


def _feed(view: View, text: str, start: int, end: int, reading: Reading) -> None:
    for match in _specials(text, start, end):
        kind = match.lastgroup if match["link"] is None else "link"
        view.kinds.add(str(kind))
        begin, stop = match.span()
        replacement = _replacement(str(kind), match[0], reading)
        if replacement is None:
            continue
        view.add(text[start:begin], start, begin)
        if kind == "link":
            view.links.append((begin, stop))
            _feed_link(view, text, match, reading)
        else:
            view.add(replacement, begin, stop)
        start = stop
    view.add(text[start:end], start, end)


def _specials(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what may stand for something else; the first letter is looked for alone, which is many times faster."""
    while (beginning := _BEGINNING.search(text, start, end)) is not None:
        start = beginning.start()
        match = _SPECIAL.match(text, start, end)
        if match is not None:
            yield match
        start = match.end() if match is not None else start + 1


def _feed_link(view: View, text: str, match: re.Match[str], reading: Reading) -> None:
    begin, stop = match.span()
    url, label = match.span("url"), match.span("label")
    if reading in (Reading.SEEN, Reading.BARE):
        seen = url if match["label"] is None else label
        _feed(view, text, *seen, reading)
        return
    view.add(BARRIER, begin, begin + 1)
    _feed(view, text, *url, reading)
    if match["label"] is not None:
        view.add(BARRIER, url[1], label[0])
        _feed(view, text, *label, reading)
    view.add(BARRIER, stop - 1, stop)


def _replacement(kind: str, found: str, reading: Reading) -> str | None:
    """Return what stands in the view for `found`; None where this reading leaves it as it is."""
    if kind in _FIXED:
        return _FIXED[kind]
    if kind == "link":
        return ""
    if kind == "escape":
        return _ESCAPES[found]
    if reading is Reading.DECODED and kind == "percent":
        return chr(int(found[-2:], 16))
    if reading is Reading.DECODED and kind == "white":
        return " " if found == "\\t" else "\n"
    is_dropped = (reading is Reading.BARE and kind in ("inner", "style")) or (
        reading is Reading.SEEN and kind == "inner"
    )
    return "" if is_dropped else None
