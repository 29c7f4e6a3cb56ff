"""Slack's identifiers as types, and the time that a message's ts carries."""

from datetime import UTC, datetime, timedelta
from typing import NewType

TeamId = NewType("TeamId", str)
ChannelId = NewType("ChannelId", str)
UserId = NewType("UserId", str)
MessageTs = NewType("MessageTs", str)
GroupId = NewType("GroupId", str)
CanvasId = NewType("CanvasId", str)
IncidentId = NewType("IncidentId", int)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def ts_to_datetime(ts: MessageTs) -> datetime:
    """Return the moment in `ts` ("1553606820.000100", seconds since 1970), exact to the microsecond."""
    seconds, _, fraction = ts.partition(".")
    return _EPOCH + timedelta(seconds=int(seconds), microseconds=int(fraction[:6].ljust(6, "0")))


def datetime_to_ts(moment: datetime) -> MessageTs:
    """Return the ts of `moment`, with Slack's six decimals."""
    passed = moment - _EPOCH
    return MessageTs(f"{passed.days * 86400 + passed.seconds}.{passed.microseconds:06d}")


def just_before(ts: MessageTs) -> MessageTs:
    """Return the ts a microsecond before `ts`."""
    return datetime_to_ts(ts_to_datetime(ts) - timedelta(microseconds=1))


def just_after(ts: MessageTs) -> MessageTs:
    """Return the ts a microsecond after `ts`."""
    return datetime_to_ts(ts_to_datetime(ts) + timedelta(microseconds=1))


def permalink(workspace_url: str, channel_id: ChannelId, ts: MessageTs, thread_ts: MessageTs | None = None) -> str:
    """Return the address of a message, built as Slack builds it (chat.getPermalink), without a call."""
    address = f"{workspace_url.rstrip('/')}/archives/{channel_id}/p{ts.replace('.', '')}"
    if thread_ts and thread_ts != ts:
        address += f"?thread_ts={thread_ts}&cid={channel_id}"
    return address
