"""Telling a person alone, in a channel or a thread."""

from typing import Any

from bot.domain.ids import ChannelId, UserId
from bot.rendering.slack.parts import SlackMessage
from bot.storage.outbox import Effect
from bot.usecases.effects.kind import POSTING, EffectKind, Paces
from bot.usecases.ports import Gateway


class Whisper(EffectKind):
    """Posts what only one person sees. Slack keeps it nowhere, so after a crash it may be shown twice."""

    name = "whisper"
    is_quiet = True

    def paces(self, effect: Effect) -> Paces:
        return [(f"post:{effect.lane}", POSTING)]

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> None:
        message = SlackMessage(text=plan["text"], blocks=tuple(plan["blocks"]))
        gateway.whisper(ChannelId(plan["channel_id"]), UserId(plan["user_id"]), message, plan["thread_ts"])
