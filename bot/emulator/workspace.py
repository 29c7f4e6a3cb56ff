"""The state of one workspace in memory, behind one lock, and the few lookups that everything else shares."""

import threading
from bisect import insort
from collections import defaultdict, deque
from collections.abc import Callable

from bot.emulator.clock import MovableClock, from_ts, microseconds, to_ts
from bot.emulator.errors import Refused
from bot.emulator.journal import Journal
from bot.emulator.manifest import Manifest
from bot.emulator.records import Channel, File, Json, Message, Scheduled, Traffic, User, UserGroup, View

TRAFFIC_KEPT = 200_000


class Workspace:
    """Everything that the far side of Slack knows. Hold `lock` around any use of it."""

    def __init__(self, *, manifest: Manifest, clock: MovableClock, team_id: str, domain: str, bot_name: str) -> None:
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
        self.usergroups: dict[str, UserGroup] = {}
        self.scheduled: dict[str, Scheduled] = {}
        self.emoji: dict[str, str] = {}  # the workspace's own: addresses of pictures, or `alias:name`
        self.suggested: dict[tuple[str, str, str], list[Json]] = {}  # options by (user, block_id, action_id)
        self.chosen: dict[tuple[str, str, str], dict[tuple[str, str], Json]] = {}  # in messages, by (user, channel, ts)
        self.ephemerals: dict[str, list[Json]] = defaultdict(list)
        self.read_marks: dict[tuple[str, str], str] = {}  # by (user, channel)
        self.traffic: deque[Traffic] = deque(maxlen=TRAFFIC_KEPT)
        self.exchanges = 0  # all there were, those that `traffic` no longer holds included
        self.journal = Journal()
        self.app_sockets = 0
        self.settled_sockets = 0  # those that are not about to replace another one
        self.own_sockets: int | None = None  # how many the app opens; None where nobody knows
        self.trouble = ""  # in words, of the app's last delivery
        self.base_url = ""
        self.history_cap: int | None = None
        self.loses_shares = False
        self.after_time_passed: Callable[[], None] = lambda: None
        self.hides_metadata = False
        self.deliver_event: Callable[[str, Json], None] = lambda kind, event: None
        self.numbers: dict[str, int] = defaultdict(int)  # the last of each kind of id
        self.last_event_micros = 0
        self.bot = User(id="U0000SCRIBE", name=bot_name, real_name=manifest.app_name, is_bot=True, bot_id=self.bot_id)
        self.users[self.bot.id] = self.bot

    @property
    def url(self) -> str:
        """The workspace's address, the stem of every permalink."""
        return f"https://{self.domain}.slack.com/"

    def new_id(self, prefix: str) -> str:
        """The next id of its kind: `C00000001`, `C00000002`, …; the same in every run."""
        self.numbers[prefix] += 1
        return f"{prefix}{self.numbers[prefix]:08d}"

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
        self.last_event_micros = max(microseconds(self.clock.now()), self.last_event_micros + 1)
        return to_ts(self.last_event_micros)

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
        return next((c for c in self.channels.values() if c.name == name and c.kind in ("channel", "group")), None)

    def direct_among(self, users: list[str]) -> Channel | None:
        """The direct or group message between exactly these users, None where there is none yet."""
        found = (c for c in self.channels.values() if c.kind in ("im", "mpim") and set(c.members) == set(users))
        return next(found, None)

    def dm_of(self, user: str) -> Channel:
        """The direct message between the bot and `user`, opened when it is not there yet."""
        return self.dm_between(self.bot.id, self.user(user).id)

    def dm_between(self, one: str, other: str) -> Channel:
        """The direct message between two users, opened when it is not there yet; with oneself, too."""
        there = self.direct_among([one, other])
        if there is not None:
            return there
        members = list(dict.fromkeys((one, other)))
        dm = Channel(id=self.new_id("D"), name="", kind="im", creator=one, created=self.seconds(), members=members)
        self.channels[dm.id] = dm
        self.tell("channel", dm.id)
        return dm

    def tell(self, kind: str, *what: str) -> None:
        """Note that something is not what it was, for whoever watches: `message` of a channel at a ts, …"""
        self.journal.tell((kind, *what))

    def store(self, channel: Channel, message: Message) -> None:
        """Put a message at its place in the channel and in its thread."""
        micros = from_ts(message.ts)
        channel.messages[message.ts] = message
        insort(channel.order, (micros, message.ts))
        channel.last_micros = max(channel.last_micros, micros)
        self.tell("message", channel.id, message.ts)
        if message.is_reply and message.thread_ts is not None:
            insort(channel.threads.setdefault(message.thread_ts, []), message.ts, key=from_ts)
            self.tell("message", channel.id, message.thread_ts)

    def record(self, kind: str, name: str, arguments: Json, response: Json | None) -> None:
        """Keep one exchange for whoever asks about the traffic, and wake whoever waits for a change."""
        at = to_ts(microseconds(self.clock.now()))
        self.traffic.append(Traffic(kind=kind, name=name, arguments=arguments, response=response, at=at))
        self.exchanges += 1
        self.journal.tell_of_traffic()
        self.changed.notify_all()
