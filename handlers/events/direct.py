"""Messages that people write to the scribe directly: replies to a question answer it, those to a review comment."""

from collections.abc import Mapping
from typing import Any

from bot.domain.ids import ChannelId, MessageTs
from bot.usecases.comments import drop_comment, take_comment
from bot.usecases.reading import read_message
from bot.usecases.scribe import Scribe
from bot.usecases.thread_answers import drop_reply, take_reply


def direct_message(scribe: Scribe, event: Mapping[str, Any]) -> None:
    """Take in what was said, edited or deleted in a conversation with the scribe; most of it is neither."""
    channel_id = ChannelId(event["channel"])
    if event.get("subtype") == "message_deleted":
        thread_ts = (event.get("previous_message") or {}).get("thread_ts")
        ts = MessageTs(event["deleted_ts"])
        if not drop_reply(scribe, channel_id, ts, thread_ts):
            drop_comment(scribe, channel_id, ts, thread_ts)
        return
    message = read_message(event.get("message") or event, scribe.workspace.team_id, channel_id)
    if message is not None and not take_reply(scribe, message):
        take_comment(scribe, message)
