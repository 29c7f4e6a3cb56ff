"""The alert bot: comes into each new incident channel, and says there what monitoring would."""

import threading
import time

from bot.demo.furniture import ALERTS, LATER_ALERTS
from bot.emulator import Control, Refused

GLANCE = 1.0  # seconds between two looks for new channels


class AlertBot:
    """Watches for public channels of incidents that were opened after it was started."""

    def __init__(self, control: Control) -> None:
        self._control = control
        self._known = {str(channel["id"]) for channel in control.channels()}
        self._coming: list[tuple[float, str, str]] = []  # (monotonic seconds, channel, text)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="alert-bot", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        me = next((str(user["id"]) for user in self._control.users() if user["name"] == ALERTS), None)
        while me is not None and not self._ended.wait(GLANCE):
            for channel_id in self._new_channels():
                self._control.join(me, channel_id)
                now = time.monotonic()
                self._coming += [(now + seconds, channel_id, text) for seconds, text in LATER_ALERTS]
            self._say_what_is_due(me)

    def _new_channels(self) -> list[str]:
        channels = {str(channel["id"]): channel for channel in self._control.channels()}
        new = [channel_id for channel_id in channels if channel_id not in self._known]
        self._known.update(new)
        named = [channel_id for channel_id in new if str(channels[channel_id].get("name", "")).startswith("inc-")]
        return [channel_id for channel_id in named if not channels[channel_id]["is_private"]]

    def _say_what_is_due(self, me: str) -> None:
        now = time.monotonic()
        due = [one for one in self._coming if one[0] <= now]
        self._coming = [one for one in self._coming if one[0] > now]
        for _, channel_id, text in due:
            try:
                self._control.say(me, channel_id, text)
            except Refused:
                continue  # the channel was archived meanwhile
