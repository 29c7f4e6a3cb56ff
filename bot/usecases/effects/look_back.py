"""Looking for threads that began before a log does and were gone on with in it: history shows a thread where it began.

How far back is bounded by `LOOK_BACK` and `MOST_PAGES_BACK`, whichever comes first.
"""

from typing import Any

from bot.domain.ids import ChannelId, MessageTs, datetime_to_ts, ts_to_datetime
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects.going_on import add_next, tell_if_done
from bot.usecases.effects.kind import TIER_3, EffectKind, Paces
from bot.usecases.ports import Gateway, HistoryPage
from bot.usecases.reconcile import LOOK_BACK, MOST_PAGES_BACK, threads_going_on
from bot.usecases.scribe import Scribe


class LookBack(EffectKind):
    """Reads one page of what was said before `begin`, newest first, and has the threads that go on in the log read."""

    name = "look_back"
    is_quiet = True

    def paces(self, effect: Effect) -> Paces:
        return [("conversations.history", TIER_3)]

    def perform(self, gateway: Gateway, plan: Any, *, is_repeat: bool) -> HistoryPage:
        begin = MessageTs(plan["begin"])
        oldest = datetime_to_ts(ts_to_datetime(begin) - LOOK_BACK)
        return gateway.history(ChannelId(plan["channel_id"]), oldest, plan["cursor"], begin)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Any, result: HistoryPage) -> None:
        shared = {name: plan[name] for name in ("channel_id", "asked_at")}
        if result.cursor and plan["page"] < MOST_PAGES_BACK:
            more = shared | {"begin": plan["begin"], "page": plan["page"] + 1}
            add_next(tx, scribe, effect, self.name, cursor=result.cursor, **more)
        for thread_ts in sorted(threads_going_on(result.messages, MessageTs(plan["begin"]))):
            add_next(tx, scribe, effect, "sweep_thread", cursor=None, thread_ts=thread_ts, **shared)
        tell_if_done(tx, scribe, effect)


def look_back(
    tx: Tx, scribe: Scribe, effect: Effect, channel_id: ChannelId, *, begin: MessageTs, asked_at: MessageTs
) -> None:
    """Add the first page of looking back from `begin`, in the place of the sweep `effect`."""
    more = {"channel_id": channel_id, "asked_at": asked_at, "begin": begin, "page": 1}
    add_next(tx, scribe, effect, "look_back", cursor=None, **more)
