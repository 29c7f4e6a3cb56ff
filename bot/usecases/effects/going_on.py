"""How a sweep goes on: the effect that reads what comes next takes the place of the one that was done."""

from typing import Any

from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects.kind import incident_of
from bot.usecases.scribe import Scribe, add_effect, lane_of


def add_next(tx: Tx, scribe: Scribe, effect: Effect, kind: str, **arguments: Any) -> None:
    """Add the effect that reads what comes next, in this one's place in the lane; its key names what it reads.

    The key begins unlike a sweep's own, so that a sweep half done never stands for one that is yet to begin.
    """
    incident = tx.incidents.get(incident_of(effect))
    sweep = effect.key.removeprefix("on/").split("/")[0]
    where = "back" if kind == "look_back" else arguments.get("thread_ts") or "channel"
    key = f"on/{sweep}/{where}/{arguments['cursor']}"
    add_effect(tx, scribe, kind, key, incident, position=effect.position, lane=effect.lane, **arguments)


def tell_if_done(tx: Tx, scribe: Scribe, effect: Effect) -> None:
    """Wake the draft that waits for the last page."""
    if tx.outbox.is_lane_empty(effect.lane, but_for=effect.id):
        tx.outbox.hasten(lane_of(incident_of(effect)), "await_log", scribe.now())
