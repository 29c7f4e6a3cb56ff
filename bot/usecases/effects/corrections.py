"""From changes beneath a final postmortem to its next revision; nothing is asked of Slack here."""

from dataclasses import dataclass
from typing import Any

from bot.postmortem.record import Record
from bot.storage import Tx
from bot.storage.corrections import Correction
from bot.storage.outbox import Effect
from bot.usecases.corrections import newest_official, revise
from bot.usecases.effects.kind import EffectKind, incident_of
from bot.usecases.making import make
from bot.usecases.ports import CannotBeMade, Gateway
from bot.usecases.record import load_record
from bot.usecases.scribe import Scribe, add_repeating_effect


class GatherCorrections(EffectKind):
    """Waits for further changes; then the revision takes its place in the incident's lane, behind what is on its way.

    A lane of its own, since a row that waits would hold up the incident's.
    """

    name = "gather_corrections"

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> None:
        """Nothing is done in Slack."""

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Any) -> None:
        incident = tx.incidents.get(incident_of(effect))
        add_repeating_effect(tx, scribe, "revise", f"revise:{incident.id}", incident)


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """The changes looked at, and whether the document shows any of them."""

    seen: list[Correction]
    is_shown: bool


class Revise(EffectKind):
    """Asks for a revision where the document would read otherwise than the last official one."""

    name = "revise"

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Revision | None:
        incident_id = incident_of(effect)
        seen = tx.corrections.untold(incident_id)
        if not seen:
            return None
        return Revision(seen=seen, is_shown=_reads_otherwise(tx, scribe, load_record(tx, scribe, incident_id)))

    def perform(self, gateway: Gateway, plan: Revision, *, is_repeat: bool) -> None:
        """Nothing is done in Slack."""

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Revision, result: Any) -> None:
        incident = tx.incidents.get(incident_of(effect), for_update=True)
        if plan.is_shown:
            revise(tx, scribe, incident)
        else:
            tx.corrections.settle(plan.seen)


def _reads_otherwise(tx: Tx, scribe: Scribe, record: Record) -> bool:
    before = newest_official(tx, record.incident.id)
    if before is None or before.text is None:
        return True
    try:
        return make(record, before.template, "md", scribe.taste.templates).content != before.text
    except CannotBeMade:  # the delivery will say why
        return True
