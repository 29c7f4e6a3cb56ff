"""What a record shows at a glance: standing events, milestones, names, addresses, and whom to ask."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

from bot.domain.ids import ChannelId, MessageTs, UserId, permalink
from bot.domain.messages import CapturedMessage
from bot.domain.milestones import Milestone, Reached
from bot.domain.timeline import TimelineEvent, TimelineKind, in_order, milestone_events
from bot.postmortem.facts import Fact, Origin
from bot.postmortem.fields import Answerer
from bot.postmortem.record import Answer, Record
from bot.postmortem.wire import escape

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Known:
    """A record, and what is found in it by looking through all of it, each once and not before it is asked for."""

    record: Record
    _found: dict[Callable[["Known"], Any], Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def events(self) -> tuple[TimelineEvent, ...]:
        """The events that stand, in order; what became of action items since is told beside these."""
        return tuple(event for event in in_order(self.record.timeline) if event.kind is not TimelineKind.ITEM)

    @cached_property
    def milestones(self) -> dict[Milestone, TimelineEvent]:
        """By milestone the event that counts."""
        return milestone_events(self.record.timeline)

    @cached_property
    def messages(self) -> dict[tuple[ChannelId, MessageTs], CapturedMessage]:
        """The log by channel and ts."""
        return {(message.channel_id, message.ts): message for message in self.record.messages}

    @cached_property
    def log(self) -> tuple[CapturedMessage, ...]:
        """What was said and still stands, in the order said, by channel where two were said at once."""
        standing = (message for message in self.messages.values() if not message.is_deleted)
        return tuple(sorted(standing, key=lambda message: (message.said_at, message.channel_id)))

    @property
    def reached(self) -> Reached:
        return {milestone: event.occurred_at for milestone, event in self.milestones.items()}

    def answer(self, key: str) -> Answer | None:
        """Return the answer to `key`; None where there is none or it was emptied."""
        answer = self.record.answers.get(key)
        return answer if answer is not None and answer.text.strip() else None

    def name(self, user_id: UserId) -> str:
        """Return a person's name in wire form, or the mention while the name is not known."""
        person = self.record.people.get(user_id)
        return escape(person.name) if person else f"<@{user_id}>"

    def message_of(self, event: TimelineEvent) -> CapturedMessage | None:
        """Return the captured message that a timeline event came from, as far as it is in the log."""
        if event.channel_id is None or event.message_ts is None:
            return None
        return self.messages.get((event.channel_id, event.message_ts))

    def address(self, event: TimelineEvent) -> str | None:
        """Return the address of the message behind a timeline event; None for one from a command."""
        if event.channel_id is None or event.message_ts is None:
            return None
        return permalink(self.record.workspace_url, event.channel_id, event.message_ts, event.thread_ts)

    def place_of(self, message: CapturedMessage) -> str:
        """Return the address of a message, which is its evidence."""
        return permalink(self.record.workspace_url, message.channel_id, message.ts, message.thread_ts)

    def speaker(self, message: CapturedMessage) -> str:
        """Return who wrote a message, in wire form: a person by name, an integration as it calls itself."""
        if message.author_name:
            return escape(message.author_name)
        return self.name(message.user_id) if message.user_id else escape(message.bot_id or "somebody")

    def is_from_program(self, message: CapturedMessage) -> bool:
        """Whether an integration wrote a message, not a person."""
        person = self.record.people.get(message.user_id) if message.user_id else None
        return message.bot_id is not None or message.subtype == "bot_message" or bool(person and person.is_bot)

    def sources(self, event: TimelineEvent) -> tuple[str, ...]:
        """Return the evidence of a timeline event: itself, and its message's address."""
        itself = f"timeline:{event.id if event.id is not None else event.kind.value}"
        address = self.address(event)
        return (itself, address) if address else (itself,)

    def open(self, key: str, prompt: str, role: Answerer = Answerer.INCIDENT_LEAD) -> Fact:
        """Return an open question, addressed to whoever could answer it."""
        return Fact(key=key, origin=Origin.OPEN, text=escape(prompt), asked_of=self._who(role))

    def _who(self, role: Answerer) -> str:
        incident = self.record.incident
        if role is Answerer.INCIDENT_LEAD and incident.lead_id is None:
            return f"{self.name(incident.reporter_id)}, who reported the incident"
        if role is Answerer.INCIDENT_LEAD:
            return f"the incident lead ({self.name(incident.answerable_id)})"
        named = self.answer(role.name.lower())
        return f"the {role.value} ({named.text.strip()})" if named else f"the {role.value}"


def once(find: Callable[[Known], T]) -> Callable[[Known], T]:
    """Decorate what looks through a whole record, and is asked more than once, so that it looks once."""

    @wraps(find)
    def found(known: Known) -> T:
        if find not in known._found:
            known._found[find] = find(known)
        result: T = known._found[find]
        return result

    return found


def known(record: Record) -> Known:
    """Return what the record shows."""
    return Known(record=record)
