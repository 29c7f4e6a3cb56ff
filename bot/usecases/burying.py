"""Buries what Slack, having shown all there is, does not show any more: it was deleted, and nobody told of it."""

from collections.abc import Collection

from bot.domain.ids import ChannelId, MessageTs, ts_to_datetime
from bot.domain.messages import CapturedMessage
from bot.storage import Tx
from bot.usecases.capture import refresh_mark, watching
from bot.usecases.noticing import noticing
from bot.usecases.scribe import Scribe


def bury_missing(
    tx: Tx, scribe: Scribe, channel_id: ChannelId, seen: Collection[MessageTs], first: MessageTs, last: MessageTs
) -> None:
    """Bury the log's messages from `first` to before `last` that Slack, having shown all there are, did not show."""
    log = tx.messages.between(scribe.workspace.team_id, channel_id, ts_to_datetime(first), ts_to_datetime(last))
    _bury(tx, scribe, [one for one in log if one.thread_ts is None and one.ts not in seen and one.ts < last])


def bury_lost_threads(
    tx: Tx, scribe: Scribe, channel_id: ChannelId, shown: Collection[MessageTs], first: MessageTs, last: MessageTs,
    asked_at: MessageTs,
) -> None:  # fmt: skip
    """Bury the log's replies, said until `asked_at`, in threads from `first` to before `last` that are not `shown`."""
    log = tx.messages.replies(scribe.workspace.team_id, channel_id, first, last)
    inside = [one for one in log if one.thread_ts is not None and one.thread_ts < last]
    _bury(tx, scribe, [one for one in inside if one.thread_ts not in shown and one.ts <= asked_at])


def bury_replies(
    tx: Tx, scribe: Scribe, channel_id: ChannelId, thread_ts: MessageTs, seen: Collection[MessageTs],
    after: MessageTs, last: MessageTs,
) -> None:  # fmt: skip
    """Bury the log's replies in a thread later than `after`, until `last`, that Slack did not show."""
    log = tx.messages.replies(scribe.workspace.team_id, channel_id, thread_ts, thread_ts)
    _bury(tx, scribe, [one for one in log if after < one.ts <= last and one.ts not in seen])


def _bury(tx: Tx, scribe: Scribe, gone: list[CapturedMessage]) -> None:
    for message in gone:
        if not message.is_deleted:
            place = (message.team_id, message.channel_id, message.ts)
            with noticing(tx, scribe, place, watching(tx, *place)):
                tx.messages.tombstone(place)
                refresh_mark(tx, scribe, place)
