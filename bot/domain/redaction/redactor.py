"""From a text to the same text without its secrets, and where they were. Pure, and linear in the length of the text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from bot.domain.redaction.own import pieces
from bot.domain.redaction.rule import BARRIER, Rule, span_of
from bot.domain.redaction.rules import RULES
from bot.domain.redaction.values import Finding, Redacted, mark
from bot.domain.redaction.views import Reading, View, view_of, views_of

_PASSES = 6  # a mark can bare what stood beside it; more than three passes have not been seen
_SHORTEST_KNOWN = 6
_KEYWORDS = sorted({keyword for rule in RULES for keyword in rule.keywords})
_RANKS_OF = {keyword: [rank for rank, rule in enumerate(RULES) if keyword in rule.keywords] for keyword in _KEYWORDS}
_RANKS = {rule.kind: rank for rank, rule in reversed(list(enumerate(RULES)))}


_own: tuple[Rule, ...] = ()


def use_own(rules: tuple[Rule, ...]) -> None:
    """Have this process look for an organisation's own secrets, too; said once, before anything is read."""
    global _own
    _own = rules


def redact(text: str, known: Sequence[tuple[str, str]] = ()) -> Redacted:
    """Return `text` with "[redacted: <kind>]" for each secret; offsets in `found` are those of `text` as given.

    `known` are secrets, as (kind, secret), found elsewhere in the same message; here they are found also where marks
    of style stand inside. Where nothing is found the text comes back as it is. Redacting again changes nothing.
    """
    result = Redacted(text)
    for _ in range(_PASSES):
        fresh = _moved(_search(result.text, known), result.found)
        if not fresh:
            break
        found = _merged([*result.found, *fresh])
        result = Redacted(_marked(text, found), found)
    return result


def _search(text: str, known: Sequence[tuple[str, str]]) -> list[Finding]:
    """Return what the rules find in `text`, in no order, possibly overlapping."""
    found: dict[tuple[int, int], Finding] = {}
    for reading, view in views_of(text):
        for finding in _matches(view):
            span = finding.start, finding.end
            if reading is not Reading.WIRE:
                finding = finding if span in found else _with_whole_links(finding, view.links, reading)
            found.setdefault((finding.start, finding.end), finding)
    return [*found.values(), *_known(text, known)]


def _matches(view: View) -> Iterator[Finding]:
    for rule in _concerned(view.text.lower()):
        for match in rule.pattern.finditer(view.text):
            if rule.check(match):
                yield Finding(rule.kind, *view.origin(*span_of(match)))
    for start, piece in pieces(view.text) if _own else ():
        for rule in _own:
            for match in rule.pattern.finditer(piece):
                begin, end = match.span(match.lastindex or 0)
                if begin < end and BARRIER not in match[match.lastindex or 0]:
                    yield Finding(rule.kind, *view.origin(start + begin, start + end))


def _concerned(lowered: str) -> list[Rule]:
    """Return the rules that could match in a text, given in lower case; most texts hold no keyword at all."""
    ranks = {rank for keyword in _KEYWORDS if keyword in lowered for rank in _RANKS_OF[keyword]}
    return [RULES[rank] for rank in sorted(ranks)]


def _known(text: str, known: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    if not known:
        return
    view = view_of(text, Reading.BARE)
    for kind, secret in known:
        bare = view_of(secret, Reading.BARE).text
        at = view.text.find(bare) if len(bare) >= _SHORTEST_KNOWN else -1
        while at >= 0:
            yield _with_whole_links(Finding(kind, *view.origin(at, at + len(bare))), view.links, Reading.SEEN)
            at = view.text.find(bare, at + len(bare))


def _with_whole_links(finding: Finding, links: list[tuple[int, int]], reading: Reading) -> Finding:
    """Return `finding` grown over each link that it cuts; as people see a text, also over each that it touches."""
    start, end = finding.start, finding.end
    for begin, stop in links[bisect_right(links, start, key=itemgetter(1)) :]:
        if begin >= end:
            break
        if reading is Reading.SEEN or not (begin <= start and end <= stop):
            start, end = min(start, begin), max(end, stop)
    return Finding(finding.kind, start, end)


def _merged(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `found` in the order of the text; of those that overlap, one over all of them, named by the first rule."""
    merged: list[Finding] = []
    for finding in sorted(found, key=lambda finding: (finding.start, finding.end)):
        if merged and finding.start < merged[-1].end:
            last = merged.pop()
            kind = min(last.kind, finding.kind, key=_rank)
            finding = Finding(kind, last.start, max(last.end, finding.end))
        merged.append(finding)
    return tuple(merged)


def _rank(kind: str) -> int:
    """The place of a kind among the rules; one's own come first."""
    return _RANKS.get(kind, -1)


def _marked(text: str, found: tuple[Finding, ...]) -> str:
    parts, at = [], 0
    for finding in found:
        parts += [text[at : finding.start], mark(finding.kind)]
        at = finding.end
    return "".join([*parts, text[at:]])


def _moved(found: list[Finding], earlier: tuple[Finding, ...]) -> list[Finding]:
    """Return `found`, made in the text as marked for `earlier`, with the offsets of the text as given."""
    ends, shifts = [0], [0]
    for finding in earlier:
        grown = len(mark(finding.kind)) - (finding.end - finding.start)
        shifts.append(shifts[-1] + grown)
        ends.append(finding.end + shifts[-1])

    def before(offset: int) -> int:
        return offset - shifts[bisect_right(ends, offset) - 1]

    return [Finding(finding.kind, before(finding.start), before(finding.end)) for finding in found]
