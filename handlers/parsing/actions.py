"""An action item as typed: `<text> @owner by friday [immediate|short|long] [high|medium|low] [prevent|detect|…]`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.action_items import NOBODY, ActionKind, Horizon, Owner, Priority
from bot.domain.dues import Due
from bot.domain.errors import Refusal
from handlers.parsing.cutting import cut_match, shorten
from handlers.parsing.dates import TakenDue, take_due_date
from handlers.parsing.words import take_last_choice, take_user

HORIZONS = {
    "immediate": Horizon.IMMEDIATE,
    "short": Horizon.SHORT_TERM,
    "short-term": Horizon.SHORT_TERM,
    "long": Horizon.LONG_TERM,
    "long-term": Horizon.LONG_TERM,
}
PRIORITIES = {"high": Priority.HIGH, "medium": Priority.MEDIUM, "low": Priority.LOW}
KINDS = {kind.value: kind for kind in ActionKind}
_GROUP = re.compile(r"<!subteam\^[A-Z0-9]+(?:\|[^<>]*)?>")
# A name that Slack left as typed, where the owner would stand.
_STRANGER = re.compile(r"^(?P<first>@[\w.-]+)(?=\s|$)|(?<=\s)(?P<last>@[\w.-]+)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedAction:
    """What was typed: the text in wire form, and None (of the owner: nobody) for each detail that was left out."""

    text: str
    owner: Owner
    due: Due | None
    horizon: Horizon | None
    priority: Priority | None
    kind: ActionKind | None


def read_action(text: str, *, today_now: datetime, tz: str) -> TypedAction:
    """Return the action item in `text`; the owner is the person mentioned last, or else the last user group.

    Horizon, priority and kind count, in any order, only at the very end and behind an owner or a date: "alert
    when latency is high" has no priority. A kind must stand right behind them: "@ben improve the release process" has
    none. Raises `DateNotUnderstood`, and `Refusal` for an owner whom Slack does not know.
    """
    horizon, priority, kind, head = _choices_at_the_end(text, KINDS)
    due = take_due_date(head, today_now=today_now, tz=tz)
    if kind is not None and not _ends_in_details(head, due):
        horizon, priority, kind, head = _choices_at_the_end(text, {})
        due = take_due_date(head, today_now=today_now, tz=tz)
    owner, body = take_owner(due.rest)
    _refuse_a_stranger(body, owner)
    if due.due is None and owner == NOBODY:
        return TypedAction(text=text.strip(), owner=NOBODY, due=None, horizon=None, priority=None, kind=None)
    return TypedAction(text=body.strip(), owner=owner, due=due.due, horizon=horizon, priority=priority, kind=kind)


def take_owner(text: str) -> tuple[Owner, str]:
    """Return who is to do it, and `text` without them."""
    user_id, rest = take_user(text, last=True)
    if user_id is not None:
        return Owner(user_id=user_id), rest
    groups = list(_GROUP.finditer(text))
    return (Owner(group=groups[-1][0]), cut_match(text, groups[-1])) if groups else (NOBODY, text)


def _refuse_a_stranger(body: str, owner: Owner) -> None:
    stranger = _STRANGER.search(body.strip()) if owner == NOBODY else None
    if stranger is not None:
        raise Refusal(
            f"Slack knows nobody called {shorten(stranger[0])} here, so nothing was noted. Choose the owner from the "
            "list that comes up as you type `@`, or leave the owner out."
        )


def _ends_in_details(head: str, due: TakenDue) -> bool:
    """Whether an owner or the date stands at the end."""
    ends_in_date = due.due is not None and head.startswith(due.rest)
    return ends_in_date or head.rstrip().endswith(">")


def _choices_at_the_end(
    text: str, kinds: Mapping[str, ActionKind]
) -> tuple[Horizon | None, Priority | None, ActionKind | None, str]:  # fmt: skip
    """Return what of the three ends `text`, each at most once, and what stands before them."""
    horizon, priority, kind = None, None, None
    while True:
        before = text
        if horizon is None:
            horizon, text = take_last_choice(text, HORIZONS)
        if priority is None:
            priority, text = take_last_choice(text, PRIORITIES)
        if kind is None:
            kind, text = take_last_choice(text, kinds)
        if text == before:
            return horizon, priority, kind, text
