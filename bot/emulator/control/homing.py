"""Verbs of somebody who looks at the app's Home."""

from bot.emulator import homes
from bot.emulator.control.base import Verbs
from bot.emulator.errors import Refused
from bot.emulator.modals import view_json
from bot.emulator.records import Json

TABS = ("home", "messages")


class Homing(Verbs):
    """The app's Home, as each user has it. `click` reaches its buttons while no modal lies above it."""

    def open_home(self, user: str, tab: str = "home") -> None:
        """Let a user open a tab of the app's Home, and tell the app; Refused where the app has no such tab."""
        with self._ws.lock:
            if tab not in TABS or (tab == "home" and not self._ws.manifest.has_home):
                raise Refused(f"the app has no tab {tab!r}")
            homes.opened(self._ws, self._ws.user(user).id, tab)

    def home(self, user: str) -> Json | None:
        """The user's Home tab as last published, None while it never was."""
        with self._ws.lock:
            view = self._ws.homes.get(self._ws.user(user).id)
            return None if view is None else view_json(self._ws, view)
