"""What `scribe demo` is asked for, and which of it goes together."""

from dataclasses import dataclass
from pathlib import Path

from bot.emulator.local import is_loopback
from bot.told import Told


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """`speed` is how many times faster than it was the example is played, None for no play.

    `latency` is in seconds; `fail` is the share of Web API calls that fail, 0 to 1.
    """

    speed: float | None = None
    data: Path | None = None
    reset: bool = False
    host: str = "127.0.0.1"
    port: int = 8800
    allow_remote: bool = False
    is_opening: bool = True
    latency: float = 0.0
    fail: float = 0.0
    is_shuffled: bool = False
    rate_limits: bool = False

    def check(self) -> None:
        """Raise Told where the options contradict each other, or would open the workspace unasked."""
        if not is_loopback(self.host) and not self.allow_remote:
            raise Told(
                f"--host {self.host} lets everybody who can reach this machine act as anybody in this workspace. "
                "Add --allow-remote if that is meant."
            )
        if self.reset and self.data is None:
            raise Told("--reset begins anew in the folder of --data; without --data nothing is kept anyway.")
        if self.speed is not None and self.data is not None and not self.reset:
            raise Told("--play needs an empty workspace: leave --data out, or add --reset.")
