"""Pruning: forgets deliveries and effects that were done long ago, a little at a time."""

from collections.abc import Callable
from datetime import timedelta

from bot.storage import Tx
from bot.storage.columns import Work
from bot.usecases.scribe import Scribe

BATCH = 500
MAX_BATCHES = 20  # each time, so that a tick stays short
DEAD_LAST = 4  # times as long as what was done


def prune(scribe: Scribe, keep: timedelta) -> int:
    """Forget what was done longer ago than `keep`; return how many rows that were.

    A delivery that was given up loses its payload then; its kind and reason stay a while longer.
    """
    done_by = scribe.now() - keep
    dead_by = scribe.now() - keep * DEAD_LAST
    return sum(
        _in_batches(scribe, forget)
        for forget in (
            lambda tx: tx.inbox.prune(Work.DONE, done_by, BATCH),
            lambda tx: tx.inbox.empty_dead(done_by, BATCH),
            lambda tx: tx.inbox.prune(Work.DEAD, dead_by, BATCH),
            lambda tx: tx.outbox.prune(done_by, BATCH),
        )
    )


def _in_batches(scribe: Scribe, forget: Callable[[Tx], int]) -> int:
    """Each batch is a transaction of its own: nobody who writes waits for all of them."""
    total = 0
    for _ in range(MAX_BATCHES):
        with scribe.store.write() as tx:
            count = forget(tx)
        total += count
        if count < BATCH:
            break
    return total
