"""Verbs of reading: pages of a conversation, its threads, canvases, and what was found."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from bot.emulator.clock import from_ts
from bot.emulator.errors import Refused
from bot.emulator.records import Canvas, Channel, Json
from bot.emulator.ui.seeing import can_see, seen_channel, seen_file
from bot.emulator.ui.shown import ephemeral_shown, message_shown
from bot.emulator.ui.tab import Tab

MOST = 500
FOUND = 50
AFTER_ALL = 1 << 62


def open_channel(tab: Tab, *, channel: str, around: str = "", limit: int = 100) -> Json:
    """The newest messages, or those around one, oldest first; whether there are others, and what was read."""
    me = tab.need_me()
    with tab.ws.lock:
        where = seen_channel(tab.ws, me, channel)
        if around:
            middle = bisect_right(where.order, (_micros(around), around))
            begin, end = _before(where, middle, limit // 2), _after(where, middle, limit - limit // 2)
        else:
            begin, end = _before(where, len(where.order), limit), len(where.order)
        return _page(tab, where, begin, end) | {"last_read": tab.ws.read_marks.get((me, channel))}


def older(tab: Tab, *, channel: str, before: str, limit: int = 100) -> Json:
    """The messages before this timestamp."""
    with tab.ws.lock:
        where = seen_channel(tab.ws, tab.need_me(), channel)
        end = bisect_left(where.order, (_micros(before), ""))
        return _page(tab, where, _before(where, end, limit), end)


def newer(tab: Tab, *, channel: str, after: str, limit: int = 100) -> Json:
    """The messages after this timestamp."""
    with tab.ws.lock:
        where = seen_channel(tab.ws, tab.need_me(), channel)
        begin = bisect_right(where.order, (_micros(after), "~"))
        return _page(tab, where, begin, _after(where, begin, limit))


def thread(tab: Tab, *, channel: str, ts: str) -> Json:
    """A message and its replies, with what only this person was shown there."""
    me = tab.need_me()
    with tab.ws.lock:
        where = seen_channel(tab.ws, me, channel)
        root = where.messages.get(ts)
        root = where.messages.get(root.thread_ts or ts) if root else None
        if root is None:
            raise Refused("This message is gone.")
        told = [where.messages[one] for one in (root.ts, *where.threads.get(root.ts, ()))]
        aside = [one for one in tab.ws.ephemerals[me] if one["channel"] == channel and one["thread_ts"] == root.ts]
        return {"messages": _in_order([*(message_shown(tab.ws, where, one) for one in told), *_shown(tab, aside)])}


def read(tab: Tab, *, channel: str, ts: str) -> None:
    """Note that this person has read up to this message; a mark never moves back."""
    me = tab.need_me()
    with tab.ws.lock:
        seen_channel(tab.ws, me, channel)
        before = tab.ws.read_marks.get((me, channel))
        if before is None or _micros(before) < _micros(ts):
            tab.ws.read_marks[me, channel] = ts
            tab.ws.tell("read", me, channel)


def canvas(tab: Tab, *, file_id: str) -> Json:
    """A canvas: its title, and its text as Markdown."""
    with tab.ws.lock:
        file = seen_file(tab.ws, tab.need_me(), file_id)
        if not isinstance(file, Canvas):
            raise Refused("This is no canvas.")
        return {"title": file.title, "markdown": (file.content or b"").decode("utf-8", "replace")}


def search(tab: Tab, *, text: str) -> Json:
    """The newest messages with this text in them, whatever its case, in conversations that this person can see."""
    me, wanted, found = tab.need_me(), text.casefold().strip(), []
    if not wanted:
        return {"messages": []}
    with tab.ws.lock:
        for channel in tab.ws.channels.values():
            if can_see(channel, me):
                hits = [m for m in channel.messages.values() if wanted in m.text.casefold()]
                found += [message_shown(tab.ws, channel, message) for message in hits[-FOUND:]]
        return {"messages": _in_order(found)[-FOUND:]}


def _before(where: Channel, end: int, limit: int) -> int:
    """Where a page begins that ends before `end`: `limit` top-level messages earlier."""
    wanted = max(1, min(limit, MOST))
    while end > 0 and wanted:
        end -= 1
        wanted -= _is_listed(where, where.order[end][1])
    return end


def _after(where: Channel, begin: int, limit: int) -> int:
    wanted = max(1, min(limit, MOST))
    while begin < len(where.order) and wanted:
        wanted -= _is_listed(where, where.order[begin][1])
        begin += 1
    return begin


def _page(tab: Tab, where: Channel, begin: int, end: int) -> Json:
    """The top-level messages of this stretch, and what only this person was shown meanwhile."""
    listed = [ts for _, ts in where.order[begin:end] if _is_listed(where, ts)]
    since = where.order[begin][0] if begin < len(where.order) and begin > 0 else 0
    until = where.order[end][0] if end < len(where.order) else AFTER_ALL
    aside = [
        one for one in tab.ws.ephemerals[tab.me]
        if one["channel"] == where.id and not one["thread_ts"] and since <= from_ts(one["ts"]) < until
    ]  # fmt: skip
    shown = [message_shown(tab.ws, where, where.messages[ts]) for ts in listed]
    return {
        "messages": _in_order([*shown, *_shown(tab, aside)]),
        "has_older": any(_is_listed(where, ts) for _, ts in where.order[:begin]),
        "has_newer": any(_is_listed(where, ts) for _, ts in where.order[end:]),
    }


def _is_listed(where: Channel, ts: str) -> bool:
    message = where.messages[ts]
    return not message.is_reply or message.subtype == "thread_broadcast"


def _shown(tab: Tab, aside: Iterable[Json]) -> list[Json]:
    return [ephemeral_shown(tab.ws, one) for one in aside if not one.get("is_dismissed")]


def _in_order(messages: list[Json]) -> list[Json]:
    return sorted(messages, key=lambda message: from_ts(message["ts"]))


def _micros(ts: str) -> int:
    try:
        return from_ts(ts)
    except ValueError:
        raise Refused("This is no timestamp.") from None
