"""An action item as typed: `<text> @owner by friday [immediate|short|long] [high|medium|low]`."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.action_items import Horizon, Priority
from bot.domain.ids import UserId
from handlers.parsing.dates import take_due_date
from handlers.parsing.words import take_last_choice, take_user

HORIZONS = {
    "immediate": Horizon.IMMEDIATE,
    "short": Horizon.SHORT_TERM,
    "short-term": Horizon.SHORT_TERM,
    "long": Horizon.LONG_TERM,
    "long-term": Horizon.LONG_TERM,
}
PRIORITIES = {"high": Priority.HIGH, "medium": Priority.MEDIUM, "low": Priority.LOW}


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedAction:
    """What was typed: the text in wire form, and None for each detail that was left out."""

    text: str
    owner_id: UserId | None
    due_on: date | None
    horizon: Horizon | None
    priority: Priority | None


def read_action(text: str, *, today_now: datetime, tz: str) -> TypedAction:
    """Return the action item in `text`; the owner is the person mentioned last.

    Horizon and priority count, in either order, only at the very end and behind an owner or a date: "alert
    when latency is high" has no priority. Raises `DateNotUnderstood`.
    """
    horizon, priority, head = _choices_at_the_end(text)
    due = take_due_date(head, today_now=today_now, tz=tz)
    owner_id, body = take_user(due.rest, last=True)
    if due.due_on is None and owner_id is None:
        return TypedAction(text=text.strip(), owner_id=None, due_on=None, horizon=None, priority=None)
    return TypedAction(text=body.strip(), owner_id=owner_id, due_on=due.due_on, horizon=horizon, priority=priority)


def _choices_at_the_end(text: str) -> tuple[Horizon | None, Priority | None, str]:
    """Return the horizon and the priority that end `text`, each at most once, and what stands before them."""
    horizon, priority = None, None
    while True:
        before = text
        if horizon is None:
            horizon, text = take_last_choice(text, HORIZONS)
        if priority is None:
            priority, text = take_last_choice(text, PRIORITIES)
        if text == before:
            return horizon, priority, text
