"""Announcing: one message an incident in the channel that hears of it. Trouble there ends there."""

from typing import Any

from bot.domain.ids import ChannelId
from bot.storage import Tx
from bot.storage.outbox import Effect, Posted
from bot.usecases.announcing import announced, bring_in_line
from bot.usecases.effects.kind import POSTING, TIER_3, EffectKind, Paces, incident_of
from bot.usecases.effects.messages import Post, Update
from bot.usecases.ports import Gateway
from bot.usecases.scribe import Scribe, add_effect


class Announce(EffectKind):
    """Looks which channels are to be told what, by the state as it is then; asks nothing of Slack itself."""

    name = "announce"
    is_quiet = True

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> None:
        return None

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Any) -> None:
        bring_in_line(tx, scribe, tx.incidents.get(incident_of(effect)), effect.position)


class PostAnnouncement(Post):
    """Posts the announcement, or a status update below it."""

    name = "announcement"
    is_quiet = True

    def paces(self, effect: Effect) -> Paces:
        looking = [(method, TIER_3) for method in ("conversations.history", "conversations.replies") if effect.tries]
        return [(f"post:{effect.arguments.get('channel_id', effect.lane)}", POSTING), *looking]

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        _tell(tx, scribe, effect, reason)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Posted) -> None:
        super().settle(tx, scribe, effect, plan, result)
        if effect.arguments["surface"] == "announcement":
            incident = tx.incidents.get(incident_of(effect))
            announced(tx, scribe, incident, effect.arguments["message"], result)


class UpdateAnnouncement(Update):
    """Rewrites an announcement."""

    name = "update_announcement"
    is_quiet = True

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        _tell(tx, scribe, effect, reason)


def _tell(tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
    """Tell whoever answers for the incident, once for each channel."""
    channel_id = ChannelId(effect.arguments.get("channel_id", ""))
    if not channel_id:
        return
    incident = tx.incidents.get(incident_of(effect))
    message = f"not_announced:{incident.id}:{channel_id}"
    add_effect(
        tx, scribe, "post", f"post:{message}", incident, message=message, surface="not_announced",
        user_id=incident.answerable_id, channel_id=channel_id, reason=reason,
    )  # fmt: skip
