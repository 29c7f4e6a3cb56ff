"""Channels that the scribe is let into or taken out of, and what becomes of their names and ids."""

from collections.abc import Mapping
from typing import Any

from bot.domain.ids import ChannelId, UserId
from bot.usecases.channels import channel_id_changed, channel_renamed
from bot.usecases.gaps import left_channel
from bot.usecases.home import member_came_or_left
from bot.usecases.incidents import joined_channel
from bot.usecases.scribe import Scribe


def member_joined(scribe: Scribe, event: Mapping[str, Any]) -> None:
    """Note that it was the scribe who joined; others' joining is a message of its own, and may open what they see."""
    if event["user"] == scribe.workspace.bot_user_id:
        joined_channel(scribe, channel_id=ChannelId(event["channel"]))
    else:
        member_came_or_left(scribe, channel_id=ChannelId(event["channel"]), user_id=UserId(event["user"]))


def member_left(scribe: Scribe, event: Mapping[str, Any]) -> None:
    """Note that it was the scribe who left; others' leaving ends what they see of a private incident."""
    if event["user"] == scribe.workspace.bot_user_id:
        left(scribe, event)
    else:
        member_came_or_left(scribe, channel_id=ChannelId(event["channel"]), user_id=UserId(event["user"]))


def left(scribe: Scribe, event: Mapping[str, Any]) -> None:
    """Note that the scribe was taken out of a channel."""
    left_channel(scribe, channel_id=ChannelId(event["channel"]), at=event["event_ts"])


def renamed(scribe: Scribe, event: Mapping[str, Any]) -> None:
    """Learn a channel's new name."""
    channel_renamed(scribe, channel_id=ChannelId(event["channel"]["id"]))


def id_changed(scribe: Scribe, event: Mapping[str, Any]) -> None:
    """Follow a channel to its new id."""
    channel_id_changed(scribe, old=ChannelId(event["old_channel_id"]), new=ChannelId(event["new_channel_id"]))
