"""Reads Slack's answers."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.web import SlackResponse

from bot.domain.ids import ChannelId
from bot.usecases.ports import ChannelInfo


def channel_info(channel: Mapping[str, Any], *, is_member: bool) -> ChannelInfo:
    """Return a channel as Slack describes it."""
    return ChannelInfo(
        channel_id=ChannelId(channel["id"]), name=channel.get("name") or "", is_member=is_member,
        is_private=channel.get("is_private", True),
    )  # fmt: skip


def next_cursor(said: SlackResponse) -> str | None:
    """Return the cursor of the next page, None on the last."""
    return (said.get("response_metadata") or {}).get("next_cursor") or None
