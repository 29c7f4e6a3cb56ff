"""Publishing App Home for one person."""

from collections.abc import Mapping
from typing import Any

from bot.domain.ids import UserId
from bot.rendering.slack.home import home_view
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects.kind import TIER_4, EffectKind, Paces
from bot.usecases.home import HomeFacts, home_facts
from bot.usecases.ports import Gateway
from bot.usecases.scribe import Scribe


class PublishHome(EffectKind):
    """Publishes what the person finds now; doing so twice does no harm."""

    name = "home"
    is_quiet = True

    def paces(self, effect: Effect) -> Paces:
        return [("views.publish", TIER_4)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> HomeFacts:
        return home_facts(tx, scribe, UserId(effect.arguments["user_id"]))

    def perform(self, gateway: Gateway, plan: HomeFacts, *, is_repeat: bool) -> None:
        gateway.publish_home(plan.user_id, _view(plan))

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        tx.homes.forget(scribe.workspace.team_id, UserId(effect.arguments["user_id"]))


def _view(plan: HomeFacts) -> Mapping[str, Any]:
    items = [(one.item, one.incident) for one in plan.items]
    return home_view(items, plan.led, workspace_url=plan.workspace_url, now=plan.now)
