"""The record: everything known of one incident, as a document is made from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.action_items import ActionItem
from bot.domain.files import KeptFile
from bot.domain.ids import ChannelId, UserId
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.domain.people import Person
from bot.domain.review import ReviewComment, SignOff
from bot.domain.roles import RoleHolder
from bot.domain.timeline import TimelineEvent
from bot.postmortem.hosts import DEFAULT_HOSTS, LinkKind

UPDATE_REACTIONS = frozenset({"mega", "loudspeaker"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The latest revision of one answer. `text` is in Slack's wire form; lists hold one entry per line."""

    question: str
    revision: int
    text: str
    author_id: UserId
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Related:
    """An earlier incident much like this one. `title` is in wire form; `channel_id` is where it was worked on."""

    key: str
    title: str
    channel_id: ChannelId | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """All of one incident: `messages` in the order said, `timeline` with retracted events, `answers` by key.

    `timezone` is the IANA name of the local zone printed beside UTC, or None; `workspace_url` ends with "/".
    `related` begins with the likest; `link_hosts` tells logs from dashboards (see `hosts.DEFAULT_HOSTS`);
    `sign_offs` and `comments` stand in the order given; `images` has what is kept of files, by their id, with its
    bytes where the document shows them;
    `update_reactions` are those that mark a message as a status update to the team; `roles` has who took which, the
    lead excepted.
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
    related: tuple[Related, ...] = ()
    link_hosts: Mapping[str, LinkKind] = field(default_factory=lambda: DEFAULT_HOSTS)
    sign_offs: tuple[SignOff, ...] = ()
    comments: tuple[ReviewComment, ...] = ()
    images: Mapping[str, KeptFile] = field(default_factory=dict)
    roles: tuple[RoleHolder, ...] = ()
    update_reactions: frozenset[str] = UPDATE_REACTIONS
