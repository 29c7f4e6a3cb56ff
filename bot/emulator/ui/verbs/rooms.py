"""Verbs of conversations as such: joining, leaving, making them, and who is in them."""

from typing import Any

from bot.emulator import membership
from bot.emulator.errors import Refused
from bot.emulator.records import Json
from bot.emulator.ui.seeing import joined_channel, seen_channel
from bot.emulator.ui.shown import channel_shown
from bot.emulator.ui.tab import Tab

NAME_LIMIT, TOPIC_LIMIT = 80, 250
GROUP_SIZES = range(3, 10)


def join(tab: Tab, *, channel: str) -> None:
    """Join a public channel."""
    me = tab.need_me()
    with tab.ws.lock:
        where = seen_channel(tab.ws, me, channel)
        if where.is_archived:
            raise Refused("This channel is archived.")
        membership.join(tab.ws, where, me)


def leave(tab: Tab, *, channel: str) -> None:
    """Leave a channel; nobody leaves a direct message, or #general."""
    me = tab.need_me()
    with tab.ws.lock:
        where = seen_channel(tab.ws, me, channel)
        if where.kind not in ("channel", "group") or where.name == "general":
            raise Refused("Nobody can leave this conversation.")
        membership.leave(tab.ws, where, me)


def create_channel(tab: Tab, *, name: str, is_private: bool = False) -> Json:
    """Make a channel with oneself inside."""
    me, plain = tab.need_me(), name.strip().lstrip("#").casefold().replace(" ", "-")
    with tab.ws.lock:
        if not plain or len(plain) > NAME_LIMIT or not all(one.isalnum() or one in "-_" for one in plain):
            raise Refused("A name has up to 80 letters, digits, hyphens and underscores.")
        if tab.ws.channel_named(plain):
            raise Refused(f"There is a channel #{plain} already.")
        made = membership.create(tab.ws, name=plain, creator=me, is_private=is_private)
        return {"channel": channel_shown(tab.ws, made, me)}


def invite(tab: Tab, *, channel: str, user: str) -> None:
    """Bring somebody into a channel that one is in; the app, too."""
    me = tab.need_me()
    with tab.ws.lock:
        where = joined_channel(tab.ws, me, channel)
        if where.kind not in ("channel", "group"):
            raise Refused("Nobody can be added to this conversation.")
        membership.join(tab.ws, where, tab.ws.user(user).id, inviter=me)


def open_dm(tab: Tab, *, user: str) -> Json:
    """The direct message with somebody, opened where there is none yet."""
    me = tab.need_me()
    with tab.ws.lock:
        found = tab.ws.dm_between(me, tab.ws.user(user).id)
        return {"channel": channel_shown(tab.ws, found, me)}


def open_group(tab: Tab, *, users: list[Any]) -> Json:
    """The group message with these people and oneself, opened where there is none yet."""
    me = tab.need_me()
    with tab.ws.lock:
        people = [me, *(tab.ws.user(str(user)).id for user in users)]
        people = list(dict.fromkeys(people))
        if len(people) not in GROUP_SIZES:
            raise Refused("A group message is between three and nine people.")
        found = tab.ws.direct_among(people) or membership.open_group(tab.ws, people)
        return {"channel": channel_shown(tab.ws, found, me)}


def set_topic(tab: Tab, *, channel: str, topic: str) -> None:
    """Set a channel's topic."""
    me = tab.need_me()
    with tab.ws.lock:
        where = joined_channel(tab.ws, me, channel)
        if len(topic) > TOPIC_LIMIT:
            raise Refused(f"A topic has at most {TOPIC_LIMIT} characters.")
        membership.set_topic(tab.ws, where, me, topic.strip())
