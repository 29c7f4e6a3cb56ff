"""Every incident as far as figures go. It does not need Slack."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from bot.domain.action_items import ActionItem, ActionStatus
from bot.domain.figures import Case, Figures, Promise, grouped
from bot.domain.ids import IncidentId
from bot.domain.incident import IncidentStatus
from bot.domain.milestones import Reached
from bot.domain.timeline import TimelineEvent, milestone_events
from bot.storage import Tx


def read_figures(tx: Tx, as_of: datetime, since: datetime | None = None) -> Figures:
    """Return the figures of what was declared since then, private incidents included, canceled ones and tests not."""
    incidents = [one for one in tx.reports.incidents(since) if not one.is_test]
    counted = [one for one in incidents if one.status is not IncidentStatus.CANCELED]
    milestones = tx.reports.milestones()
    promises: dict[IncidentId, list[Promise]] = defaultdict(list)
    for item in tx.reports.action_items():
        promises[item.incident_id].append(promise_of(item))
    cases = [
        Case(
            declared_at=one.declared_at,
            severity=one.severity,
            reached=_reached(milestones.get(one.id, [])),
            promises=tuple(promises[one.id]),
        )
        for one in counted
    ]
    canceled = len(incidents) - len(counted)
    return Figures(as_of=as_of, since=since, canceled=canceled, groups=grouped(cases, as_of))


def _reached(events: Iterable[TimelineEvent]) -> Reached:
    return {milestone: event.occurred_at for milestone, event in milestone_events(events).items()}


def promise_of(item: ActionItem) -> Promise:
    """Return the item as far as figures go; one that was done nobody knows when has no due date for them."""
    is_done, due = item.status is ActionStatus.DONE, item.due
    is_told = due is not None and not (is_done and item.finished_at is None)
    return Promise(
        due_at=due.ends_at if due and is_told else None,
        done_at=item.finished_at if is_done else None,
        is_dropped=item.status is ActionStatus.WONT_DO,
    )
