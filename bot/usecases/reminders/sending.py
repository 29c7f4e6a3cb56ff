"""The tick: claims the reminders that are due, a digest for each person, with its effect in the same commit."""

from datetime import datetime

from bot.domain.reminders import Reminder
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.reminders.keys import at_once_effect, digest_effect
from bot.usecases.reminders.planning import plan
from bot.usecases.scribe import Scribe

PEOPLE_AT_ONCE = 100  # in one transaction, so that nobody who writes waits long


def send_due_reminders(scribe: Scribe) -> int:
    """Claim what is due and put it into the outbox, in the same commit; return how many reminders that were."""
    now, total = scribe.now(), 0
    while True:
        with scribe.store.read() as tx:
            if not tx.reminders.has_due(now):
                return total
        with scribe.store.write() as tx:
            total += _claim(tx, scribe, now)


def _claim(tx: Tx, scribe: Scribe, now: datetime) -> int:
    """Claim all that is due for the people who have waited longest: nobody gets a second digest for the rest."""
    tx.reminders.take_turn()
    due = tx.reminders.due(now, PEOPLE_AT_ONCE)
    claimed = plan(tx, scribe, {subject for _, subject in due}, ready={user_id for user_id, _ in due})
    effects = _effects(claimed)
    if effects:
        tx.outbox.add_all(effects, now)
    return len(claimed)


def _effects(claimed: list[Reminder]) -> list[Effect]:
    digests = {(one.recipient_id, one.digest_on) for one in claimed if one.digest_on is not None}
    nudges = [at_once_effect(one) for one in claimed if one.is_at_once]
    return [digest_effect(user_id, day) for user_id, day in sorted(digests)] + nudges
