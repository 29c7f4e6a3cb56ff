"""Putting effects into the outbox by hand, and taking them out again."""

from datetime import timedelta

from bot.clock import AdvancingClock
from bot.domain.incident import Incident
from bot.storage.outbox import Effect
from bot.usecases.scribe import Scribe


def add(scribe: Scribe, *keys: str, lane: str = "a", kind: str = "post", incident: Incident | None = None) -> None:
    with scribe.store.write() as tx:
        for key in keys:
            incident_id = incident.id if incident else None
            tx.outbox.add(Effect(kind=kind, key=key, lane=lane, incident_id=incident_id), scribe.now())


def later(clock: AdvancingClock, seconds: float) -> None:
    clock.advance_to(clock.now() + timedelta(seconds=seconds))


def again(scribe: Scribe, key: str = "update:card:1") -> None:
    with scribe.store.write() as tx:
        tx.outbox.add_again(Effect(kind="update", key=key, lane="a"), scribe.now())
