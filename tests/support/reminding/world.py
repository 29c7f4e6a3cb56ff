"""A world in which a story is played: a database, an emulated workspace, a clock, and one thread that does all."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from slack_sdk import WebClient

from bot.domain.action_items import NOBODY, ActionItem, ActionStatus, Owner
from bot.domain.dues import Due
from bot.domain.errors import NothingChanged
from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.domain.item_changes import marks_of
from bot.domain.people import Person
from bot.domain.severity import Severity
from bot.emulator import Emulator
from bot.slack.gateway import SlackGateway
from bot.storage import Store
from bot.usecases import leases
from bot.usecases.calendars import Countries
from bot.usecases.items import add_item, change_item
from bot.usecases.people import learn_person
from bot.usecases.reminders import send_due_reminders
from bot.usecases.scribe import Scribe
from bot.usecases.taste import Preferences, Taste
from tests.integration.usecases.world import TEAM, WORKSPACE, HurriedClock, drain, quiet_emulator
from tests.support.reminding.story import BEGIN, ZONES, Happening, State, Story

_LINE = re.compile(r"INC-(\d+)\*? · (\d+)\. item (\d+)\b")
TASTE = Taste(countries=Countries(special=ZONES))


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A digest as it stands in Slack: its key, when it was posted, which items it names."""

    key: str
    user_id: str
    posted_at: datetime
    items: tuple[int, ...]

    @property
    def day(self) -> date:
        return date.fromisoformat(self.key.split(":")[2])


def plain_store(url: str) -> Store:
    return Store(url)


class World:
    """The scribe without its threads. `open_store` opens the database, again after each absence."""

    def __init__(self, url: str, emulator: Emulator, clock: HurriedClock, open_store: Callable[[str], Store]) -> None:
        self._url, self._open_store = url, open_store
        self.emulator, self.clock = emulator, clock
        self.gateway = SlackGateway(WebClient(token=emulator.bot_token, base_url=emulator.api_url, timeout=5))
        self._items: dict[int, ActionItem] = {}
        self._incidents: dict[int, Incident] = {}
        self.store = open_store(url)
        self.begin()

    def begin(self) -> None:
        """Begin a life on the same database: whatever is due is done."""
        self.scribe = Scribe(store=self.store, clock=self.clock, workspace=WORKSPACE, preferences=Preferences(TASTE))
        leases.begin(self.scribe, "simulated")
        self.work()

    def restart(self) -> None:
        self.store.close()
        self.store = self._open_store(self._url)
        self.begin()

    def work(self) -> None:
        """Tick, and work the outbox off."""
        send_due_reminders(self.scribe)
        drain(self.scribe, self.gateway, self.clock)

    def people(self, zones: dict[str, str]) -> None:
        for user_id, tz in zones.items():
            self.emulator.control.add_user(user_id.lower(), user_id=user_id, tz=tz)
            learn_person(self.scribe, Person(team_id=TEAM, user_id=UserId(user_id), name=user_id, tz=tz))

    def incident(self, number: int, lead: str, severity: Severity = Severity.SEV3) -> None:
        with self.store.write() as tx:
            self._incidents[number] = tx.incidents.add(
                team_id=TEAM, title=f"Trouble {number}", severity=severity, reporter_id=UserId(lead),
                lead_id=UserId(lead), channel_id=None, declared_at=self.clock.now(), captured_from=self.clock.now(),
            )  # fmt: skip

    def happen(self, happening: Happening, zones: dict[str, str]) -> None:
        """Let it happen now."""
        if happening.state is None:
            who = happening.who
            gone = Person(team_id=TEAM, user_id=UserId(who), name=who, tz=zones[who], is_deleted=True)
            return learn_person(self.scribe, gone)
        incident, state = self._incidents[happening.incident], happening.state
        owner, due = Owner(user_id=UserId(state.owner)) if state.owner else NOBODY, Due(on=state.due_on)
        before = self._items.get(happening.item)
        if before is None:
            self._items[happening.item] = add_item(
                self.scribe, incident_id=incident.id, text=f"item {happening.item}", owner=owner, due=due,
                by=incident.reporter_id,
            )  # fmt: skip
        else:
            self._items[happening.item] = self._changed(before, state, owner, due, incident.reporter_id)
        return None

    def _changed(self, before: ActionItem, state: State, owner: Owner, due: Due, by: UserId) -> ActionItem:
        """Have the item be so, as a form does that showed how it was."""
        status = ActionStatus.DONE if state.is_done else ActionStatus.OPEN
        assert before.id is not None
        try:
            return change_item(
                self.scribe, item_id=before.id, by=by, status=status, owner=owner, due=due,
                snoozed_until=state.snoozed_until, seen=marks_of(before),
            )  # fmt: skip
        except NothingChanged:
            return before  # snoozed until the same day, or moved to it

    def seen(self, zones: dict[str, str]) -> list[Seen]:
        """Read every digest out of the workspace."""
        return [one for user_id in zones for one in digests_of(self.emulator, user_id)]


def digests_of(emulator: Emulator, user_id: str) -> list[Seen]:
    """Return the digests in somebody's direct messages."""
    found = []
    for message in emulator.control.history(emulator.control.dm(user_id)):
        key = str((message.get("metadata") or {}).get("event_payload", {}).get("key"))
        texts = "\n".join(block["text"]["text"] for block in message["blocks"] if block["type"] == "section")
        found.append(
            Seen(
                key=key, user_id=user_id, posted_at=datetime.fromtimestamp(float(message["ts"]), UTC),
                items=tuple(int(number) for _, _, number in _LINE.findall(texts)),
            )
        )  # fmt: skip
    return found


def play(story: Story, database: Path, open_store: Callable[[str], Store] = plain_store) -> list[Seen]:
    """Play a story to its end and return all digests that there are in Slack then."""
    clock, zones = HurriedClock(BEGIN), dict(story.zones)
    with quiet_emulator(clock) as emulator:
        world = World(f"sqlite:///{database}", emulator, clock, open_store)
        world.people(zones)
        for number, lead in story.leads.items():
            world.incident(number, lead)
        _live(world, story, zones)
        seen = world.seen(zones)
        world.store.close()
    return seen


def _live(world: World, story: Story, zones: dict[str, str]) -> None:
    happenings, away = list(story.happenings), list(story.away)
    while True:
        with world.store.read() as tx:
            due = tx.reminders.next_due_at()
        moments = [due, happenings[0].at if happenings else None, away[0][0] if away else None, story.end]
        moment = max(min(one for one in moments if one is not None), world.clock.now())
        world.clock.advance_to(moment)
        if moment >= story.end:
            return
        if away and moment >= away[0][0]:  # pacing may have taken the clock past it
            world.clock.advance_to(away.pop(0)[1])
            world.restart()
            continue
        if happenings and moment >= happenings[0].at:
            world.happen(happenings.pop(0), zones)
        world.work()


def twice(seen: list[Seen]) -> dict[object, int]:
    """Return what there is more than once: a digest, or an item in it."""
    counted: Counter[object] = Counter()
    for one in seen:
        counted[one.user_id, one.day] += 1
        counted.update((one.user_id, one.day, item) for item in one.items)
    return {what: count for what, count in counted.items() if count > 1}
