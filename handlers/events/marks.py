"""Reactions and pins: what puts a message on the timeline."""

from collections.abc import Mapping
from typing import Any

from bot.domain.ids import ChannelId, MessageTs, UserId
from bot.storage.messages import Place
from bot.usecases.capture import pin, react
from bot.usecases.reading import read_message
from bot.usecases.reconcile import is_own
from bot.usecases.scribe import Scribe


def reaction_added(scribe: Scribe, event: Mapping[str, Any]) -> None:
    _reaction(scribe, event, is_present=True)


def reaction_removed(scribe: Scribe, event: Mapping[str, Any]) -> None:
    _reaction(scribe, event, is_present=False)


def pin_added(scribe: Scribe, event: Mapping[str, Any]) -> None:
    _pin(scribe, event, is_pinned=True)


def pin_removed(scribe: Scribe, event: Mapping[str, Any]) -> None:
    _pin(scribe, event, is_pinned=False)


def _reaction(scribe: Scribe, event: Mapping[str, Any], *, is_present: bool) -> None:
    item = event["item"]
    if item.get("type") != "message" or event["user"] == scribe.workspace.bot_user_id:
        return
    place = _place(scribe, item["channel"], item["ts"])
    react(scribe, place, event["reaction"], UserId(event["user"]), event["event_ts"], is_present=is_present)


def _pin(scribe: Scribe, event: Mapping[str, Any], *, is_pinned: bool) -> None:
    pinned = (event.get("item") or {}).get("message")
    if pinned is None or is_own(pinned, scribe):
        return
    channel_id = ChannelId(event["channel_id"])
    message = read_message(pinned, scribe.workspace.team_id, channel_id, event["event_ts"])
    place = _place(scribe, channel_id, pinned["ts"])
    pin(scribe, place, event["event_ts"], is_pinned=is_pinned, message=message, by=event.get("user"))


def _place(scribe: Scribe, channel_id: str, ts: str) -> Place:
    return scribe.workspace.team_id, ChannelId(channel_id), MessageTs(ts)
