"""Working off the inbox."""

import json
from dataclasses import replace

from bot.domain.forgetting import payload_without
from bot.storage.inbox import Delivery, InboxRow
from bot.usecases.scribe import Scribe

MAX_TRIES = 5
NEVER_ENDED = "the process ended each time while this was worked on"


def keep_deliveries(scribe: Scribe, deliveries: list[Delivery]) -> None:
    """Store the deliveries, those that came before excepted; on disk when it returns.

    What a person who asked to be forgotten wrote is not even stored until it is worked off.
    """
    if deliveries:
        with scribe.store.write() as tx:
            forgotten = tx.forgotten.of(scribe.workspace.team_id)
            tx.inbox.put([_without(delivery, forgotten) for delivery in deliveries])


def _without(delivery: Delivery, forgotten: list[str]) -> Delivery:
    theirs = [user_id for user_id in forgotten if user_id.encode() in delivery.payload]
    if not theirs:
        return delivery
    payload = json.loads(delivery.payload)
    for user_id in theirs:
        payload = payload_without(payload, user_id)
    return replace(delivery, payload=json.dumps(payload).encode("ascii"))


def lease_deliveries(scribe: Scribe, process_id: str, limit: int = 100) -> list[InboxRow]:
    """Take the oldest deliveries that nobody works on; one that was taken before comes alone.

    One that was begun `MAX_TRIES` times and never came to an end, neither good nor bad, ends dead.
    """
    with scribe.store.read() as tx:
        if not tx.inbox.has_pending():
            return []
    with scribe.store.write() as tx:
        taken = tx.inbox.lease(process_id, limit)
        for row in taken:
            if row.tries > MAX_TRIES:
                tx.inbox.failed(row.id, NEVER_ENDED, is_dead=True)
        return [row for row in taken if row.tries <= MAX_TRIES]


def finish_deliveries(scribe: Scribe, done: list[int], unknown: list[int]) -> None:
    """Note that these were worked off; `unknown`: of a type that nobody handles."""
    with scribe.store.write() as tx:
        tx.inbox.done(done)
        tx.inbox.done(unknown, is_unknown=True)


def give_back_deliveries(scribe: Scribe, process_id: str) -> None:
    """Give back all that this process had taken: the database went away in the middle of it."""
    with scribe.store.write() as tx:
        tx.inbox.void_leases([process_id], costs_a_try=False)


def fail_delivery(scribe: Scribe, row: InboxRow, reason: str) -> None:
    """Have the delivery tried again; after `MAX_TRIES` it ends dead, so that it never blocks the others."""
    with scribe.store.write() as tx:
        tx.inbox.failed(row.id, reason, is_dead=row.tries >= MAX_TRIES)
