"""Verbs of the links at the top of a channel."""

import re

from bot.emulator import bookmarks
from bot.emulator.errors import Refused
from bot.emulator.records import Channel, Json
from bot.emulator.ui.seeing import joined_channel
from bot.emulator.ui.tab import Tab

HOST = re.compile(r"[\w-]+(\.[\w-]+)+([:/?#]|$)")


def add_bookmark(tab: Tab, *, channel: str, link: str, title: str = "") -> Json:
    """Add a link; one without a title is called by its address."""
    with tab.ws.lock:
        where = joined_channel(tab.ws, tab.need_me(), channel)
        if len(where.bookmarks) >= bookmarks.MOST:
            raise Refused(f"A channel has at most {bookmarks.MOST} bookmarks.")
        address = _address(link)
        return bookmarks.add(tab.ws, where, by=tab.me, title=_title(title) or address, link=address)


def edit_bookmark(tab: Tab, *, channel: str, bookmark: str, link: str, title: str = "") -> None:
    """Give a bookmark another link and title."""
    with tab.ws.lock:
        where, found = _found(tab, channel, bookmark)
        address = _address(link)
        changes = {"title": _title(title) or address, "link": address}
        bookmarks.change(tab.ws, where, found, by=tab.me, changes=changes)


def remove_bookmark(tab: Tab, *, channel: str, bookmark: str) -> None:
    """Take a bookmark off."""
    with tab.ws.lock:
        where, found = _found(tab, channel, bookmark)
        bookmarks.remove(tab.ws, where, found)


def _found(tab: Tab, channel: str, bookmark_id: str) -> tuple[Channel, Json]:
    where = joined_channel(tab.ws, tab.need_me(), channel)
    bookmark = bookmarks.find(where, bookmark_id)
    if bookmark is None:
        raise Refused("This bookmark is gone.")
    return where, bookmark


def _address(link: str) -> str:
    """The link as it was typed, or with https:// where only a host was."""
    typed = link.strip()
    address = f"https://{typed}" if HOST.match(typed) else typed
    if not bookmarks.is_link(address):
        raise Refused("A link begins with http:// or https://.")
    return address


def _title(title: str) -> str:
    if len(title.strip()) > bookmarks.TITLE_LIMIT:
        raise Refused(f"A name has at most {bookmarks.TITLE_LIMIT} characters.")
    return title.strip()
