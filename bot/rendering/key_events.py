"""The key events of a document: the milestones reached, and as open rows those that every incident passes."""

from dataclasses import dataclass

from bot.domain.milestones import MEANINGS, Milestone
from bot.postmortem.facts import Fact
from bot.postmortem.known import Known
from bot.postmortem.rows import Row
from bot.postmortem.wire import escape

# Paging, the beginning of the investigation and a later confirmation are shown where somebody recorded them.
EXPECTED = (
    Milestone.STARTED,
    Milestone.DETECTED,
    Milestone.DECLARED,
    Milestone.IDENTIFIED,
    Milestone.MITIGATED,
    Milestone.RESOLVED,
)
NOTED, LAST = "Noted", len(Milestone)
_PLACES = {escape(MEANINGS[milestone]): place for place, milestone in enumerate(Milestone)}


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyEvent:
    """A milestone: the timeline's row that sets it, or the open question when it was. `meaning` is in wire form.

    A row that somebody called a key event without a milestone has its author's name for a meaning.
    """

    meaning: str
    row: Row | None
    when: Fact


def key_events(rows: tuple[Row, ...], at_hand: Known) -> tuple[KeyEvent, ...]:
    """Return the milestones in the order they fell; an open one behind the last that normally comes before it."""
    asked = at_hand.open("milestone", "When did this happen?")
    found = [
        KeyEvent(meaning=row.meaning or row.author or NOTED, row=row, when=asked)
        for row in rows
        if row.meaning or row.is_key
    ]
    for milestone in EXPECTED:
        meaning = escape(MEANINGS[milestone])
        if all(event.meaning != meaning for event in found):
            earlier = [n for n, event in enumerate(found) if _PLACES.get(event.meaning, LAST) < _PLACES[meaning]]
            found.insert(max(earlier, default=-1) + 1, KeyEvent(meaning=meaning, row=None, when=asked))
    return tuple(found)
