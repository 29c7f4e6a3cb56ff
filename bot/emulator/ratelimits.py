"""Slack's rate limits: how often each method may be called, by the emulator's clock."""

import math
from collections import defaultdict, deque
from datetime import datetime, timedelta

from bot.emulator.api.parameters import PARAMETERS
from bot.emulator.records import Json

MINUTE = timedelta(minutes=1)
POSTS, POSTS_WINDOW = 5, timedelta(seconds=5)  # one a second in each channel, with short bursts
SPECIAL = 600  # a minute; Slack says "hundreds"


class RateLimits:
    """Counts calls once `is_on`. Hold the workspace's lock."""

    def __init__(self) -> None:
        self.is_on = False
        self._made: dict[tuple[str, str], deque[datetime]] = defaultdict(deque)

    def switch(self, is_on: bool) -> None:
        """Begin to count, with nothing counted yet, or end."""
        self.is_on = is_on
        self._made.clear()

    def wait_for(self, method: str, args: Json, now: datetime) -> int | None:
        """The seconds after which to call again, None for a call that may pass, which is counted."""
        if not self.is_on or method not in PARAMETERS or PARAMETERS[method].tier == "-":
            return None
        is_post = method == "chat.postMessage"
        most, window = (POSTS, POSTS_WINDOW) if is_post else (_a_minute(PARAMETERS[method].tier), MINUTE)
        made = self._made[method, str(args.get("channel", "")) if is_post else ""]
        while made and now - made[0] >= window:
            made.popleft()
        if len(made) >= most:
            return max(1, math.ceil((made[0] + window - now).total_seconds()))
        made.append(now)
        return None


def _a_minute(tier: str) -> int:
    return SPECIAL if tier == "*" else int(tier)
