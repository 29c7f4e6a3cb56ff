"""The state of one workspace in memory, behind one lock, and the few lookups that everything else shares."""

import threading
from bisect import insort
from collections import defaultdict, deque
from collections.abc import Callable
from itertools import count

from bot.emulator.clock import Clock, from_ts, microseconds, to_ts
from bot.emulator.errors import Refused
from bot.emulator.manifest import Manifest
from bot.emulator.records import Channel, File, Json, Message, Traffic, User, View

TRAFFIC_KEPT = 200_000


class Workspace:
    """Everything that the far side of Slack knows. Hold `lock` around any use of it."""

    def __init__(self, *, manifest: Manifest, clock: Clock, team_id: str, domain: str, bot_name: str) -> None:
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.manifest = manifest
        self.clock = clock
        self.team_id = team_id
        self.domain = domain
        self.app_id = "A0000SCRIBE"
        self.bot_id = "B0000SCRIBE"
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, File] = {}
        self.views: dict[str, list[View]] = defaultdict(list)
        self.homes: dict[str, View] = {}
        self.ephemerals: dict[str, list[Json]] = defaultdict(list)
        self.traffic: deque[Traffic] = deque(maxlen=TRAFFIC_KEPT)
        self.base_url = ""
        self.history_cap: int | None = None
        self.loses_shares = False
        self.hides_metadata = False
        self.deliver_event: Callable[[str, Json], None] = lambda kind, event: None
        self._numbers: dict[str, count[int]] = defaultdict(lambda: count(1))
        self._last_event_micros = 0
        self.bot = User(id="U0000SCRIBE", name=bot_name, real_name=manifest.app_name, is_bot=True, bot_id=self.bot_id)
        self.users[self.bot.id] = self.bot

    @property
    def url(self) -> str:
        """The workspace's address, the stem of every permalink."""
        return f"https://{self.domain}.slack.com/"

    def new_id(self, prefix: str) -> str:
        """The next id of its kind: `C00000001`, `C00000002`, …; the same in every run."""
        return f"{prefix}{next(self._numbers[prefix]):08d}"

    def seconds(self) -> int:
        """The clock, in whole seconds since 1970."""
        return microseconds(self.clock.now()) // 1_000_000

    def new_ts(self, channel: Channel) -> str:
        """A timestamp from the clock, later than every message of the channel."""
        micros = max(microseconds(self.clock.now()), channel.last_micros + 1)
        channel.last_micros = micros
        return to_ts(micros)

    def new_event_ts(self) -> str:
        """A timestamp for something that is no message; later than the one before."""
        self._last_event_micros = max(microseconds(self.clock.now()), self._last_event_micros + 1)
        return to_ts(self._last_event_micros)

    def user(self, user: str) -> User:
        """The user with this id; Refused when there is none."""
        if user not in self.users:
            raise Refused(f"no user {user!r}")
        return self.users[user]

    def channel(self, channel: str) -> Channel:
        """The channel with this id; Refused when there is none."""
        if channel not in self.channels:
            raise Refused(f"no channel {channel!r}")
        return self.channels[channel]

    def message(self, channel: str, ts: str) -> Message:
        """The message at `ts`; Refused when there is none."""
        found = self.channel(channel).messages.get(ts)
        if found is None:
            raise Refused(f"no message {ts} in {channel}")
        return found

    def channel_named(self, name: str) -> Channel | None:
        """The channel or private channel of this name, archived ones included."""
        return next((c for c in self.channels.values() if c.kind != "im" and c.name == name), None)

    def dm_of(self, user: str) -> Channel:
        """The direct message between the bot and `user`, opened when it is not there yet."""
        for channel in self.channels.values():
            if channel.kind == "im" and user in channel.members:
                return channel
        members = [self.bot.id, self.user(user).id]
        dm = Channel(
            id=self.new_id("D"), name="", kind="im", creator=self.bot.id, created=self.seconds(), members=members
        )
        self.channels[dm.id] = dm
        return dm

    def store(self, channel: Channel, message: Message) -> None:
        """Put a message at its place in the channel and in its thread."""
        micros = from_ts(message.ts)
        channel.messages[message.ts] = message
        insort(channel.order, (micros, message.ts))
        channel.last_micros = max(channel.last_micros, micros)
        if message.is_reply and message.thread_ts is not None:
            insort(channel.threads.setdefault(message.thread_ts, []), message.ts, key=from_ts)

    def record(self, kind: str, name: str, arguments: Json, response: Json | None) -> None:
        """Keep one exchange for whoever asks about the traffic, and wake whoever waits for a change."""
        at = to_ts(microseconds(self.clock.now()))
        self.traffic.append(Traffic(kind=kind, name=name, arguments=arguments, response=response, at=at))
        self.changed.notify_all()
