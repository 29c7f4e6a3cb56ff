"""Reading a channel's history, a page for each effect, so that Slack's strictest pace is kept."""

from dataclasses import dataclass
from typing import Any

from bot.domain.ids import ChannelId, MessageTs, datetime_to_ts
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.burying import bury_lost_threads, bury_missing, bury_replies
from bot.usecases.effects.going_on import add_next, tell_if_done
from bot.usecases.effects.kind import TIER_3, EffectKind, Paces, incident_of
from bot.usecases.effects.look_back import look_back
from bot.usecases.first_reading import tell_reading
from bot.usecases.gaps import close_gap, open_gap_after
from bot.usecases.ports import Gateway, HistoryPage, SlackError
from bot.usecases.reconcile import (
    CLOCKS_DIFFER,
    TICK,
    take_page,
    watch_of,
)
from bot.usecases.scribe import Scribe
from bot.usecases.unheard import note_unheard

# What Slack says of a channel that we were taken out of: a public one, and one that is hidden from us.
AWAY = ("not_in_channel", "channel_not_found")


@dataclass(frozen=True, kw_only=True, slots=True)
class PagePlan:
    """The page to read: of a channel from `oldest` on, or of one thread. `asked_at`: safely before the call.

    `is_from_start`: it is a page of a sweep of all of the log.
    """

    channel_id: ChannelId
    oldest: MessageTs
    cursor: str | None
    asked_at: MessageTs
    is_from_start: bool = False


class Sweep(EffectKind):
    """Reads one page of a channel; the last page makes the log whole up to the moment the first was asked for."""

    name = "sweep"

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.history", TIER_3)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        arguments = effect.arguments
        channel_id, is_last = ChannelId(arguments["channel_id"]), arguments.get("is_last", False)
        watched = watch_of(tx, incident_of(effect), channel_id, is_last=is_last)
        if watched is None:
            return None
        start = datetime_to_ts(watched.captured_from)
        begin = start if arguments["is_full"] else max(start, watched.whole_until_ts or start)
        return PagePlan(
            channel_id=channel_id, oldest=begin, cursor=arguments["cursor"], is_from_start=begin == start,
            asked_at=arguments.get("asked_at") or datetime_to_ts(scribe.now() - CLOCKS_DIFFER),
        )  # fmt: skip

    def perform(self, gateway: Gateway, plan: PagePlan, *, is_repeat: bool) -> HistoryPage:
        return gateway.history(plan.channel_id, plan.oldest, plan.cursor)

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        if reason in AWAY:
            open_gap_after(tx, scribe, incident_of(effect), ChannelId(effect.arguments["channel_id"]))

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: PagePlan, result: HistoryPage) -> None:
        if effect.arguments.get("reason") == TICK:
            note_unheard(tx, scribe, plan.channel_id, result, plan.asked_at)
        threads = take_page(tx, scribe, plan.channel_id, result, plan.asked_at)
        seen = {MessageTs(message["ts"]) for message in result.messages}
        last = MessageTs(effect.arguments.get("before") or plan.asked_at)
        first = min(seen, default=last) if result.cursor else plan.oldest
        bury_missing(tx, scribe, plan.channel_id, seen, first, last)
        bury_lost_threads(tx, scribe, plan.channel_id, threads, first, last, plan.asked_at)
        if result.cursor or effect.arguments["cursor"]:
            _tell_first_reading(tx, scribe, effect, plan)
        if result.cursor:
            _read_on(tx, scribe, effect, self.name, plan, cursor=result.cursor, before=min(first, last))
        else:
            threads |= self._end(tx, scribe, effect, plan)
        for thread_ts in sorted(threads):
            _read_on(tx, scribe, effect, "sweep_thread", plan, thread_ts=thread_ts, cursor=None)
        tell_if_done(tx, scribe, effect)

    def _end(self, tx: Tx, scribe: Scribe, effect: Effect, plan: PagePlan) -> set[MessageTs]:
        """The channel is read: note it, and return the threads that history does not show, since they began before."""
        incident = tx.incidents.get(incident_of(effect))
        tx.incidents.set_whole_until(incident.id, plan.channel_id, plan.asked_at)
        close_gap(tx, scribe, incident.id, plan.channel_id)
        if not plan.is_from_start:
            return set()
        if incident.is_adopted or plan.channel_id != incident.channel_id:  # else nothing was said there before
            look_back(tx, scribe, effect, plan.channel_id, begin=plan.oldest, asked_at=plan.asked_at)
        return set(tx.messages.threads_begun_before(scribe.workspace.team_id, plan.channel_id, plan.oldest))


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
        tell_if_done(tx, scribe, effect)


def _tell_first_reading(tx: Tx, scribe: Scribe, effect: Effect, plan: PagePlan) -> None:
    """Have it told how far the reading is, where this channel was never read to its end."""
    watched = watch_of(tx, incident_of(effect), plan.channel_id, is_last=True)
    if watched is not None and watched.whole_until_ts is None:
        tell_reading(tx, scribe, tx.incidents.get(watched.incident_id), plan.channel_id)


def _read_on(tx: Tx, scribe: Scribe, effect: Effect, kind: str, plan: PagePlan, **arguments: Any) -> None:
    """Add the effect that reads what comes next of the same sweep."""
    same = {name: effect.arguments[name] for name in ("is_full", "is_last", "reason") if name in effect.arguments}
    shared = {"channel_id": plan.channel_id, "asked_at": plan.asked_at, **same}
    add_next(tx, scribe, effect, kind, **shared, **arguments)
