"""By which settings reminders are planned: by other ones than before, all of them are planned anew."""

from hashlib import sha256

from bot.storage import Tx
from bot.usecases.scribe import Scribe
from bot.usecases.taste import Taste


def begin_reminding(scribe: Scribe) -> None:
    """Have everything open looked at again where the settings are not those by which it was planned."""
    with scribe.store.write() as tx:
        plan_by(tx, scribe, scribe.taste)


def plan_by(tx: Tx, scribe: Scribe, taste: Taste, *, is_certain: bool = False) -> None:
    """Do so for this taste; where it `is_certain` that something was planned by another one, in any case."""
    now = scribe.now()
    mark = sha256(repr((taste.intervals, taste.hours, taste.countries)).encode()).hexdigest()[:16]
    tx.reminders.take_turn()
    if tx.reminder_rules.follow(mark) or is_certain:
        tx.reminder_rules.look_at_all(f"{mark} {now.isoformat()}", now)
