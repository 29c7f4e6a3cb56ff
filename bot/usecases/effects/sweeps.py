"""Reading a channel's history, a page for each effect, so that Slack's strictest pace is kept."""

from dataclasses import dataclass
from typing import Any

from bot.domain.ids import ChannelId, MessageTs, datetime_to_ts
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects.kind import TIER_3, EffectKind, Paces, incident_of
from bot.usecases.gaps import close_gap, open_gap_after
from bot.usecases.ports import Gateway, HistoryPage, SlackError
from bot.usecases.reconcile import (
    CLOCKS_DIFFER,
    bury_lost_threads,
    bury_missing,
    bury_replies,
    sweep_begins_at,
    take_page,
)
from bot.usecases.scribe import Scribe, add_effect, lane_of

# What Slack says of a channel that we were taken out of: a public one, and one that is hidden from us.
AWAY = ("not_in_channel", "channel_not_found")


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
        begin = sweep_begins_at(
            tx, incident_of(effect), channel_id, is_full=arguments["is_full"], is_last=arguments.get("is_last", False)
        )
        if begin is None:
            return None
        return PagePlan(
            channel_id=channel_id, oldest=begin, cursor=arguments["cursor"],
            asked_at=arguments.get("asked_at") or datetime_to_ts(scribe.now() - CLOCKS_DIFFER),
        )  # fmt: skip

    def perform(self, gateway: Gateway, plan: PagePlan, *, is_repeat: bool) -> HistoryPage:
        return gateway.history(plan.channel_id, plan.oldest, plan.cursor)

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        if reason in AWAY:
            open_gap_after(tx, scribe, incident_of(effect), ChannelId(effect.arguments["channel_id"]))

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: PagePlan, result: HistoryPage) -> None:
        threads = take_page(tx, scribe, plan.channel_id, result, plan.asked_at)
        seen = {MessageTs(message["ts"]) for message in result.messages}
        last = MessageTs(effect.arguments.get("before") or plan.asked_at)
        first = min(seen, default=last) if result.cursor else plan.oldest
        bury_missing(tx, scribe, plan.channel_id, seen, first, last)
        bury_lost_threads(tx, scribe, plan.channel_id, threads, first, last, plan.asked_at)
        if result.cursor:
            _read_on(tx, scribe, effect, self.name, plan, cursor=result.cursor, before=min(first, last))
        else:
            if effect.arguments["is_full"]:  # history does not show threads that were there before the log begins
                threads |= set(tx.messages.threads_begun_before(scribe.workspace.team_id, plan.channel_id, plan.oldest))
            tx.incidents.set_whole_until(incident_of(effect), plan.channel_id, plan.asked_at)
            close_gap(tx, scribe, incident_of(effect), plan.channel_id)
        for thread_ts in sorted(threads):
            _read_on(tx, scribe, effect, "sweep_thread", plan, thread_ts=thread_ts, cursor=None)
        _tell_if_done(tx, scribe, effect)


class SweepThread(EffectKind):
    """Reads one page of a thread's replies."""

    name = "sweep_thread"

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.replies", TIER_3)]

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> HistoryPage:
        try:
            return gateway.replies(ChannelId(plan["channel_id"]), MessageTs(plan["thread_ts"]), plan["cursor"])
        except SlackError as refused:
            if refused.error != "thread_not_found":
                raise
            return HistoryPage(messages=(), cursor=None)  # it was deleted, with all that was said in it

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: HistoryPage) -> None:
        channel_id, thread_ts = ChannelId(plan["channel_id"]), MessageTs(plan["thread_ts"])
        asked_at = MessageTs(plan["asked_at"])
        take_page(tx, scribe, channel_id, result, asked_at)
        seen = {MessageTs(message["ts"]) for message in result.messages}
        after = MessageTs(plan.get("after") or thread_ts)
        last = max(seen, default=after) if result.cursor else asked_at
        bury_replies(tx, scribe, channel_id, thread_ts, seen, after, last)
        if result.cursor:
            page = PagePlan(channel_id=channel_id, oldest=thread_ts, cursor=None, asked_at=asked_at)
            _read_on(tx, scribe, effect, self.name, page, thread_ts=thread_ts, cursor=result.cursor, after=last)
        _tell_if_done(tx, scribe, effect)


def _tell_if_done(tx: Tx, scribe: Scribe, effect: Effect) -> None:
    """Wake the draft that waits for the last page."""
    if tx.outbox.is_lane_empty(effect.lane, but_for=effect.id):
        tx.outbox.hasten(lane_of(incident_of(effect)), "await_log", scribe.now())


def _read_on(tx: Tx, scribe: Scribe, effect: Effect, kind: str, plan: PagePlan, **arguments: Any) -> None:
    """Add the effect that reads what comes next, in this one's place in the lane; its key names what it reads.

    The key begins unlike a sweep's own, so that a sweep half done never stands for one that is yet to begin.
    """
    incident = tx.incidents.get(incident_of(effect))
    arguments = {
        "channel_id": plan.channel_id, "is_full": effect.arguments.get("is_full", False),
        "is_last": effect.arguments.get("is_last", False), "asked_at": plan.asked_at, **arguments,
    }  # fmt: skip
    sweep = effect.key.removeprefix("on/").split("/")[0]
    key = f"on/{sweep}/{arguments.get('thread_ts') or 'channel'}/{arguments['cursor']}"
    add_effect(tx, scribe, kind, key, incident, position=effect.position, lane=effect.lane, **arguments)
