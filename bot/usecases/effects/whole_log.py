"""Waiting for a log that is being completed: a draft waits a little, and where that is not enough a second follows."""

from datetime import datetime
from typing import Any

from bot.domain.incident import PostmortemStatus
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.drafts import deliver_draft
from bot.usecases.effects.kind import EffectKind, incident_of
from bot.usecases.ports import Gateway, NotYet
from bot.usecases.reconcile import sweeps_lane
from bot.usecases.scribe import Scribe, add_effect

# Whoever waits is woken by the last page; these are for what ends otherwise.
GLANCE, LATE_GLANCE = 1.0, 60.0
NOTE = "the log is whole now"


class AwaitLog(EffectKind):
    """Stands in the incident's lane before a draft until its sweeps are done; when time is up, says what follows."""

    name = "await_log"
    is_quiet = True

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        if tx.outbox.is_lane_empty(sweeps_lane(incident_of(effect))):
            return None
        return {"is_over": scribe.now() >= datetime.fromisoformat(effect.arguments["until"])}

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> None:
        if not plan["is_over"]:
            raise NotYet("log_being_completed", GLANCE)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Any) -> None:
        incident = tx.incidents.get(incident_of(effect))
        message = f"reading_back:{incident.id}:{effect.id}"
        add_effect(
            tx, scribe, "post", f"post:{message}", incident, position=effect.position, message=message,
            surface="reading_back", user_id=incident.answerable_id,
        )  # fmt: skip
        lane = f"whole:{incident.id}"  # one of its own, since what waits in a lane holds up all behind it
        add_effect(tx, scribe, "draft_of_whole", f"{lane}:{effect.id}", incident, lane=lane)


class DraftOfWhole(EffectKind):
    """Asks for another revision once the sweeps are done; not of an incident that runs again, nor of a final one."""

    name = "draft_of_whole"
    is_quiet = True

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        return {"is_whole": tx.outbox.is_lane_empty(sweeps_lane(incident_of(effect)))}

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> None:
        if not plan["is_whole"]:
            raise NotYet("log_being_completed", LATE_GLANCE)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Any) -> None:
        incident = tx.incidents.get(incident_of(effect), for_update=True)
        if not (incident.is_open or incident.postmortem_status is PostmortemStatus.FINAL):
            deliver_draft(tx, scribe, incident, incident.answerable_id, note=NOTE)
