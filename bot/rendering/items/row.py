"""An action item as other programs get it: in plain words, free of our own row numbers and of the clock."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.values import Value


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRow(Value):
    """One item. Texts are plain; `owner` and `created_by` are names where known, else ids.

    `due_on` is a day in the zone `due_tz` (IANA), `due_at` the moment where an hour was named; `message` is the
    address of the message that it came from. What is not known is None or empty.
    """

    team_id: str
    incident: str
    incident_title: str
    severity: str
    number: int
    text: str
    owner: str
    owner_id: str
    due_on: date | None
    due_at: datetime | None
    due_tz: str
    horizon: str
    priority: str
    kind: str
    status: str
    reason: str
    created_at: datetime
    created_by: str
    finished_at: datetime | None
    links: tuple[str, ...]
    message: str

    @property
    def name(self) -> str:
        """What the item is called among all of its workspace: "INC-7/2"."""
        return f"{self.incident}/{self.number}"


def utc(moment: datetime | None) -> str:
    """Return the moment as RFC 3339 has it, in UTC and to the second; empty for None."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""
