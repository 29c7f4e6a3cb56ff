"""Keeping logs no longer than a team wants: documents stay, what was said goes."""

from datetime import timedelta

from bot.domain.incident import Incident
from bot.domain.trail import Deed
from bot.usecases.scribe import Scribe
from bot.usecases.trail import trace

BATCH, MOST_BATCHES, MOST_INCIDENTS = 200, 10, 5  # each time, so that a tick stays short


def end_old_logs(scribe: Scribe, keep: timedelta) -> int:
    """Wipe what was said in incidents that are closed, their postmortems final, for longer than `keep`.

    Returns how many messages that were. One that is also in the log of another incident stays until that one ends.
    """
    with scribe.store.read() as tx:
        due = tx.ending.due(scribe.now() - keep, MOST_INCIDENTS)
    return sum(_end(scribe, incident) for incident in due)


def _end(scribe: Scribe, incident: Incident) -> int:
    total = 0
    for _ in range(MOST_BATCHES):
        count = _wipe_some(scribe, incident)
        total += count
        if count < BATCH:
            break
    return total


def _wipe_some(scribe: Scribe, incident: Incident) -> int:
    """Wipe one batch; the last one ends the log, and what is heard late finds it ended."""
    with scribe.store.write() as tx:
        tx.incidents.get(incident.id, for_update=True)
        channels = {one.channel_id for one in tx.incidents.watched(incident.id)}
        channels |= {span.channel_id for span in tx.spans.of(incident.id)}
        for channel_id in sorted(channels):
            tx.messages.hold(incident.team_id, channel_id)
        count = tx.ending.wipe(incident.id, BATCH)
        if count < BATCH:
            tx.ending.end(incident.id, scribe.now())
            trace(tx, incident, Deed.LOG_ENDED, at=scribe.now(), by=None)
        return count
