"""Verbs of conversation: what people write, and what they do to messages."""

from typing import Any

from bot.emulator import messages
from bot.emulator.emojis import is_name
from bot.emulator.errors import Refused
from bot.emulator.records import Channel, Json, Message
from bot.emulator.ui.seeing import joined_channel
from bot.emulator.ui.tab import Tab
from bot.emulator.ui.typed import wire_text


def say(
    tab: Tab, *, channel: str, text: str, thread_ts: str = "", broadcast: bool = False, files: list[Any] | None = None
) -> Json:
    """Post what was typed, in a thread where one is named; what one says oneself is read.

    `files` are ids of what one has uploaded and not shared yet.
    """
    me = tab.need_me()
    with tab.ws.lock:
        joined_channel(tab.ws, me, channel)
        kept = [_uploaded(tab, str(one)) for one in files or ()]
        wire = wire_text(tab.ws, me, text) if text.strip() or not kept else ""
        ts = tab.control.say(me, channel, wire, thread_ts=thread_ts or None, broadcast=broadcast, files=kept)
        if not thread_ts:
            tab.ws.read_marks[me, channel] = ts
        return {"ts": ts}


def edit(tab: Tab, *, channel: str, ts: str, text: str) -> None:
    """Change one's own message."""
    with tab.ws.lock:
        _, message = _found(tab, channel, ts)
        if message.user != tab.me or message.bot_id:
            raise Refused("Only its author can change a message.")
        tab.control.edit(tab.me, channel, ts, wire_text(tab.ws, tab.me, text))


def delete(tab: Tab, *, channel: str, ts: str) -> None:
    """Delete one's own message; an admin may delete any."""
    with tab.ws.lock:
        _, message = _found(tab, channel, ts)
        if message.user != tab.me and not tab.ws.user(tab.me).is_admin:
            raise Refused("Only its author or an admin can delete a message.")
        tab.control.delete(tab.me, channel, ts)


def react(tab: Tab, *, channel: str, ts: str, name: str) -> None:
    """Add a reaction, by the emoji's name without colons."""
    with tab.ws.lock:
        where, message = _found(tab, channel, ts)
        messages.react(tab.ws, where, message, user=tab.me, name=_emoji(name))


def unreact(tab: Tab, *, channel: str, ts: str, name: str) -> None:
    """Take one's own reaction away."""
    with tab.ws.lock:
        where, message = _found(tab, channel, ts)
        messages.unreact(tab.ws, where, message, user=tab.me, name=_emoji(name))


def pin(tab: Tab, *, channel: str, ts: str) -> None:
    """Pin a message to its channel."""
    with tab.ws.lock:
        where, message = _found(tab, channel, ts)
        messages.pin(tab.ws, where, message, user=tab.me)


def unpin(tab: Tab, *, channel: str, ts: str) -> None:
    """Take a pin off."""
    with tab.ws.lock:
        where, message = _found(tab, channel, ts)
        messages.unpin(tab.ws, where, message, user=tab.me)


def dismiss(tab: Tab, *, ephemeral_id: str) -> None:
    """Put away what only this person was shown."""
    me = tab.need_me()
    with tab.ws.lock:
        for shown in tab.ws.ephemerals[me]:
            if shown["ts"] == ephemeral_id:
                shown["is_dismissed"] = True
                tab.ws.tell("ephemeral", me, ephemeral_id)


def _uploaded(tab: Tab, file_id: str) -> Json:
    """A file of one's own that was shared nowhere yet; Refused otherwise."""
    file = tab.ws.files.get(file_id)
    if file is None or file.user != tab.me or file.shares or file.content is None:
        raise Refused("A file that was to be sent is gone. Attach it again.")
    return {"id": file.id, "name": file.name, "content": file.content, "alt_txt": file.alt_txt}


def _found(tab: Tab, channel: str, ts: str) -> tuple[Channel, Message]:
    where = joined_channel(tab.ws, tab.need_me(), channel)
    message = where.messages.get(ts)
    if message is None or message.subtype == "tombstone":
        raise Refused("This message is gone.")
    return where, message


def _emoji(name: str) -> str:
    plain = name.strip(":").casefold()
    if not is_name(plain):
        raise Refused("There is no such emoji.")
    return plain
