"""What a start means for reminders: by other settings than before, all of them are planned anew."""

from hashlib import sha256

from bot.usecases.scribe import Scribe


def begin_reminding(scribe: Scribe) -> None:
    """Have everything open looked at again where the settings are not those by which it was planned."""
    taste, now = scribe.taste, scribe.now()
    mark = sha256(repr((taste.intervals, taste.hours, taste.countries)).encode()).hexdigest()[:16]
    with scribe.store.write() as tx:
        tx.reminders.take_turn()
        if tx.reminder_rules.follow(mark):
            tx.reminder_rules.look_at_all(f"{mark} {now.isoformat()}", now)
