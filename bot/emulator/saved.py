"""A workspace as JSON, and back: what was said and done in it, without what only a running one has."""

from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any, TypeVar

from bot.emulator.records import Canvas, Channel, File, Json, Message, Scheduled, User, UserGroup, View
from bot.emulator.workspace import Workspace

VERSION = 1
SKIPPED = ("messages", "order", "threads", "deleted", "content", "typed")  # written in a form of their own
LEAP = 1000  # what ids leap by after an end without a last save, so that none is given out twice
Record = TypeVar("Record")


def state_of(ws: Workspace) -> Json:
    """All that is kept; bytes are named by their digest. Hold the workspace's lock."""
    return {
        "version": VERSION,
        "offset": ws.clock.offset.total_seconds(),
        "numbers": dict(ws.numbers), "last_event_micros": ws.last_event_micros,
        "users": [_plain(user) for user in ws.users.values()],
        "channels": [_channel(channel) for channel in ws.channels.values()],
        "files": [_file(file) for file in ws.files.values()],
        "homes": [_plain(view) | {"typed": [[*key, held] for key, held in view.typed.items()]}
                  for view in ws.homes.values()],
        "ephemerals": {user: shown for user, shown in ws.ephemerals.items() if shown},
        "usergroups": [_plain(group) for group in ws.usergroups.values()],
        "emoji": dict(ws.emoji),
        "scheduled": [_plain(one) for one in ws.scheduled.values()],
        "read_marks": [[*key, ts] for key, ts in ws.read_marks.items()],
    }  # fmt: skip


def contents(ws: Workspace) -> dict[str, bytes]:
    """The bytes of all files, by digest. Hold the workspace's lock."""
    return {digest(file.content): file.content for file in ws.files.values() if file.content is not None}


@lru_cache(maxsize=256)
def digest(content: bytes) -> str:
    """The name under which these bytes are kept."""
    return sha256(content).hexdigest()


def restore(ws: Workspace, state: Json, content_of: dict[str, bytes], *, is_whole: bool) -> None:
    """Fill an empty workspace; `is_whole` says that nothing happened after this state was written."""
    ws.clock.offset = timedelta(seconds=state["offset"])
    ws.last_event_micros = state["last_event_micros"]
    for prefix, number in state["numbers"].items():
        ws.numbers[prefix] = number + (0 if is_whole else LEAP)
    for user in state["users"]:
        if user["id"] != ws.bot.id:
            ws.users[user["id"]] = _made(User, user)
    for kept in state["channels"]:
        _restore_channel(ws, kept)
    for kept in state["files"]:
        file = _made(Canvas if "access" in kept else File, kept)
        file.shares = [(channel, ts) for channel, ts in kept["shares"]]
        file.content = content_of.get(kept["digest"] or "")
        ws.files[file.id] = file
    for kept in state["homes"]:
        view = _made(View, kept)
        view.typed = {(block, action): held for block, action, held in kept["typed"]}
        ws.homes[view.user] = view
    ws.usergroups |= {kept["id"]: _made(UserGroup, kept) for kept in state.get("usergroups", ())}
    ws.emoji |= state.get("emoji", {})
    ws.scheduled |= {kept["id"]: _made(Scheduled, kept) for kept in state.get("scheduled", ())}
    ws.ephemerals.update(state["ephemerals"])
    ws.read_marks |= {(user, channel): ts for user, channel, ts in state["read_marks"]}


def _channel(channel: Channel) -> Json:
    deleted = {ts: moment.isoformat() for ts, moment in channel.deleted.items()}
    said = [_plain(channel.messages[ts]) for _, ts in channel.order]
    return _plain(channel) | {"deleted": deleted, "messages": said}


def _restore_channel(ws: Workspace, kept: Json) -> None:
    channel = _made(Channel, kept)
    ws.channels[channel.id] = channel
    channel.deleted = {ts: datetime.fromisoformat(moment) for ts, moment in kept["deleted"].items()}
    for message in kept["messages"]:
        ws.store(channel, _made(Message, message))


def _file(file: File) -> Json:
    return _plain(file) | {"digest": None if file.content is None else digest(file.content)}


def _plain(record: Any) -> Json:
    assert is_dataclass(record)
    return {field.name: getattr(record, field.name) for field in fields(record) if field.name not in SKIPPED}


def _made(kind: type[Record], kept: Json) -> Record:
    assert is_dataclass(kind)
    known = {field.name for field in fields(kind)} - set(SKIPPED)
    return kind(**{name: value for name, value in kept.items() if name in known})
