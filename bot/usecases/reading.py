"""Reads a message as Slack sends it, in an event or in history, into the log's own form."""

import re
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.ids import ChannelId, MessageTs, TeamId, UserId
from bot.domain.messages import CapturedMessage, MessageFile
from bot.domain.people import Account, Person
from bot.domain.redaction import TAKEN_OUT
from bot.usecases.saying import is_program, words_of

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

# Slack's own notices of what happened to the channel or a thread; the log keeps what people and apps say.
NOT_SAID = frozenset({"message_replied", "ekm_access_denied", "assistant_app_thread"})


def read_message(
    payload: Mapping[str, Any], team_id: TeamId, channel_id: ChannelId, shown_at: MessageTs | None = None
) -> CapturedMessage | None:
    """Return the message in `payload` (an event's, or history's); None where nothing was said.

    `shown_at` is when Slack showed it like this: the event's time, or one safely before history was asked.
    """
    subtype = payload.get("subtype")
    if subtype in NOT_SAID or "ts" not in payload:
        return None
    thread_ts, edited_ts = payload.get("thread_ts"), (payload.get("edited") or {}).get("ts")
    return CapturedMessage(
        team_id=team_id, channel_id=channel_id, ts=MessageTs(payload["ts"]),
        text=storable(words_of(payload)),
        user_id=_user(payload), bot_id=payload.get("bot_id"), author_name=payload.get("username"),
        subtype=subtype, thread_ts=None if thread_ts == payload["ts"] else thread_ts,
        edited_ts=edited_ts, is_deleted=subtype == "tombstone",
        shown_at=max(payload["ts"], edited_ts or "", shown_at or "") if is_program(payload) else None,
        files=tuple(read_file(file) for file in payload.get("files") or () if file.get("id")),
        redacted=tuple((payload.get(TAKEN_OUT) or {}).items()),
    )  # fmt: skip


def storable(text: str) -> str:
    """Return `text` with what no database holds (NUL, lone surrogates) shown as the replacement character."""
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def read_person(user: Mapping[str, Any]) -> Person:
    """Return a member as Slack describes one, in users.info or in an event."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or profile.get("real_name") or user.get("real_name") or user.get("name")
    return Person(
        team_id=TeamId(user["team_id"]), user_id=UserId(user["id"]), name=storable(name or user["id"]),
        tz=_zone(user.get("tz")), is_bot=bool(user.get("is_bot")), is_deleted=bool(user.get("deleted")),
        account=_account(user),
    )  # fmt: skip


def _account(user: Mapping[str, Any]) -> Account:
    """What somebody is in the workspace."""
    if user.get("is_stranger"):
        return Account.EXTERNAL
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return Account.GUEST
    if user.get("is_admin") or user.get("is_owner"):
        return Account.ADMIN
    return Account.MEMBER


def _zone(name: str | None) -> str:
    """The zone as far as this machine knows it; clock times in another one are then read in UTC, and repeated so."""
    try:
        return ZoneInfo(name or "UTC").key
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"


def _user(payload: Mapping[str, Any]) -> UserId | None:
    return None if payload.get("subtype") == "tombstone" else payload.get("user")


def read_file(file: Mapping[str, Any]) -> MessageFile:
    """Return a file as Slack describes it: in a message, or in files.info. A deleted one has no name."""
    if file.get("mode") == "tombstone":
        return MessageFile(file_id=file["id"], name="", mimetype="", size=0, permalink="")
    return MessageFile(
        file_id=file["id"], name=storable(file.get("name") or file.get("title") or "file"),
        size=int(file.get("size") or 0), mimetype=(file.get("mimetype") or "application/octet-stream")[:255],
        permalink=file.get("permalink") or "", alt_text=storable(file.get("alt_txt") or "") or None,
        user_id=file.get("user"), address=file.get("url_private_download") or file.get("url_private") or "",
    )  # fmt: skip
