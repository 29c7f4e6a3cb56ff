"""Leases: a process that died gives back what it had taken."""

from datetime import timedelta

from bot.usecases.scribe import Scribe


def begin(scribe: Scribe, process_id: str) -> None:
    """Say that this process lives; on SQLite, which has one process, all earlier leases are void."""
    with scribe.store.write() as tx:
        tx.processes.beat(process_id, scribe.now())
        if scribe.store.is_sqlite:
            tx.inbox.void_leases()
            tx.outbox.void_leases()


def beat(scribe: Scribe, process_id: str, lease_length: timedelta) -> None:
    """Say that this process lives, and give back what silent ones hold."""
    now = scribe.now()
    with scribe.store.write() as tx:
        tx.processes.beat(process_id, now)
        silent = tx.processes.silent_since(now - lease_length)
        if silent:
            tx.inbox.void_leases(silent)
            tx.outbox.void_leases(silent)
            tx.processes.forget(silent)
