"""Verbs of an onlooker: what there is, and what went over the wire."""

from collections.abc import Callable
from datetime import datetime

from bot.emulator.api.checking import unknown
from bot.emulator.api.parameters import PARAMETERS
from bot.emulator.control.base import Verbs
from bot.emulator.modals import view_json
from bot.emulator.records import Json, Traffic
from bot.emulator.shapes import channel_json, message_json, user_json


class Watching(Verbs):
    """Sees everything; waits in real seconds."""

    def history(self, channel: str) -> list[Json]:
        """Every message of the channel as stored, replies included, oldest first."""
        with self._ws.lock:
            where = self._ws.channel(channel)
            return [message_json(self._ws, where, where.messages[ts], metadata=True) for _, ts in where.order]

    def deleted(self, channel: str) -> list[str]:
        """The timestamps of messages that were deleted, tombstones included, in the order of deletion."""
        with self._ws.lock:
            return list(self._ws.channel(channel).deleted)

    def deleted_at(self, channel: str) -> dict[str, datetime]:
        """When each of them was deleted."""
        with self._ws.lock:
            return dict(self._ws.channel(channel).deleted)

    def pins(self, channel: str) -> list[str]:
        """The timestamps of pinned messages, in the order of pinning."""
        with self._ws.lock:
            return list(self._ws.channel(channel).pins)

    def ephemerals(self, user: str) -> list[Json]:
        """What only this user was shown, oldest first."""
        with self._ws.lock:
            return list(self._ws.ephemerals[user])

    def views(self, user: str) -> list[Json]:
        """The user's open modals, the topmost last."""
        with self._ws.lock:
            return [view_json(self._ws, v) for v in self._ws.views[user]]

    def dm(self, user: str) -> str:
        """The id of the direct message between the bot and the user."""
        with self._ws.lock:
            return self._ws.dm_of(user).id

    def channels(self) -> list[Json]:
        """All conversations, with their `members`."""
        with self._ws.lock:
            channels = self._ws.channels.values()
            return [channel_json(self._ws, c) | {"members": list(c.members)} for c in channels]

    def users(self) -> list[Json]:
        """All users, the bot included."""
        with self._ws.lock:
            return [user_json(self._ws, u) for u in self._ws.users.values()]

    def traffic(self) -> list[Traffic]:
        """Everything that went over the wire, oldest first."""
        with self._ws.lock:
            return list(self._ws.traffic)

    def api_calls(self, method: str | None = None) -> list[Traffic]:
        """The Web API calls, all or those of one method, oldest first."""
        return [t for t in self.traffic() if t.kind == "api" and method in (None, t.name)]

    def remarks(self) -> list[str]:
        """What was odd about calls that were answered all the same, as `method: words`, each once."""
        odd = [f"{c.name}: unknown argument {a}" for c in self.api_calls() if c.name in PARAMETERS
               for a in unknown(c.name, c.arguments)]  # fmt: skip
        return list(dict.fromkeys(odd))

    def unacknowledged(self) -> int:
        """How many envelopes are waiting for a connection or an acknowledgement."""
        with self._ws.lock:
            return len(self._socket.pending)

    def undelivered(self) -> list[Json]:
        """The payloads of the unacknowledged envelopes, oldest first."""
        with self._ws.lock:
            return [envelope.payload for envelope in self._socket.pending.values()]

    def acknowledged(self) -> list[tuple[str, float, float]]:
        """(kind, sent at, acknowledged at) of each envelope in the order of acknowledgement, in monotonic seconds."""
        with self._ws.lock:
            return list(self._socket.acknowledged)

    def lost(self) -> int:
        """How many events were given up after their last delivery."""
        with self._ws.lock:
            return len(self._socket.lost)

    def wait_until_acknowledged(self, timeout: float) -> bool:
        """Wait until nothing is unacknowledged; False after `timeout` seconds."""
        return self._socket.wait_for(lambda: not self._socket.pending, timeout)

    def wait_until(self, condition: Callable[[], bool], timeout: float) -> bool:
        """Wait until `condition` holds, looking after each exchange with the app; False after `timeout` seconds."""
        return self._socket.wait_for(condition, timeout)

    def connections(self) -> int:
        """How many sockets the app has open."""
        with self._ws.lock:
            return len(self._socket.connections)

    def wait_connected(self, timeout: float) -> bool:
        """Wait until a socket takes payloads; False after `timeout` seconds."""
        ready = self._socket
        return ready.wait_for(lambda: any(not c.is_leaving for c in ready.connections), timeout)
