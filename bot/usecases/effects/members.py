"""Asking Slack who is in a private channel, a page for each effect."""

from typing import Any

from bot.domain.ids import ChannelId, MessageTs, datetime_to_ts
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.channels import read_members
from bot.usecases.effects.kind import TIER_4, EffectKind, Paces
from bot.usecases.ports import Gateway, MembersPage
from bot.usecases.reconcile import CLOCKS_DIFFER
from bot.usecases.scribe import Scribe


class ReadMembers(EffectKind):
    """Reads one page; with the last one, whoever was not on any of them is known to be outside."""

    name = "read_members"
    is_quiet = True

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.members", TIER_4)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        return {"as_of": datetime_to_ts(scribe.now() - CLOCKS_DIFFER), **effect.arguments}

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> MembersPage:
        return gateway.members(ChannelId(plan["channel_id"]), plan.get("cursor"))

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: MembersPage) -> None:
        team_id, channel_id = scribe.workspace.team_id, ChannelId(plan["channel_id"])
        as_of = MessageTs(plan["as_of"])
        tx.members.take_page(team_id, channel_id, result.user_ids, as_of)
        if result.cursor is None:
            tx.members.end_list(team_id, channel_id, as_of)
        else:
            read_members(tx, scribe, channel_id, cursor=result.cursor, as_of=as_of)
