"""What a change of state means for reminders: those of whatever changed are planned anew, in the same commit."""

from datetime import timedelta

from bot.domain.action_items import ActionItem
from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident
from bot.domain.reminders import ONCE, ReminderRule, Subject, SubjectKind
from bot.storage import Tx
from bot.usecases.reminders.keys import digest_update, nudge_arguments
from bot.usecases.reminders.planning import plan
from bot.usecases.scribe import Scribe, refresh

SHOWN_FOR = timedelta(days=3)  # digests of the last days are rewritten, and the last one; older ones are history


def follow_item(tx: Tx, scribe: Scribe, item: ActionItem, before: ActionItem | None) -> None:
    """Plan the reminders of an item that is new or changed; digests that show it are rewritten in place."""
    subject = Subject(SubjectKind.ACTION_ITEM, item.id or 0)
    _follow(tx, scribe, [subject])
    if before is None:
        return
    for user_id, day in tx.reminders.digests_with(subject, (scribe.now() - SHOWN_FOR).date()):
        tx.outbox.add_again(digest_update(user_id, day), scribe.now())


def follow_incident(tx: Tx, scribe: Scribe, incident_id: IncidentId) -> None:
    """Plan the reminders of an incident whose state was saved, and those of its open items."""
    items = [item for item in tx.action_items.of(incident_id) if item.is_open]
    subjects = [Subject(SubjectKind.ACTION_ITEM, item.id or 0) for item in items]
    _follow(tx, scribe, [Subject(SubjectKind.INCIDENT, incident_id), *subjects])


def follow_lead(tx: Tx, scribe: Scribe, incident: Incident) -> None:
    """Have the word that nobody leads say who does and since when, or that it is over, where it was said."""
    said = nudge_arguments(incident.id, ReminderRule.NO_LEAD, ONCE)
    is_answered = incident.lead_id is not None or not incident.is_open
    if is_answered and tx.outbox.posted(said["message"]) is not None:
        refresh(tx, scribe, incident, **said)


def follow_person(tx: Tx, scribe: Scribe, user_id: UserId) -> None:
    """Plan the reminders of somebody who moved, left or came back."""
    owned = [Subject(SubjectKind.ACTION_ITEM, one) for one in tx.action_items.unfinished_ids(user_id)]
    _follow(tx, scribe, [*owned, *tx.reminders.subjects_for(user_id)])


def _follow(tx: Tx, scribe: Scribe, subjects: list[Subject]) -> None:
    tx.reminders.take_turn()
    plan(tx, scribe, subjects)
