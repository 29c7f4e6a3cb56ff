"""Publishing App Home for one person: nothing of a private incident for who is not in its channel."""

from typing import Any

from bot.domain.ids import ChannelId, UserId
from bot.domain.incident import Incident
from bot.rendering.slack.home import home_view
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects.kind import TIER_4, EffectKind, Paces
from bot.usecases.home import HomeFacts, home_facts
from bot.usecases.ports import Gateway, SlackError
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
        closed = {channel_id for channel_id in sorted(plan.private) if not _is_in(gateway, channel_id, plan.user_id)}
        gateway.publish_home(plan.user_id, _view(plan, closed))

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        tx.homes.forget(scribe.workspace.team_id, UserId(effect.arguments["user_id"]))


def _is_in(gateway: Gateway, channel_id: ChannelId, user_id: UserId) -> bool:
    """Whether somebody is in a private channel, by Slack's own word; not where the scribe is shut out itself."""
    try:
        return gateway.is_in_channel(channel_id, user_id)
    except SlackError as refused:
        if refused.is_permanent:
            return False
        raise


def _view(plan: HomeFacts, closed: set[ChannelId]) -> Any:
    def is_open_to_them(incident: Incident) -> bool:
        return incident.channel_id not in closed

    items = [(one.item, one.incident) for one in plan.items if is_open_to_them(one.incident)]
    return home_view(
        items,
        [(incident, count) for incident, count in plan.led if is_open_to_them(incident)],
        hidden=len(plan.items) - len(items),
        workspace_url=plan.workspace_url,
        now=plan.now,
    )
