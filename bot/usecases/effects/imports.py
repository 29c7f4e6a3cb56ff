"""Reading a part of a channel into a log, a page for each effect, with word of how far it is."""

from typing import Any

from bot.domain.ids import datetime_to_ts
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects.kind import TIER_3, EffectKind, Paces, incident_of
from bot.usecases.imports import told_again
from bot.usecases.ports import Gateway, HistoryPage
from bot.usecases.reconcile import CLOCKS_DIFFER, take_page
from bot.usecases.scribe import Scribe, add_effect


class Import(EffectKind):
    """Reads one page of what was said in a channel in a span of time, then asks for its threads and the next page."""

    name = "import"

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.history", TIER_3)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        span = tx.spans.get(effect.arguments["span_id"])
        first, last = datetime_to_ts(span.captured_from), datetime_to_ts(span.captured_until or scribe.now())
        asked_at = datetime_to_ts(scribe.now() - CLOCKS_DIFFER)
        cursor = effect.arguments["cursor"]
        return {"channel_id": span.channel_id, "first": first, "last": last, "asked_at": asked_at, "cursor": cursor}

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> HistoryPage:
        return gateway.history(plan["channel_id"], plan["first"], plan["cursor"], plan["last"])

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: HistoryPage) -> None:
        span = tx.spans.get(effect.arguments["span_id"])
        before = span.messages_read if effect.arguments["cursor"] else 0
        tx.spans.advance(effect.arguments["span_id"], before + len(result.messages), is_read=result.cursor is None)
        threads = take_page(tx, scribe, span.channel_id, result, plan["asked_at"])
        incident = tx.incidents.get(incident_of(effect))
        shared = {"position": effect.position, "lane": effect.lane}
        key = f"on/import:{span.id}/{effect.id}"
        if result.cursor:
            add_effect(tx, scribe, self.name, f"{key}/next", incident, **shared, span_id=span.id, cursor=result.cursor)
        for thread_ts in sorted(threads):
            add_effect(
                tx, scribe, "sweep_thread", f"{key}/{thread_ts}", incident, **shared, channel_id=span.channel_id,
                thread_ts=thread_ts, cursor=None, asked_at=plan["asked_at"],
            )  # fmt: skip
        told_again(tx, scribe, span)
