"""Posting a message of the scribe's own once, and rewriting it in place."""

from typing import Any

from bot.domain.ids import ChannelId
from bot.storage import Tx
from bot.storage.outbox import Effect, Posted
from bot.usecases.effects.kind import POSTING, TIER_3, EffectKind, Paces, incident_of, searching
from bot.usecases.effects.surfaces import Addressed, render_surface
from bot.usecases.ports import Gateway, SlackError
from bot.usecases.scribe import Scribe, add_effect


def destination(gateway: Gateway, addressed: Addressed) -> ChannelId:
    """Return the channel that the message goes to, opening the direct message where it goes to a person."""
    if addressed.channel_id is not None:
        return addressed.channel_id
    if addressed.user_id is None:
        raise SlackError("no_recipient", is_permanent=True)
    return gateway.open_dm(addressed.user_id)


class Post(EffectKind):
    """Posts; its key travels in the message's metadata, so that it is found again after a crash."""

    name = "post"

    def paces(self, effect: Effect) -> Paces:
        return [(f"post:{effect.lane}", POSTING), *searching(effect)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        if tx.outbox.posted(effect.arguments["message"]) is not None:
            return None
        addressed = render_surface(tx, scribe, effect)
        return None if addressed is None else (addressed, effect.arguments["message"], effect.tries)

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> Posted:
        addressed, key, attempt = plan
        channel_id = destination(gateway, addressed)
        thread_ts = addressed.thread_ts
        found = gateway.find_post(channel_id, key, attempt, thread_ts) if is_repeat else None
        return found or gateway.post(channel_id, addressed.message, key, thread_ts)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: Posted) -> None:
        tx.outbox.remember_posted(effect.arguments["message"], result, scribe.now())
        if effect.arguments["surface"] == "card":
            incident = tx.incidents.get(incident_of(effect))
            key = f"pin:{effect.arguments['message']}"
            add_effect(tx, scribe, "pin", key, incident, position=effect.position, message=effect.arguments["message"])


class Update(EffectKind):
    """Rewrites a message from the state as it is now; doing so twice does no harm."""

    name = "update"

    def paces(self, effect: Effect) -> Paces:
        return [("chat.update", TIER_3)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        posted = tx.outbox.posted(effect.arguments["message"])
        addressed = render_surface(tx, scribe, effect) if posted else None
        return None if addressed is None else (posted, addressed.message, effect.arguments["message"])

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> None:
        posted, message, key = plan
        gateway.update(posted, message, key)
