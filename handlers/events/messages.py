"""Messages said, edited and deleted."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.domain.ids import ChannelId, MessageTs, TeamId, just_before
from bot.domain.messages import CapturedMessage
from bot.usecases.capture import capture, delete
from bot.usecases.channels import CONVERTED, channel_converted
from bot.usecases.reading import read_message
from bot.usecases.reconcile import is_own
from bot.usecases.scribe import Scribe
from handlers.events.direct import direct_message


def said(scribe: Scribe, event: Mapping[str, Any]) -> list[CapturedMessage] | None:
    """Return what an event that tells of a new message in a channel says; None where it is to be taken in by itself."""
    if event["type"] != "message" or "message" in event or "previous_message" in event or event["channel"][:1] == "D":
        return None
    if event.get("subtype") == "message_deleted" or event.get("subtype") in CONVERTED:
        return None
    if _is_own(scribe, event):
        return []
    at = event.get("event_ts") or event["ts"]
    read = read_message(event, scribe.workspace.team_id, ChannelId(event["channel"]), at)
    return [read] if read is not None else []


def message(scribe: Scribe, event: Mapping[str, Any]) -> None:
    """Take in what the event tells. A change brings the text before it along: what was missed is mended."""
    current, before = event.get("message") or event, event.get("previous_message")
    if _is_own(scribe, event):
        return
    if event["channel"].startswith("D"):
        direct_message(scribe, event)
        return
    team_id, channel_id = scribe.workspace.team_id, ChannelId(event["channel"])
    if event.get("subtype") in CONVERTED:  # also where nothing is recorded any more
        channel_converted(scribe, channel_id=channel_id)
    at = event.get("event_ts") or event["ts"]
    told = [(before, just_before(at))] if before is not None else []
    told += [] if event.get("subtype") == "message_deleted" else [(current, at)]
    messages = [read_message(one, team_id, channel_id, shown_at) for one, shown_at in told]
    capture(scribe, _linked([one for one in messages if one is not None]))
    if event.get("subtype") == "message_deleted":
        delete(scribe, (TeamId(team_id), channel_id, MessageTs(event["deleted_ts"])))


def _linked(messages: list[CapturedMessage]) -> list[CapturedMessage]:
    """Have an edit say that it came together with the text before it: then none was missed between the two."""
    if len(messages) < 2 or messages[0].edited_ts == messages[1].edited_ts:
        return messages
    return [messages[0], replace(messages[1], follows_known=True)]


def _is_own(scribe: Scribe, event: Mapping[str, Any]) -> bool:
    current, before = event.get("message") or event, event.get("previous_message")
    return is_own(current, scribe) or (before is not None and is_own(before, scribe))
