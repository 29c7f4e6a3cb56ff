"""Verbs of the inspector: the raw traffic between workspace and app, which is shown to whoever asks."""

from bot.emulator.records import Json
from bot.emulator.ui.tab import Tab, exchanges

MOST = 500


def traffic(tab: Tab, *, before: int | None = None, limit: int = 100) -> list[Json]:
    """The newest exchanges, or the newest before number `before`; the oldest of them first."""
    tab.need_me()
    with tab.ws.lock:
        return exchanges(tab.ws, tab.ws.exchanges if before is None else before, max(1, min(limit, MOST)))


def watch_traffic(tab: Tab, *, on: bool) -> None:
    """Have every exchange from now on pushed, or no longer."""
    tab.need_me()
    with tab.ws.lock:
        tab.reader.sees_traffic, tab.seen_exchanges = on, tab.ws.exchanges
