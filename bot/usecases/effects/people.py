"""Asking Slack who somebody is."""

from dataclasses import replace
from typing import Any

from bot.domain.ids import UserId
from bot.domain.people import Person
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects.kind import TIER_4, EffectKind, Paces
from bot.usecases.people import save_person
from bot.usecases.ports import Gateway
from bot.usecases.scribe import Scribe


class FetchPerson(EffectKind):
    """Fetches one person's name and time zone."""

    name = "fetch_person"

    def paces(self, effect: Effect) -> Paces:
        return [("users.info", TIER_4)]

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> Person:
        return gateway.person(UserId(plan["user_id"]))

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Person) -> None:
        save_person(tx, scribe, replace(result, team_id=scribe.workspace.team_id))
