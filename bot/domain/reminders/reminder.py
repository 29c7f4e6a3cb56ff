"""The reminder, its reader, and what the rules know of what was sent before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from bot.domain.ids import UserId
from bot.domain.values import Value
from bot.domain.working_time import WorkCalendar

ONCE = "1"  # the occurrence of what is said once in an incident's life
IN_CHANNEL = UserId("")  # stands for the incident's channel among the recipients


class ReminderRule(Enum):
    """Why somebody is reminded."""

    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    OVERDUE_LEAD = "overdue_lead"
    UNASSIGNED = "unassigned"
    OWNER_LEFT = "owner_left"
    SNOOZE_OVER = "snooze_over"
    POSTMORTEM = "postmortem"
    REVIEW = "review"
    SILENCE = "silence"
    NO_LEAD = "no_lead"
    UPDATE_DUE = "update_due"


# What cannot wait for a morning: sent whenever it is due, in no digest.
AT_ONCE = frozenset({ReminderRule.SILENCE, ReminderRule.NO_LEAD, ReminderRule.UPDATE_DUE})


class SubjectKind(Enum):
    """What a reminder is about."""

    ACTION_ITEM = "action_item"
    INCIDENT = "incident"


class Subject(NamedTuple):
    """One action item or one incident, by its row's id."""

    kind: SubjectKind
    id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminder(Value):
    """One reminder, unique by subject, `rule` and `occurrence`, to be sent from `due_at` on.

    It goes to one person's digest, or at once to a person or to the incident's channel (`IN_CHANNEL`). `digest_on` is
    the day of the digest that holds it, by the recipient's calendar; None while it waits, and for what goes at once.
    """

    subject_kind: SubjectKind
    subject_id: int
    rule: ReminderRule
    occurrence: str
    recipient_id: UserId
    due_at: datetime
    digest_on: date | None = None
    id: int | None = None

    @property
    def subject(self) -> Subject:
        return Subject(self.subject_kind, self.subject_id)

    @property
    def is_at_once(self) -> bool:
        return self.rule in AT_ONCE

    @property
    def occasion(self) -> tuple[ReminderRule, str]:
        """What makes it unique among the reminders of its subject."""
        return self.rule, self.occurrence


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Somebody who is reminded. `served_on` is the day of their latest digest: there is one a day."""

    user_id: UserId
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    has_left: bool = False
    served_on: date | None = None

    def morning(self, *, not_before: datetime, now: datetime, after: date | None = None) -> date:
        """Return the first day whose morning may bring them a digest, as `WorkCalendar.morning`."""
        days = [day for day in (after, self.served_on) if day is not None]
        return self.calendar.morning(not_before=not_before, now=now, after=max(days, default=None))


def on_day(day: date, reader: Reader) -> str:
    """Return the occurrence of what comes every day: whoever takes over is reminded on the same day, too."""
    return f"{day.isoformat()}:{reader.user_id}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """What went before: per rule the latest occurrence sent, and when the reminders that wait are due."""

    sent: Mapping[ReminderRule, str] = field(default_factory=dict)
    waiting: Mapping[tuple[ReminderRule, str], datetime] = field(default_factory=dict)

    def is_owed(self, rule: ReminderRule, occurrence: str, target: datetime, now: datetime) -> bool:
        """Whether a reminder of one certain morning is to come: one whose morning we missed still is."""
        return self.sent.get(rule) != occurrence and (target >= now or (rule, occurrence) in self.waiting)

    def last_day(self, rule: ReminderRule, reader: Reader) -> date | None:
        """Return the day on which this reader last got a reminder that comes again and again; None: another did."""
        day, _, user_id = self.sent.get(rule, "").partition(":")
        return date.fromisoformat(day) if user_id == reader.user_id else None

    def late_since(self, rule: ReminderRule, now: datetime) -> datetime:
        """Return since when a reminder of this rule is late; `now` where none is."""
        return min((due_at for (one, _), due_at in self.waiting.items() if one is rule and due_at < now), default=now)
