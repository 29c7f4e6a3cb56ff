"""Reads Slack's answers."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.web import SlackResponse

from bot.domain.ids import ChannelId
from bot.domain.redaction import redact, redact_delivery
from bot.usecases.ports import ChannelInfo, HistoryPage, SlackError


def channel_info(channel: Mapping[str, Any], *, is_member: bool) -> ChannelInfo:
    """Return a channel as Slack describes it."""
    return ChannelInfo(
        channel_id=ChannelId(channel["id"]), name=redact(channel.get("name") or "").text, is_member=is_member,
        is_private=channel.get("is_private", True),
    )  # fmt: skip


def next_cursor(said: SlackResponse) -> str | None:
    """Return the cursor of the next page, None on the last."""
    return (said.get("response_metadata") or {}).get("next_cursor") or None


def history_page(said: SlackResponse) -> HistoryPage:
    """Return a page of messages without their secrets; SlackError where there are more and Slack tells no cursor."""
    cursor = next_cursor(said)
    if said.get("has_more") and cursor is None:
        raise SlackError("page_without_cursor")
    return HistoryPage(messages=[redact_delivery(message)[0] for message in said["messages"]], cursor=cursor)
