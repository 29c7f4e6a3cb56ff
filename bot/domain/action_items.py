"""Action items: what is to be done after an incident, by whom and until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from bot.domain.dues import Due
from bot.domain.ids import ChannelId, IncidentId, MessageTs, UserId
from bot.domain.incident import Incident
from bot.domain.values import Value


class Horizon(Enum):
    """How soon: within 24 hours, within a week, within a month."""

    IMMEDIATE = "immediate"
    SHORT_TERM = "short_term"
    LONG_TERM = "long_term"


class Priority(Enum):
    """How much it matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ActionKind(Enum):
    """What it is good for."""

    PREVENT = "prevent"
    DETECT = "detect"
    MITIGATE = "mitigate"
    PROCESS = "process"


class ActionStatus(Enum):
    """Where it stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    WONT_DO = "wont_do"

    @property
    def label(self) -> str:
        """The status as it stands in a sentence."""
        return "won't do" if self is ActionStatus.WONT_DO else self.value.replace("_", " ")


FINISHED = (ActionStatus.DONE, ActionStatus.WONT_DO)
NEEDS_REASON = (ActionStatus.BLOCKED, ActionStatus.WONT_DO)


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """Who is to do it: one person, or a user group (wire form, `<!subteam^S1|@sre>`), or nobody yet."""

    user_id: UserId | None = None
    group: str | None = None


NOBODY = Owner()


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionItem(Value):
    """One action item. `number` counts within the incident, from 1; `text` is in Slack's wire form.

    `owner_group` is a user group in wire form, in place of one owner. `due_on` is the day in `due_tz` (IANA), `due_at`
    the moment where an hour was named. `reason` belongs to BLOCKED and WONT_DO. `links` are addresses given
    beside the text; the message that the item came from is at `channel_id` and `message_ts`. It `follows_message` as
    long as nobody gave it words of its own: edited or deleted there, it is so here. Until the morning of
    `snoozed_until` its owner wants to hear nothing of it; another owner has not said so. `finished_at` is when it came
    to be DONE or WONT_DO, `owner_since` when its owner last changed.
    """

    incident_id: IncidentId
    number: int
    text: str
    owner_id: UserId | None
    due_on: date | None
    horizon: Horizon
    priority: Priority = Priority.MEDIUM
    status: ActionStatus = ActionStatus.OPEN
    created_by: UserId
    created_at: datetime
    id: int | None = None
    owner_group: str | None = None
    due_at: datetime | None = None
    due_tz: str | None = None
    kind: ActionKind | None = None
    reason: str = ""
    links: tuple[str, ...] = ()
    channel_id: ChannelId | None = None
    message_ts: MessageTs | None = None
    thread_ts: MessageTs | None = None
    follows_message: bool = False
    snoozed_until: date | None = None
    finished_at: datetime | None = None
    owner_since: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.status not in FINISHED

    @property
    def owner(self) -> Owner:
        return Owner(user_id=self.owner_id, group=self.owner_group)

    @property
    def due(self) -> Due | None:
        """When it is due, None where nobody said."""
        return Due(on=self.due_on, tz=self.due_tz or "UTC", at=self.due_at) if self.due_on else None

    def answered_by(self, incident: Incident) -> UserId:
        """Who answers for it: its owner; where that is a group or nobody, whoever answers for the incident."""
        return self.owner_id or incident.answerable_id

    def is_overdue(self, now: datetime) -> bool:
        """Whether it should have been finished by now."""
        if not self.is_open or self.due_on is None:
            return False
        if self.due_at is not None:
            return self.due_at < now
        return self.due_on < now.astimezone(ZoneInfo(self.due_tz or "UTC")).date()


def horizon_for(due_on: date | None, today: date) -> Horizon:
    """Return the horizon that a due date falls into; without one, short-term."""
    if due_on is None:
        return Horizon.SHORT_TERM
    if due_on <= today + timedelta(days=1):
        return Horizon.IMMEDIATE
    return Horizon.SHORT_TERM if due_on <= today + timedelta(days=7) else Horizon.LONG_TERM
