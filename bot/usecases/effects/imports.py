"""Reading a part of a channel into a log, a page for each effect, with word of how far it is."""

from typing import Any

from bot.domain.ids import MessageTs, datetime_to_ts, just_after
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.burying import bury_lost_threads, bury_missing
from bot.usecases.effects.going_on import add_next, tell_if_done
from bot.usecases.effects.kind import TIER_3, EffectKind, Paces
from bot.usecases.effects.look_back import look_back
from bot.usecases.imports import told_again
from bot.usecases.ports import Gateway, HistoryPage
from bot.usecases.reconcile import CLOCKS_DIFFER, take_page
from bot.usecases.scribe import Scribe


class Import(EffectKind):
    """Reads one page of what was said in a channel in a span of time, then asks for its threads and the next page.

    What was read before (`is_again`) is read for what was edited and deleted since; of that no progress is told.
    """

    name = "import"
    is_quiet = True  # whoever asked for it sees what became of it

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.history", TIER_3)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        span = tx.spans.get(effect.arguments["span_id"])
        first, last = datetime_to_ts(span.captured_from), datetime_to_ts(span.captured_until or scribe.now())
        asked_at = effect.arguments.get("asked_at") or datetime_to_ts(scribe.now() - CLOCKS_DIFFER)
        cursor = effect.arguments["cursor"]
        return {"channel_id": span.channel_id, "first": first, "last": last, "asked_at": asked_at, "cursor": cursor}

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> HistoryPage:
        return gateway.history(plan["channel_id"], plan["first"], plan["cursor"], plan["last"])

    def given_up(self, tx: Tx, scribe: Scribe, effect: Effect, reason: str) -> None:
        span_id = effect.arguments["span_id"]
        tx.spans.refuse(span_id, reason)
        told_again(tx, scribe, tx.spans.get(span_id))
        tell_if_done(tx, scribe, effect)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: HistoryPage) -> None:
        threads = take_page(tx, scribe, plan["channel_id"], result, plan["asked_at"])
        end = _bury(tx, scribe, effect, plan, result, threads)
        same = {"is_again": effect.arguments.get("is_again", False), "span_id": effect.arguments["span_id"]}
        if result.cursor:
            more = {"cursor": result.cursor, "asked_at": plan["asked_at"], "before": end}
            add_next(tx, scribe, effect, self.name, **more, **same)
        elif tx.spans.get(effect.arguments["span_id"]).is_import:  # one message has no threads of others
            look_back(tx, scribe, effect, plan["channel_id"], begin=plan["first"], asked_at=plan["asked_at"])
        shared = {"channel_id": plan["channel_id"], "asked_at": plan["asked_at"]}
        for thread_ts in sorted(threads):
            add_next(tx, scribe, effect, "sweep_thread", cursor=None, thread_ts=thread_ts, **shared)
        _count(tx, scribe, effect, result)
        tell_if_done(tx, scribe, effect)


def _bury(
    tx: Tx, scribe: Scribe, effect: Effect, plan: Any, page: HistoryPage, threads: set[MessageTs]
) -> MessageTs:  # fmt: skip
    """Bury what Slack does not show any more of this page's part; return where that part begins."""
    seen = {MessageTs(message["ts"]) for message in page.messages}
    last = MessageTs(effect.arguments.get("before") or min(just_after(plan["last"]), plan["asked_at"]))
    first = min(seen, default=last) if page.cursor else plan["first"]
    bury_missing(tx, scribe, plan["channel_id"], seen, first, last)
    bury_lost_threads(tx, scribe, plan["channel_id"], threads, first, last, plan["asked_at"])
    return min(first, last)


def _count(tx: Tx, scribe: Scribe, effect: Effect, page: HistoryPage) -> None:
    """Note how far the reading is, and have it told where that is news."""
    span = tx.spans.get(effect.arguments["span_id"])
    if effect.arguments.get("is_again") and span.is_read and span.refused is None:
        return
    before = span.messages_read if effect.arguments["cursor"] else 0
    tx.spans.advance(effect.arguments["span_id"], before + len(page.messages), is_read=page.cursor is None)
    told_again(tx, scribe, span)
