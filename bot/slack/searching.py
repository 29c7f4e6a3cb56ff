"""Looks for something of our own among a channel's latest messages: one page for each try, since each has its pace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from slack_sdk import WebClient

from bot.domain.ids import ChannelId, MessageTs
from bot.slack.errors import one_error
from bot.slack.shapes import next_cursor
from bot.usecases.ports import NotYet, SlackError

PAGE = 200
PAGES_SEARCHED = 5
NEXT_PAGE = 1.2  # seconds; whoever asks keeps the pace that all processes share
MOST_TRAILS = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class _Trail:
    """How far a search was at the end of an attempt."""

    attempt: int
    pages: int = 0
    cursor: str | None = None
    is_over: bool = False


class Searches:
    """The searches under way. An attempt goes on where the one right before it ended, any other begins anew.

    In between another process, or this one before it died, may have posted what is looked for.
    """

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._trails: dict[tuple[ChannelId, str], _Trail] = {}

    def find(
        self, channel_id: ChannelId, what: str, attempt: int, is_it: Callable[[Mapping[str, Any]], bool],
        thread_ts: MessageTs | None = None,
    ) -> Mapping[str, Any] | None:  # fmt: skip
        """Return the message that `is_it`; None where the latest pages (of a thread: its first ones) do not have it.

        Raises:
            NotYet: this page does not have it, and there are more.
        """
        before = self._trails.pop((channel_id, what), None)
        goes_on = before is not None and before.attempt == attempt - 1
        trail = replace(before, attempt=attempt) if before and goes_on else _Trail(attempt=attempt)
        if not trail.is_over:
            try:
                messages, trail = self._page(channel_id, thread_ts, trail)
            except SlackError:
                self._keep(channel_id, what, trail)
                raise
            found = next(filter(is_it, messages), None)
            if found is not None:
                return found
        self._keep(channel_id, what, trail)
        if not trail.is_over:
            raise NotYet("looking_through_the_channel", NEXT_PAGE)
        return None

    def forget(self, channel_id: ChannelId, what: str) -> None:
        """Begin anew the next time: it is being sent now, and whether it arrived is not known yet."""
        self._trails.pop((channel_id, what), None)

    def _page(
        self, channel_id: ChannelId, thread_ts: MessageTs | None, trail: _Trail
    ) -> tuple[list[Mapping[str, Any]], _Trail]:
        with one_error():
            if thread_ts is None:
                said = self._client.conversations_history(
                    channel=channel_id, limit=PAGE, cursor=trail.cursor, include_all_metadata=True
                )
            else:
                said = self._client.conversations_replies(
                    channel=channel_id, ts=thread_ts, limit=PAGE, cursor=trail.cursor, include_all_metadata=True
                )
        pages, cursor = trail.pages + 1, next_cursor(said)
        is_over = cursor is None or pages == PAGES_SEARCHED
        return said["messages"], replace(trail, pages=pages, cursor=cursor, is_over=is_over)

    def _keep(self, channel_id: ChannelId, what: str, trail: _Trail) -> None:
        self._trails[channel_id, what] = trail
        while len(self._trails) > MOST_TRAILS:
            self._trails.pop(next(iter(self._trails)), None)
