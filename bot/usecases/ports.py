"""What the use cases need of Slack: the gateway's interface, and the one error it raises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from bot.domain.files import MessageFile
from bot.domain.ids import CanvasId, ChannelId, GroupId, MessageTs, UserId
from bot.domain.people import Person, Workspace
from bot.rendering.slack.parts import SlackMessage
from bot.storage.outbox import Posted


class SlackError(Exception):
    """A call to Slack failed. `is_permanent`: trying again cannot help; else `retry_after` seconds may be given.

    `error` is Slack's own word ("channel_not_found"), or what happened to the connection.
    """

    def __init__(self, error: str, *, is_permanent: bool = False, retry_after: float | None = None) -> None:
        super().__init__(error)
        self.error = error
        self.is_permanent = is_permanent
        self.retry_after = retry_after


class NotYet(SlackError):
    """Something else must happen first, so Slack was not asked: look again in `retry_after` seconds."""

    def __init__(self, awaited: str, retry_after: float) -> None:
        super().__init__(awaited, retry_after=retry_after)


class CannotBeMade(SlackError):
    """What was to be sent cannot be made, so Slack was not asked. Its text, a sentence, says what is wrong."""

    def __init__(self, why: str) -> None:
        super().__init__(why, is_permanent=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelInfo:
    """A channel as Slack describes it."""

    channel_id: ChannelId
    name: str
    is_member: bool
    is_private: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryPage:
    """Some messages as Slack gives them, and the cursor of the next page (None: this is the last)."""

    messages: Sequence[Mapping[str, Any]]
    cursor: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class FileToSend:
    """A file: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class MembersPage:
    """Some of those who are in a channel, and the cursor of the next page (None: this is the last)."""

    user_ids: Sequence[UserId]
    cursor: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class UserGroup:
    """A group of people that can be mentioned, with its members."""

    handle: str
    user_ids: Sequence[UserId]


@dataclass(frozen=True, kw_only=True, slots=True)
class Invited:
    """What came of inviting many: who was invited, whom Slack refused by which word, and who is to be tried again.

    Those `left` are to be invited batch by batch.
    """

    invited: Sequence[UserId] = ()
    refused: Mapping[UserId, str] = field(default_factory=dict)
    left: Sequence[Sequence[UserId]] = ()


CanvasAccess = Literal["read", "write"]


class Gateway(Protocol):
    """Slack's far side. Every method raises `SlackError`; what Slack says is so already counts as done."""

    def workspace(self) -> Workspace: ...

    def create_channel(self, name: str, *, is_private: bool = False) -> ChannelInfo: ...

    def find_own_channel(self, name: str, since: datetime, *, is_private: bool = False) -> ChannelInfo | None: ...

    def channel(self, channel_id: ChannelId) -> ChannelInfo: ...

    def members(self, channel_id: ChannelId, cursor: str | None) -> MembersPage: ...

    def invite(self, channel_id: ChannelId, user_id: UserId) -> None: ...

    def invite_many(self, channel_id: ChannelId, user_ids: Sequence[UserId]) -> Invited: ...

    def group(self, name: str) -> UserGroup: ...

    def group_members(self, group_id: GroupId) -> Sequence[UserId]: ...

    def set_topic(self, channel_id: ChannelId, topic: str) -> None: ...

    def pin(self, channel_id: ChannelId, ts: MessageTs) -> None: ...

    def open_dm(self, user_id: UserId) -> ChannelId: ...

    def post(
        self, channel_id: ChannelId, message: SlackMessage, key: str, thread_ts: MessageTs | None = None
    ) -> Posted: ...

    def whisper(
        self, channel_id: ChannelId, user_id: UserId, message: SlackMessage, thread_ts: MessageTs | None
    ) -> None: ...

    def find_post(
        self, channel_id: ChannelId, key: str, attempt: int, thread_ts: MessageTs | None = None
    ) -> Posted | None: ...

    def update(self, posted: Posted, message: SlackMessage, key: str) -> None: ...

    def upload(self, channel_id: ChannelId, files: Sequence[FileToSend], comment: str) -> None: ...

    def file(self, file_id: str) -> MessageFile: ...

    def download(self, address: str, limit: int) -> bytes: ...

    def has_file(self, channel_id: ChannelId, name: str, attempt: int) -> bool: ...

    def create_canvas(self, title: str, markdown: str) -> CanvasId: ...

    def find_canvas(self, name: str, since: datetime) -> CanvasId | None: ...

    def canvas_link(self, canvas_id: CanvasId) -> str: ...

    def open_canvas_to(self, user_id: UserId, canvas_id: CanvasId, access: CanvasAccess) -> None: ...

    def history(
        self, channel_id: ChannelId, oldest: MessageTs, cursor: str | None, latest: MessageTs | None = None
    ) -> HistoryPage: ...

    def replies(self, channel_id: ChannelId, thread_ts: MessageTs, cursor: str | None) -> HistoryPage: ...

    def person(self, user_id: UserId) -> Person: ...

    def open_view(self, trigger_id: str, view: Mapping[str, Any]) -> str: ...

    def update_view(self, view_id: str, view: Mapping[str, Any]) -> None: ...

    def publish_home(self, user_id: UserId, view: Mapping[str, Any]) -> None: ...

    def respond(self, response_url: str, message: SlackMessage, *, in_place: bool = False) -> None: ...
