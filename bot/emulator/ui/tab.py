"""One tab of a browser: who acts in it, what it has yet to be told, and the answers on their way."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.emulator.control import Control
from bot.emulator.errors import Refused
from bot.emulator.journal import TRAFFIC, Reader
from bot.emulator.records import Json
from bot.emulator.ui.news import push_of
from bot.emulator.workspace import Workspace

AT_ONCE = 200  # notes told in one go, so that one tab does not hold up the others
TRAFFIC_AT_ONCE = 50
ANSWERS_WAITING = 100


class TooFarBehind(Exception):
    """The tab has not been told for so long that it had better begin anew."""


@dataclass(kw_only=True)
class Offer:
    """What the app offers to a composer: commands with their subcommands, and shortcuts."""

    commands: list[Json]
    shortcuts: list[Json]
    subcommands: Mapping[str, list[Json]] = field(default_factory=dict)


class Tab:
    """What the verbs get. `me` is empty until somebody has entered."""

    def __init__(self, ws: Workspace, control: Control, offer: Offer) -> None:
        self.ws, self.control, self.offer = ws, control, offer
        self.me = ""
        self.awake = asyncio.Event()
        self.answers: asyncio.Queue[str] = asyncio.Queue(ANSWERS_WAITING)
        loop = asyncio.get_running_loop()
        self.reader = Reader(lambda: loop.call_soon_threadsafe(self.awake.set))
        self.seen_exchanges = 0
        self.known: set[str] = set()  # conversations that this person was told of

    def enter(self, user: str, known: set[str]) -> None:
        """Act as this person from now on, who sees these conversations. Hold the workspace's lock."""
        self.me, self.known = user, known
        self.ws.journal.join(self.reader)

    def need_me(self) -> str:
        """Who acts; Refused before anybody has entered."""
        if not self.me:
            raise Refused("Say who you are first: enter.")
        return self.me

    async def answer(self, body: Json) -> None:
        """Put an answer on its way; waits while the tab takes none."""
        await self.answers.put(json.dumps(body))
        self.awake.set()

    def frames(self) -> list[str]:
        """The next texts to send, none where there is nothing to tell; TooFarBehind."""
        found = []
        while not self.answers.empty():
            found.append(self.answers.get_nowait())
        with self.ws.lock:
            pushes = [*self._news(), *self._traffic()] if self.me else []
            return found + [json.dumps(push) for push in pushes]

    def _news(self) -> list[Json]:
        """What became of what is noted since last time; a message changes what its channel counts, too."""
        notes = self.ws.journal.read(self.reader, AT_ONCE)
        if notes is None:
            raise TooFarBehind
        counted = [("channel", note[1]) for note in notes if note[0] == "message"]
        told = [note for note in dict.fromkeys([*notes, *counted]) if note != TRAFFIC]
        return [push for note in told if (push := push_of(self.ws, self.me, note)) and self._concerns(push)]

    def _concerns(self, push: Json) -> bool:
        """Whether to tell: that a conversation is gone is nothing to whoever never saw it."""
        if push["push"] == "channel":
            self.known.add(push["channel"]["id"])
        elif push["push"] == "channel_gone":
            is_known = push["id"] in self.known
            self.known.discard(push["id"])
            return is_known
        return True

    def _traffic(self) -> list[Json]:
        if not self.reader.sees_traffic:
            return []
        missing = min(self.ws.exchanges - self.seen_exchanges, len(self.ws.traffic), TRAFFIC_AT_ONCE)
        self.seen_exchanges = self.ws.exchanges
        return [{"push": "traffic", "exchange": one} for one in exchanges(self.ws, self.ws.exchanges, missing)]


def exchanges(ws: Workspace, before: int, limit: int) -> list[Json]:
    """The `limit` exchanges before number `before`, the first of all being 0; the oldest first."""
    oldest = ws.exchanges - len(ws.traffic)
    begin, end = max(before - limit, oldest), min(before, ws.exchanges)
    found = [(n, ws.traffic[n - oldest]) for n in range(begin, end)]
    return [
        {"n": n, "at": t.at, "kind": t.kind, "name": t.name, "arguments": t.arguments, "response": t.response}
        for n, t in found
    ]
