"""conversations.history and conversations.replies: messages by page."""

import base64
import binascii
from collections.abc import Iterable

from bot.emulator.api.call import Call
from bot.emulator.api.scopes import allowed
from bot.emulator.clock import from_ts, to_ts
from bot.emulator.errors import SlackError
from bot.emulator.records import Channel, Json, Message
from bot.emulator.shapes import message_json

PAGE, PAGE_LIMIT = 100, 999
FOREVER = 2**62


def history(call: Call) -> Json:
    """conversations.history: newest first, without replies unless they were broadcast."""
    channel = allowed(call, "conversations.history", joined=True)
    lowest, highest = window(call)
    before = cursor(call, "next_ts:")
    if before is not None:
        highest = min(highest, before)
    limit = page_size(call)
    wanted = (m for m in newest_first(channel, highest) if not m.is_reply or m.subtype == "thread_broadcast")
    page: list[Message] = []
    for message in wanted:
        if from_ts(message.ts) < lowest:
            break
        page.append(message)
        if len(page) > limit:
            break
    answer = shown(call, channel, page[:limit]) | {"pin_count": len(channel.pins)}
    return answer | more(len(page) > limit, f"next_ts:{from_ts(page[limit].ts)}" if len(page) > limit else "")


def newest_first(channel: Channel, highest: int) -> Iterable[Message]:
    """The channel's messages up to `highest` (microseconds, inclusive), newest first."""
    return (channel.messages[ts] for micros, ts in reversed(channel.order) if micros <= highest)


def replies(call: Call) -> Json:
    """conversations.replies: the parent at the head of every page, then its replies, oldest first."""
    channel = allowed(call, "conversations.replies", joined=True)
    root = channel.messages.get(call.text("ts"))
    if root is None:
        raise SlackError("thread_not_found")
    root = channel.messages.get(root.thread_ts or root.ts, root)
    lowest, highest = window(call)
    lowest = max(lowest, cursor(call, "next_reply:") or 0)
    limit = page_size(call)
    found = [ts for ts in channel.threads.get(root.ts, []) if lowest <= from_ts(ts) <= highest]
    page = [root, *(channel.messages[ts] for ts in found[: max(1, limit - 1)])]
    rest = found[max(1, limit - 1) :]
    return shown(call, channel, page) | more(bool(rest), f"next_reply:{from_ts(rest[0])}" if rest else "")


def shown(call: Call, channel: Channel, messages: list[Message]) -> Json:
    """The messages of one page."""
    with_metadata = call.flag("include_all_metadata") and not call.ws.hides_metadata
    return {"messages": [message_json(call.ws, channel, m, metadata=with_metadata) for m in messages]}


def window(call: Call) -> tuple[int, int]:
    """The first and the last microsecond asked for; the bounds themselves belong only when `inclusive`."""
    step = 0 if call.flag("inclusive") else 1
    lowest = micros(call.text("oldest"), "invalid_ts_oldest")
    highest = micros(call.text("latest"), "invalid_ts_latest")
    return (0 if lowest is None else lowest + step), (FOREVER if highest is None else highest - step)


def micros(ts: str, error: str) -> int | None:
    """Microseconds of a timestamp, None when there is none; SlackError `error` for anything else."""
    if not ts:
        return None
    try:
        return from_ts(ts)
    except ValueError:
        raise SlackError(error) from None


def page_size(call: Call) -> int:
    """How many messages the page may hold: `limit`, or the cap set on this workspace."""
    limit = min(max(1, call.number("limit", PAGE)), PAGE_LIMIT)
    return min(limit, call.ws.history_cap or PAGE_LIMIT)


def cursor(call: Call, prefix: str) -> int | None:
    """Where the page goes on; SlackError `invalid_cursor` for a cursor that was not handed out."""
    given = call.text("cursor")
    if not given:
        return None
    try:
        decoded = base64.b64decode(given, validate=True).decode("ascii")
        return from_ts(to_ts(int(decoded.removeprefix(prefix))))
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise SlackError("invalid_cursor") from None


def more(has_more: bool, next_cursor: str) -> Json:
    """The end of a page: whether there is another, and where."""
    encoded = base64.b64encode(next_cursor.encode()).decode()
    return {"has_more": has_more} | ({"response_metadata": {"next_cursor": encoded}} if has_more else {})
