"""What a workspace is made of: users, channels, messages, files and views, as plain mutable records."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]


@dataclass(kw_only=True)
class User:
    """A person or a bot; `tz` is an IANA name."""

    id: str
    name: str
    real_name: str
    tz: str = "UTC"
    email: str = ""
    is_bot: bool = False
    is_admin: bool = False
    is_restricted: bool = False
    is_stranger: bool = False
    deleted: bool = False
    bot_id: str | None = None
    updated: int = 0
    team_id: str = ""  # of another workspace, for somebody who is here through a shared channel


@dataclass(kw_only=True)
class UserGroup:
    """Several people under one `@handle`; `deleted_at` is 0 until it is disabled."""

    id: str
    handle: str
    name: str
    creator: str
    created: int
    description: str = ""
    users: list[str] = field(default_factory=list)
    deleted_at: int = 0


@dataclass(kw_only=True)
class Message:
    """One stored message. `extra` holds the fields that only its subtype has."""

    ts: str
    user: str | None
    text: str
    subtype: str | None = None
    thread_ts: str | None = None
    bot_id: str | None = None
    username: str | None = None
    client_msg_id: str | None = None
    blocks: list[Json] | None = None
    attachments: list[Json] | None = None
    files: list[str] = field(default_factory=list)
    metadata: Json | None = None
    edited: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    pinned_by: str | None = None
    pinned_at: int = 0
    extra: Json = field(default_factory=dict)

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass(frozen=True, kw_only=True)
class Scheduled:
    """A message to be: `post_at` and `created` are seconds since 1970, `fields` those that it will be posted with."""

    id: str
    channel: str
    post_at: int
    created: int
    fields: Json


@dataclass(kw_only=True)
class Channel:
    """A public channel, a private one, a direct message or one of several people, with its messages by timestamp.

    `connected_teams` are the other workspaces that share it.
    """

    id: str
    name: str
    kind: str  # channel | group | im | mpim
    creator: str
    created: int
    members: list[str] = field(default_factory=list)
    is_archived: bool = False
    topic: Json = field(default_factory=lambda: {"value": "", "creator": "", "last_set": 0})
    purpose: Json = field(default_factory=lambda: {"value": "", "creator": "", "last_set": 0})
    previous_names: list[str] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    order: list[tuple[int, str]] = field(default_factory=list)
    threads: dict[str, list[str]] = field(default_factory=dict)
    deleted: dict[str, datetime] = field(default_factory=dict)
    pins: list[str] = field(default_factory=list)
    bookmarks: list[Json] = field(default_factory=list)
    connected_teams: list[str] = field(default_factory=list)
    canvas_id: str | None = None
    canvases: list[str] = field(default_factory=list)  # those that were made as tabs of it
    last_micros: int = 0

    @property
    def is_private(self) -> bool:
        return self.kind != "channel"


@dataclass(kw_only=True)
class File:
    """An upload: `content` is None until its bytes come (in an export, never); `shares` are (channel, ts) pairs."""

    id: str
    name: str
    title: str
    user: str
    length: int
    created: int
    content: bytes | None = None
    is_complete: bool = False
    shares: list[tuple[str, str]] = field(default_factory=list)
    alt_txt: str = ""
    mimetype: str = ""
    is_deleted: bool = False


@dataclass(kw_only=True)
class Canvas(File):
    """A canvas is a file whose bytes are its Markdown. `access` is read, write or owner, by user or channel id."""

    access: dict[str, str] = field(default_factory=dict)


@dataclass(kw_only=True)
class View:
    """An open modal of one user, or their Home tab. `typed` is what its elements hold, by (block_id, action_id).

    `channel` is the conversation that a modal was opened in, None where that is not known.
    """

    id: str
    user: str
    payload: Json
    hash: str
    root_view_id: str
    previous_view_id: str | None
    channel: str | None = None
    typed: dict[tuple[str, str], Json] = field(default_factory=dict)


@dataclass(kw_only=True)
class Traffic:
    """One exchange with the bot; `at` is the emulator's clock, `response` what was answered."""

    kind: str  # api | envelope_out | envelope_in | response_url
    name: str
    arguments: Json
    response: Json | None
    at: str
