"""Reading a channel's history, a page for each effect, so that Slack's strictest pace is kept."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.ids import ChannelId, MessageTs, datetime_to_ts
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects.kind import TIER_3, EffectKind, Paces, incident_of
from bot.usecases.ports import Gateway, HistoryPage
from bot.usecases.reconcile import bury_missing, sweep_begins_at, take_page
from bot.usecases.scribe import Scribe, add_effect

# Slack's clock and ours may differ: what was said this shortly before the call proves nothing by its absence.
CLOCKS_DIFFER = timedelta(seconds=10)


@dataclass(frozen=True, kw_only=True, slots=True)
class PagePlan:
    """The page to read: of a channel from `oldest` on, or of one thread. `asked_at`: safely before the call."""

    channel_id: ChannelId
    oldest: MessageTs
    cursor: str | None
    asked_at: MessageTs


class Sweep(EffectKind):
    """Reads one page of a channel; the last page makes the log whole up to the moment the first was asked for."""

    name = "sweep"

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.history", TIER_3)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        arguments = effect.arguments
        channel_id = ChannelId(arguments["channel_id"])
        begin = sweep_begins_at(tx, incident_of(effect), channel_id, is_full=arguments["is_full"])
        if begin is None:
            return None
        return PagePlan(
            channel_id=channel_id, oldest=begin, cursor=arguments["cursor"],
            asked_at=arguments.get("asked_at") or datetime_to_ts(scribe.now() - CLOCKS_DIFFER),
        )  # fmt: skip

    def perform(self, gateway: Gateway, plan: PagePlan, *, is_repeat: bool) -> HistoryPage:
        return gateway.history(plan.channel_id, plan.oldest, plan.cursor)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: PagePlan, result: HistoryPage) -> None:
        for thread_ts in take_page(tx, scribe, plan.channel_id, result):
            _read_on(tx, scribe, effect, "sweep_thread", plan, thread_ts=thread_ts, cursor=None)
        seen = {MessageTs(message["ts"]) for message in result.messages}
        if result.cursor:
            last = effect.arguments.get("before") or plan.asked_at
            _bury(tx, scribe, effect, plan, seen, min(seen, default=last), last)
            first = min(seen, default=last)
            _read_on(tx, scribe, effect, "sweep", plan, cursor=result.cursor, before=first)
            return
        _bury(tx, scribe, effect, plan, seen, plan.oldest, effect.arguments.get("before") or plan.asked_at)
        tx.incidents.set_whole_until(incident_of(effect), plan.channel_id, plan.asked_at)


def _bury(
    tx: Tx, scribe: Scribe, effect: Effect, plan: PagePlan, seen: set[MessageTs], first: MessageTs, last: MessageTs
) -> None:
    for watched in tx.incidents.watched(incident_of(effect)):
        if watched.channel_id == plan.channel_id:
            bury_missing(tx, scribe, watched, seen, first, last)


class SweepThread(EffectKind):
    """Reads one page of a thread's replies."""

    name = "sweep_thread"

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.replies", TIER_3)]

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> HistoryPage:
        return gateway.replies(ChannelId(plan["channel_id"]), MessageTs(plan["thread_ts"]), plan["cursor"])

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: HistoryPage) -> None:
        channel_id = ChannelId(plan["channel_id"])
        take_page(tx, scribe, channel_id, result)
        if result.cursor:
            page = PagePlan(channel_id=channel_id, oldest=MessageTs("0"), cursor=None, asked_at=plan["asked_at"])
            _read_on(tx, scribe, effect, self.name, page, thread_ts=plan["thread_ts"], cursor=result.cursor)


def _read_on(tx: Tx, scribe: Scribe, effect: Effect, kind: str, plan: PagePlan, **arguments: Any) -> None:
    """Add the effect that reads what comes next, in this one's place in the lane; its key names what it reads."""
    incident = tx.incidents.get(incident_of(effect))
    arguments = {
        "channel_id": plan.channel_id, "is_full": effect.arguments.get("is_full", False), "asked_at": plan.asked_at,
        **arguments,
    }  # fmt: skip
    what = arguments.get("thread_ts") or "channel"
    key = f"{effect.key.split('/')[0]}/{what}/{arguments['cursor']}"
    add_effect(tx, scribe, kind, key, incident, position=effect.position, **arguments)
