"""One payload on its way to the app over Socket Mode, until it is acknowledged or given up."""

import asyncio
import json
import threading
from dataclasses import dataclass, field

from bot.emulator.records import Json


@dataclass(kw_only=True)
class Envelope:
    """`attempt` counts deliveries begun; `answered` is set when the fate of the envelope is known."""

    id: str
    kind: str  # events_api | interactive | slash_commands
    name: str
    payload: Json
    attempt: int = 0
    sent_at: float = 0.0  # monotonic seconds, of the first delivery
    reason: str = "timeout"  # why the last delivery failed
    is_acknowledged: bool = False
    answer: Json | None = None
    answered: threading.Event = field(default_factory=threading.Event)
    timer: asyncio.TimerHandle | None = None

    def frame(self) -> str:
        """The JSON text of this delivery; a repeated one says which attempt it is and why."""
        body: Json = {
            "envelope_id": self.id,
            "payload": self.payload,
            "type": self.kind,
            "accepts_response_payload": self.kind != "events_api",
        }
        if self.kind == "events_api":
            again = self.attempt > 1
            body |= {"retry_attempt": self.attempt - 1, "retry_reason": self.reason if again else ""}
        return json.dumps(body)

    def stop_waiting(self) -> None:
        """Cancel the timer of the next delivery."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
