"""What an effect's kind must be able to do."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.domain.ids import IncidentId
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.ports import Gateway
from bot.usecases.scribe import Scribe

Paces = Sequence[tuple[str, timedelta]]

# Slack's tiers allow this many calls a minute for each method; kept with a little room.
TIER_2, TIER_3, TIER_4 = timedelta(seconds=3), timedelta(seconds=1.2), timedelta(seconds=0.6)
POSTING = timedelta(seconds=1)


def searching(effect: Effect) -> Paces:
    """Return the pace of looking whether it happened already, which only a repeated effect does."""
    return [("conversations.history", TIER_3)] if effect.tries else []


def incident_of(effect: Effect) -> IncidentId:
    """Return the incident that the effect belongs to; ValueError where it belongs to none."""
    if effect.incident_id is None:
        raise ValueError(f"{effect.kind} needs an incident")
    return effect.incident_id


class EffectKind:
    """One kind of effect. `prepare` reads, `perform` calls Slack, `settle` stores what came of it.

    Between `perform` and `settle` the process may die: `perform` is then called again with `is_repeat`, and
    must find out whether it already happened before it does it a second time.
    """

    name: str
    is_quiet = False  # whether nobody is told when it is given up

    def paces(self, effect: Effect) -> Paces:
        """Return (key, least time between two calls) of each limit of Slack's that this effect falls under."""
        return ()

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        """Return what `perform` needs, from the state as it is now; None where nothing is left to do."""
        return effect.arguments

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> Any:
        """Do it in Slack, outside any transaction; return what `settle` needs. Raises `SlackError`."""
        raise NotImplementedError

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        """Take note that it will not be tried again."""

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Any) -> None:
        """Store the result and add what follows from it."""
