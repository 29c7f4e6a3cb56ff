"""Messages said, edited and deleted."""

from collections.abc import Mapping
from typing import Any

from bot.domain.ids import ChannelId, MessageTs, TeamId, just_before
from bot.usecases.capture import capture, delete
from bot.usecases.channels import CONVERTED, channel_converted
from bot.usecases.reading import read_message
from bot.usecases.reconcile import is_own
from bot.usecases.scribe import Scribe
from handlers.events.direct import direct_message


def message(scribe: Scribe, event: Mapping[str, Any]) -> None:
    """Take in what the event tells. A change brings the text before it along: what was missed is mended."""
    current, before = event.get("message") or event, event.get("previous_message")
    if is_own(current, scribe) or (before is not None and is_own(before, scribe)):
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
    capture(scribe, [one for one in messages if one is not None])
    if event.get("subtype") == "message_deleted":
        delete(scribe, (TeamId(team_id), channel_id, MessageTs(event["deleted_ts"])))
