"""Reads parts of channels in Slack to their ends, at the pace that all of the scribe's processes share."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.domain.ids import ChannelId, MessageTs, TeamId, datetime_to_ts
from bot.domain.messages import CapturedMessage
from bot.usecases.audit_compare import Shown, as_shown
from bot.usecases.effects.kind import TIER_3
from bot.usecases.ports import Gateway, HistoryPage, SlackError
from bot.usecases.reconcile import LOOK_BACK, MOST_PAGES_BACK, threads_going_on
from bot.usecases.scribe import Scribe

MOST_TRIES = 5
FIRST_RETRY = 2.0

Tell = Callable[[str], None]


class CannotRead(Exception):
    """A channel could not be read to its end, so it cannot be compared; the message says which and why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of a channel that belongs to the log, from `begin` to `end`; with a `thread_ts` that thread alone."""

    team_id: TeamId
    channel_id: ChannelId
    begin: datetime
    end: datetime
    thread_ts: MessageTs | str = ""

    def holds(self, message: CapturedMessage) -> bool:
        """Whether the message belongs to it."""
        return self.begin <= message.said_at <= self.end and self.thread_ts in ("", message.ts, message.thread_ts)


class Reader:
    """Reads channels to their ends, at the pace that all of the scribe's processes share."""

    def __init__(self, scribe: Scribe, gateway: Gateway, tell: Tell) -> None:
        self._scribe, self._gateway, self._tell = scribe, gateway, tell

    def part(self, part: Part) -> list[Shown]:
        """Return each message of the part, and of the threads seen there or known to the log; some may lie outside."""
        if part.thread_ts:
            return self._shown(part, self._thread(part.channel_id, MessageTs(part.thread_ts)))
        first, last = datetime_to_ts(part.begin), datetime_to_ts(part.end)
        history = list(
            self._pages(
                "conversations.history", part.channel_id,
                lambda cursor: self._gateway.history(part.channel_id, first, cursor, last),
            )
        )  # fmt: skip
        with self._scribe.store.read() as tx:
            threads = set(tx.messages.threads_begun_before(part.team_id, part.channel_id, first))
        threads |= {MessageTs(one["ts"]) for one in history if one.get("reply_count") and one["thread_ts"] == one["ts"]}
        threads |= threads_going_on(self._before(part), first)
        replies = (payload for ts in sorted(threads) for payload in self._thread(part.channel_id, ts))
        return self._shown(part, [*history, *replies])

    def _before(self, part: Part) -> Iterator[Any]:
        """What was said before the part, as far back as a sweep looks for threads that go on in it."""
        first, last = datetime_to_ts(part.begin - LOOK_BACK), datetime_to_ts(part.begin)
        return self._pages(
            "conversations.history", part.channel_id,
            lambda cursor: self._gateway.history(part.channel_id, first, cursor, last), most=MOST_PAGES_BACK,
        )  # fmt: skip

    def _shown(self, part: Part, payloads: Iterable[Any]) -> list[Shown]:
        shown = (as_shown(self._scribe, part.channel_id, payload) for payload in payloads)
        return [one for one in shown if one is not None]

    def _thread(self, channel_id: ChannelId, thread_ts: MessageTs) -> Iterator[Any]:
        def page(cursor: str | None) -> HistoryPage:
            try:
                return self._gateway.replies(channel_id, thread_ts, cursor)
            except SlackError as refused:
                if refused.error != "thread_not_found":
                    raise
                return HistoryPage(messages=(), cursor=None)  # it was deleted, with all that was said in it

        return self._pages("conversations.replies", channel_id, page)

    def _pages(
        self, pace: str, channel_id: ChannelId, page: Callable[[str | None], HistoryPage], most: int | None = None
    ) -> Iterator[Any]:
        """Yield what is on the pages, `most` of them (None: all)."""
        cursor, count = None, 0
        for number in itertools.count(1):
            read = self._insist(pace, channel_id, partial(page, cursor))
            yield from read.messages
            count += len(read.messages)
            if read.cursor is None or number == most:
                return
            self._tell(f"{channel_id}: {count} messages read, more to come")
            cursor = read.cursor

    def _insist(self, pace: str, channel_id: ChannelId, call: Callable[[], HistoryPage]) -> HistoryPage:
        """Make the call when its turn comes, again where trying again may help."""
        tries = 0
        while True:
            self._await_turn(pace)
            try:
                return call()
            except SlackError as failed:
                tries += failed.retry_after is None
                if failed.is_permanent or tries >= MOST_TRIES:
                    raise CannotRead(f"{channel_id} could not be read: {failed.error}") from failed
                wait = failed.retry_after or FIRST_RETRY * 2**tries
                self._tell(f"{channel_id}: {failed.error}, again in {wait:.0f} s")
                with self._scribe.store.write() as tx:
                    tx.outbox.take_pace(pace, timedelta(seconds=wait), self._scribe.now())

    def _await_turn(self, pace: str) -> None:
        """Wait until the pace allows the call, and count it."""
        interval = max(TIER_3, self._scribe.least_interval(pace))
        while True:
            with self._scribe.store.write() as tx:
                tx.outbox.take_turn()
                now = self._scribe.now()
                free_at = tx.outbox.free_at(pace) or now
                if free_at <= now:
                    tx.outbox.take_pace(pace, interval, now)
                    return
            wait = (free_at - now).total_seconds()
            if wait > 5:
                self._tell(f"Slack allows the next page in {wait:.0f} s")
            self._scribe.clock.sleep(wait)
