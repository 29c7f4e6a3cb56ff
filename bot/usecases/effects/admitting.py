"""Whether somebody who asks for a channel to be read may see it: else a private one would be read to outsiders."""

from typing import Any

from bot.domain.ids import ChannelId, UserId
from bot.domain.incident import RECORDING
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects.channels import save_channel
from bot.usecases.effects.going_on import tell_if_done
from bot.usecases.effects.kind import TIER_3, TIER_4, EffectKind, Paces, incident_of
from bot.usecases.imports import take_in_part
from bot.usecases.ports import ChannelInfo, Gateway
from bot.usecases.scribe import Scribe, add_effect
from bot.usecases.unwatching import stop_part


class Admit(EffectKind):
    """Asks Slack what the channel is, and of a private one who is in it; takes it in, stops it, or tells who asked."""

    name = "admit"

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.info", TIER_3), ("conversations.members", TIER_4)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        return effect.arguments if tx.incidents.get(incident_of(effect)).status in RECORDING else None

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> tuple[ChannelInfo, bool]:
        channel = gateway.channel(ChannelId(plan["channel_id"]))
        return channel, not channel.is_private or _is_in(gateway, channel, UserId(plan["asked_by"]))

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        tell_if_done(tx, scribe, effect)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: tuple[ChannelInfo, bool]) -> None:
        channel, may_see = result
        incident = tx.incidents.get(incident_of(effect), for_update=True)
        if may_see and incident.status in RECORDING:
            save_channel(tx, scribe, channel)
            settle = stop_part if "stop" in plan else take_in_part
            settle(tx, scribe, incident, plan)
        elif not may_see:
            message = f"not_taken_in:{effect.id}"
            add_effect(
                tx, scribe, "post", f"post:{message}", incident, message=message, surface="not_taken_in",
                user_id=plan["asked_by"], channel_id=channel.channel_id, is_stop="stop" in plan,
            )  # fmt: skip
        tell_if_done(tx, scribe, effect)


def _is_in(gateway: Gateway, channel: ChannelInfo, user_id: UserId) -> bool:
    """Whether somebody is in a private channel; of one that we are not in nobody tells us."""
    cursor, is_last = None, not channel.is_member
    while not is_last:
        page = gateway.members(channel.channel_id, cursor)
        if user_id in page.user_ids:
            return True
        cursor, is_last = page.cursor, page.cursor is None
    return False
