"""The rows of the printed timeline."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC

from bot.domain.messages import Missed
from bot.domain.milestones import MEANINGS, Milestone
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.postmortem.known import Known
from bot.postmortem.wire import escape
from bot.postmortem.wording import row_time

DELETED = "This message was deleted."
MISSED = {
    Missed.FIRST: "edited; its first wording was not recorded",
    Missed.BETWEEN: "edited; wordings in between may be missing",
}
_TOLD = (TimelineKind.MESSAGE, TimelineKind.NOTE, TimelineKind.UPDATE, TimelineKind.IMPACT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of the timeline. `time` is ready to print; `text`, `author` and `meaning` are in wire form.

    `address` is that of the message the row came from, None for a command's.
    """

    time: str
    meaning: str | None
    author: str | None
    text: str
    address: str | None
    sources: tuple[str, ...]
    is_key: bool = False


def timeline_rows(known: Known) -> tuple[Row, ...]:
    """Return the rows in the order things happened; with dates where they fall on several days (UTC)."""
    shown = [event for event in known.events if not _is_corrected_away(event, known)]
    with_date = on_several_days(shown)
    return tuple(_row(event, known, with_date) for event in shown)


def on_several_days(events: Iterable[TimelineEvent]) -> bool:
    """Return whether the times of `events` need dates (UTC)."""
    return len({event.occurred_at.astimezone(UTC).date() for event in events}) > 1


def said(event: TimelineEvent, known: Known) -> str:
    """Return the text of an event in wire form, without the milestone's own words in front of it."""
    if is_deleted(event, known):
        return DELETED
    text = event.text.strip()
    if event.milestone is None:
        return text
    repeated = re.compile(re.escape(MEANINGS[event.milestone]) + r"\s*([:.–—-]\s*|\Z)", re.IGNORECASE)
    return repeated.sub("", text, count=1) if repeated.match(text) else text


def is_deleted(event: TimelineEvent, known: Known) -> bool:
    """Return whether the message that an event came from was deleted since."""
    message = known.message_of(event)
    return message is not None and message.is_deleted


def counting(event: TimelineEvent, known: Known) -> Milestone | None:
    """Return the milestone that an event sets, None where it sets none or a later one corrects it."""
    if event.milestone is None or known.milestones[event.milestone] is not event:
        return None
    return event.milestone


def _row(event: TimelineEvent, known: Known, with_date: bool) -> Row:
    milestone = counting(event, known)
    text = said(event, known)
    if event.reworded_by and text != DELETED:
        text = f"{text} (reworded by {known.name(event.reworded_by)})"
    message = known.message_of(event)
    if message is not None and message.missed is not None and not event.wording:
        text = f"{text} ({MISSED[message.missed]})"
    if event.milestone and not milestone:
        text = f"{text} (first recorded as “{escape(MEANINGS[event.milestone])}”, corrected since)"
    if event.audience and not is_deleted(event, known):
        text = f"{event.audience.value.capitalize()} update: {text}"
    if event.kind is TimelineKind.IMPACT:
        text = f"Impact: {text}"
    return Row(
        time=row_time(event.occurred_at, with_date=with_date, timezone=known.record.timezone),
        meaning=escape(MEANINGS[milestone]) if milestone else None,
        author=_author(event, known),
        text=text,
        address=known.address(event),
        sources=known.sources(event),
        is_key=bool(event.is_key),
    )


def _author(event: TimelineEvent, known: Known) -> str | None:
    """Whose words a row repeats; changes of state and milestones speak for themselves."""
    if event.kind not in _TOLD:
        return None
    if event.author_id is not None:
        return known.name(event.author_id)
    message = known.message_of(event)
    return escape(message.author_name) if message and message.author_name else None


def _is_corrected_away(event: TimelineEvent, known: Known) -> bool:
    """A corrected milestone leaves no row, unless it holds words of its own that would be lost."""
    if event.milestone is None or counting(event, known):
        return False
    return said(event, known) in ("", said(known.milestones[event.milestone], known))
