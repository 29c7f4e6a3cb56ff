"""Working off the inbox."""

from bot.storage.inbox import InboxRow
from bot.usecases.scribe import Scribe

MAX_TRIES = 5


def lease_deliveries(scribe: Scribe, process_id: str, limit: int = 50) -> list[InboxRow]:
    """Take the oldest deliveries that nobody works on."""
    with scribe.store.read() as tx:
        if not tx.inbox.has_pending():
            return []
    with scribe.store.write() as tx:
        return tx.inbox.lease(process_id, limit)


def finish_deliveries(scribe: Scribe, done: list[int], unknown: list[int]) -> None:
    """Note that these were worked off; `unknown`: of a type that nobody handles."""
    with scribe.store.write() as tx:
        for row_id in done:
            tx.inbox.done(row_id)
        for row_id in unknown:
            tx.inbox.done(row_id, is_unknown=True)


def give_back_deliveries(scribe: Scribe, process_id: str) -> None:
    """Give back all that this process had taken: the database went away in the middle of it."""
    with scribe.store.write() as tx:
        tx.inbox.void_leases([process_id], costs_a_try=False)


def fail_delivery(scribe: Scribe, row: InboxRow, reason: str) -> None:
    """Have the delivery tried again; after `MAX_TRIES` it ends dead, so that it never blocks the others."""
    with scribe.store.write() as tx:
        tx.inbox.failed(row.id, reason, is_dead=row.tries >= MAX_TRIES)
