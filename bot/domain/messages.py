"""Captured messages: what was said, with its revisions, as the log keeps it."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.files import MessageFile
from bot.domain.ids import ChannelId, MessageTs, TeamId, UserId, ts_to_datetime
from bot.domain.values import Value

__all__ = ["CapturedMessage", "MessageFile"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CapturedMessage(Value):
    """One message of the log. `text` is in Slack's wire form, empty once `is_deleted`.

    `edited_ts` is Slack's time of the revision that `text` holds; `author_name` stands in for `user_id` where
    a bot or an integration spoke. `revisions` counts the texts known, the first included.
    """

    team_id: TeamId
    channel_id: ChannelId
    ts: MessageTs
    text: str
    user_id: UserId | None = None
    bot_id: str | None = None
    author_name: str | None = None
    subtype: str | None = None
    thread_ts: MessageTs | None = None
    edited_ts: MessageTs | None = None
    is_deleted: bool = False
    revisions: int = 1
    reactions: tuple[tuple[str, UserId], ...] = ()
    files: tuple[MessageFile, ...] = ()
    is_pinned: bool = False

    @property
    def said_at(self) -> datetime:
        return ts_to_datetime(self.ts)
