"""Captured messages: what was said, with its revisions, as the log keeps it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from bot.domain.files import MessageFile
from bot.domain.ids import ChannelId, MessageTs, TeamId, UserId, ts_to_datetime
from bot.domain.values import Value

__all__ = ["CapturedMessage", "MessageFile", "Missed"]


class Missed(Enum):
    """Which texts of an edited message nobody can know any more: Slack keeps only the last."""

    FIRST = "first"
    BETWEEN = "between"


@dataclass(frozen=True, kw_only=True, slots=True)
class CapturedMessage(Value):
    """One message of the log. `text` is in Slack's wire form, empty once `is_deleted`.

    `edited_ts` is Slack's time of the revision that `text` holds; `author_name` stands in for `user_id` where
    a bot or an integration spoke. `revisions` counts the texts known, the first included. Programs change what they
    said without an edit: theirs holds in `shown_at` when Slack last showed this text, as far as is known.
    `missed`: texts that it had and that are not known. `follows_known`, not stored here: this revision was told
    together with the text before it. `redacted`, not stored here either, says how many secrets of each kind it lost
    on its way in.
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
    shown_at: MessageTs | None = field(default=None, compare=False)  # another page read is no news of the message
    is_deleted: bool = False
    revisions: int = 1
    reactions: tuple[tuple[str, UserId], ...] = ()
    files: tuple[MessageFile, ...] = ()
    is_pinned: bool = False
    missed: Missed | None = None
    follows_known: bool = field(default=False, compare=False)
    redacted: tuple[tuple[str, int], ...] = field(default=(), compare=False)

    @property
    def said_at(self) -> datetime:
        return ts_to_datetime(self.ts)
