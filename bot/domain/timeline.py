"""Timeline events: what mattered, when it happened, who says so and what shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from operator import itemgetter

from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId
from bot.domain.milestones import Milestone
from bot.domain.updates import Audience
from bot.domain.values import Value


class TimelineKind(Enum):
    """What sort of thing happened."""

    DECLARED = "declared"
    NOTE = "note"
    MESSAGE = "message"
    MILESTONE = "milestone"
    TITLE = "title"
    SEVERITY = "severity"
    STATUS = "status"
    ROLE = "role"
    ACTION = "action"
    ITEM = "item"  # a change of an action item; ACTION is a new one
    UPDATE = "update"
    IMPACT = "impact"
    LINK = "link"
    INVITED = "invited"
    GAP = "gap"


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineEvent(Value):
    """One line of the timeline. `text` is in Slack's wire form; `id` is None until stored.

    `occurred_at` is when it happened, `recorded_at` when the scribe learned it. A line that came from a
    message names it by `channel_id` and `message_ts`; one from a command has neither,
    a gap the channel alone. A status update says by `audience` whom it was for. Whoever put a message there by hand is
    `placed_by`. Whoever put a line in other words is `worded_by`: those of a message are its `wording`, those of any
    other line its `text`. `is_key`: it counts among the key events although it sets no milestone.
    A line that was corrected stays, retracted by whoever corrected it; the one in its place names it by `corrects_id`.
    """

    incident_id: IncidentId
    kind: TimelineKind
    text: str
    occurred_at: datetime
    recorded_at: datetime
    author_id: UserId | None
    milestone: Milestone | None = None
    channel_id: ChannelId | None = None
    message_ts: MessageTs | None = None
    thread_ts: MessageTs | None = None
    retracted_at: datetime | None = None
    audience: Audience | None = None
    wording: str | None = None
    worded_by: UserId | None = None
    placed_by: UserId | None = None
    is_key: bool | None = None
    retracted_by: UserId | None = None
    corrects_id: int | None = None
    id: int | None = None

    @property
    def reworded_by(self) -> UserId | None:
        """Who put it in the words that stand there, where that is not its author."""
        return None if self.worded_by == self.author_id else self.worded_by


def in_order(events: Iterable[TimelineEvent]) -> list[TimelineEvent]:
    """Return the events that stand, by the time they happened.

    Ties: messages first, by channel and ts, then commands in the order given; never by when a message
    arrived, which differs from run to run.
    """
    standing = [event for event in events if event.retracted_at is None]
    return sorted(standing, key=_place)


def numbered(events: Iterable[TimelineEvent]) -> dict[int, int]:
    """Return the number of each stored event (all of an incident, retracted ones too) by its id, from 1 as recorded.

    What corrects an event has that one's number, so a number means the same line for ever.
    """
    return numbers_of((event.id or 0, event.corrects_id) for event in events)


def numbers_of(ids: Iterable[tuple[int, int | None]]) -> dict[int, int]:
    """Return the same from the ids alone: of each event, and of the one that it corrects (None: none)."""
    numbers: dict[int, int] = {}
    count = 0
    for event_id, corrects_id in sorted(ids, key=itemgetter(0)):
        known = numbers.get(corrects_id) if corrects_id is not None else None
        count += known is None
        numbers[event_id] = known or count
    return numbers


def _place(event: TimelineEvent) -> tuple[datetime, bool, str, str, int]:
    is_message = event.message_ts is not None
    order = 0 if is_message else event.id or 0
    return event.occurred_at, not is_message, event.channel_id or "", event.message_ts or "", order


def milestone_events(events: Iterable[TimelineEvent]) -> dict[Milestone, TimelineEvent]:
    """Return for each milestone reached the event that sets it: the one recorded last corrects the others."""
    latest: dict[Milestone, TimelineEvent] = {}
    for event in sorted(events, key=lambda event: (event.recorded_at, event.id or 0)):
        if event.milestone is not None and event.retracted_at is None:
            latest[event.milestone] = event
    return latest
