"""Sends the reminders that are due. Called by every tick; a tick that finds nothing does nothing."""

from bot.domain.reminders import Reminder
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.scribe import Scribe


def send_due_reminders(scribe: Scribe) -> int:
    """Claim what is due and put each into the outbox in the same commit; return how many."""
    now = scribe.now()
    with scribe.store.read() as tx:
        if not tx.reminders.waiting(due_by=now):
            return 0
    with scribe.store.write() as tx:
        due = tx.reminders.claim_due(now)
        for reminder in due:
            _send(tx, scribe, reminder)
        return len(due)


def _send(tx: Tx, scribe: Scribe, reminder: Reminder) -> None:
    item = tx.action_items.get(reminder.action_item_id)
    if not item.is_open:
        return
    message = f"reminder:{reminder.id}"
    arguments = {
        "message": message, "surface": "reminder", "user_id": reminder.recipient_id, "action_item_id": item.id,
    }  # fmt: skip
    effect = Effect(
        kind="post", key=f"post:{message}", lane=f"person:{reminder.recipient_id}", arguments=arguments,
        incident_id=item.incident_id,
    )  # fmt: skip
    tx.outbox.add(effect, scribe.now())
