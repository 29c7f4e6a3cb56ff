"""The record: everything known of one incident, as a document is made from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.action_items import ActionItem
from bot.domain.ids import ChannelId, UserId
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.domain.people import Person
from bot.domain.timeline import TimelineEvent


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The latest revision of one answer. `text` is in Slack's wire form; lists hold one entry per line."""

    question: str
    revision: int
    text: str
    author_id: UserId
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """All of one incident: `messages` in the order said, `timeline` with retracted events, `answers` by key.

    `timezone` is the IANA name of the local zone printed beside UTC, or None; `workspace_url` ends with "/".
    """

    incident: Incident
    timeline: tuple[TimelineEvent, ...]
    messages: tuple[CapturedMessage, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    action_items: tuple[ActionItem, ...] = ()
    people: Mapping[UserId, Person] = field(default_factory=dict)
    channels: Mapping[ChannelId, str] = field(default_factory=dict)
    workspace_url: str = "https://slack.com/"
    timezone: str | None = None
