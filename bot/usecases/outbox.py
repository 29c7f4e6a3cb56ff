"""Working off the outbox: leasing what may happen now, and taking note of how it ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain.incident import Incident
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects import KINDS, EffectKind
from bot.usecases.effects.sweeps import AWAY
from bot.usecases.ports import CannotBeMade, SlackError
from bot.usecases.scribe import Scribe, add_effect
from bot.usecases.standing_in import is_unreachable, pass_on

FIRST_RETRY, LONGEST_RETRY = 2.0, 300.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Leased:
    """An effect that this process is to perform. `is_repeat`: an earlier attempt may have gone through."""

    effect: Effect
    kind: EffectKind
    is_repeat: bool


def lease_next(scribe: Scribe, process_id: str) -> Leased | None:
    """Take the oldest effect that nothing stands before and that Slack's pace allows; None where there is none."""
    now = scribe.now()
    with scribe.store.read() as tx:
        if not tx.outbox.has_due(now):
            return None  # looking costs no write
    with scribe.store.write() as tx:
        tx.outbox.take_turn()
        taken = None
        while taken is None and (heads := tx.outbox.heads(now)):  # those that must wait are no heads any more
            taken = next((effect for effect in heads if _may_happen(tx, scribe, effect, now)), None)
        if taken is not None:
            tx.outbox.lease(taken, process_id)
    if taken is None:
        return None
    return Leased(effect=taken, kind=KINDS[taken.kind], is_repeat=taken.tries > 0)


def _may_happen(tx: Tx, scribe: Scribe, effect: Effect, now: datetime) -> bool:
    """Whether every pace allows the call now; if so it is counted, if not the effect waits for its turn."""
    paces = [(key, max(interval, scribe.least_interval(key))) for key, interval in KINDS[effect.kind].paces(effect)]
    turn = max((tx.outbox.free_at(key) or now for key, _ in paces), default=now)
    if turn > now:
        tx.outbox.postpone(effect, turn)
        return False
    for key, interval in paces:
        tx.outbox.take_pace(key, interval, now)
    return True


def plan_of(scribe: Scribe, leased: Leased) -> Any:
    """Return what is to be done, from the state as it is now; None where nothing is left to do."""
    with scribe.store.read() as tx:  # making a draft may take a while: no writer waits for it
        return leased.kind.prepare(tx, scribe, leased.effect)


def settle(scribe: Scribe, leased: Leased, plan: Any, result: Any) -> None:
    """Store what came of the effect, and what follows from it, in one commit."""
    with scribe.store.write() as tx:
        if plan is not None:
            leased.kind.settle(tx, scribe, leased.effect, plan, result)
        tx.outbox.done(leased.effect)


def fail(scribe: Scribe, leased: Leased, error: SlackError) -> None:
    """Have the effect tried again later, or end it dead and tell whoever answers for the incident, once."""
    effect, now = leased.effect, scribe.now()
    with scribe.store.write() as tx:
        if not error.is_permanent:
            wait = error.retry_after or min(FIRST_RETRY * 2 ** min(effect.tries, 16), LONGEST_RETRY)
            for key, _ in leased.kind.paces(effect) if error.retry_after else ():
                tx.outbox.take_pace(key, timedelta(seconds=wait), now)
            tx.outbox.postpone(effect, now + timedelta(seconds=wait), error.error)
            return
        tx.outbox.give_up(effect, error.error)
        leased.kind.given_up(tx, scribe, effect, error.error)
        if effect.incident_id is None or leased.kind.is_quiet:
            return
        incident = tx.incidents.get(effect.incident_id)
        if not (is_unreachable(error) and pass_on(tx, scribe, incident, effect, error.error)):
            _tell(tx, scribe, incident, effect, error)


def _tell(tx: Tx, scribe: Scribe, incident: Incident, effect: Effect, error: SlackError) -> None:
    """Say so once for each kind; not of this message itself, nor of people whom Slack hides from us."""
    if effect.arguments.get("surface") in ("trouble", "stand_in"):
        return
    if effect.kind == "fetch_person" and error.error in ("user_not_found", "user_not_visible"):
        return
    if effect.kind == "sweep" and error.error in AWAY:
        return  # a gap is told as such, and who has not let us in yet was told how to
    is_ours = isinstance(error, CannotBeMade)
    message = f"trouble:{incident.id}:{effect.kind}{':unmade' if is_ours else ''}"
    add_effect(
        tx, scribe, "post", f"post:{message}", incident, message=message, surface="trouble",
        user_id=incident.answerable_id, failed_kind=effect.kind, reason=error.error,
        is_ours=is_ours,
    )  # fmt: skip
