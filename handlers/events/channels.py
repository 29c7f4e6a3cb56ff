"""Channels that the scribe is let into."""

from collections.abc import Mapping
from typing import Any

from bot.domain.ids import ChannelId
from bot.usecases.incidents import joined_channel
from bot.usecases.scribe import Scribe


def member_joined(scribe: Scribe, event: Mapping[str, Any]) -> None:
    """Note that it was the scribe who joined; others' joining is a message of its own."""
    if event["user"] == scribe.workspace.bot_user_id:
        joined_channel(scribe, channel_id=ChannelId(event["channel"]))
