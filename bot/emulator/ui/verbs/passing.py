"""Verbs of time."""

from bot.emulator.errors import Refused
from bot.emulator.records import Json
from bot.emulator.ui.news import clock_shown
from bot.emulator.ui.tab import Tab


def pass_time(tab: Tab, *, seconds: float) -> Json:
    """Let so many seconds pass at once, for everybody."""
    tab.need_me()
    if seconds < 0:
        raise Refused("Here time goes on, never back.")
    tab.control.pass_time(seconds)
    return clock_shown(tab.ws)


def pass_to(tab: Tab, *, tz: str, hour: int = 9, minute: int = 0, day: str = "tomorrow") -> Json:
    """Let time pass until it is this hour in a zone, on a day as `Control.pass_to` takes it."""
    tab.need_me()
    tab.control.pass_to(tz, hour=hour, minute=minute, day=day)
    return clock_shown(tab.ws)
