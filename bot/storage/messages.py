"""The log: messages, revisions, reactions, files. Any order of arrival ends in the same rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.domain.ids import ChannelId, MessageTs, TeamId, UserId, datetime_to_ts, ts_to_datetime
from bot.domain.messages import CapturedMessage, MessageFile
from bot.storage.files import Files
from bot.storage.revisions import Revisions, missed_texts
from bot.storage.rows import from_row, hold, insert_new, insert_returning, to_row, upsert
from bot.storage.tables import captured_message, message_edit, message_file, message_reaction, message_revision

Place = tuple[TeamId, ChannelId, MessageTs]

_REACTED = sa.select(message_reaction.c.ts).where(
    message_reaction.c.team_id == sa.bindparam("team"),
    message_reaction.c.channel_id == sa.bindparam("channel"),
    message_reaction.c.ts.in_(sa.bindparam("stamps", expanding=True)),
)


_ONE = sa.select(captured_message).where(
    captured_message.c.team_id == sa.bindparam("team"),
    captured_message.c.channel_id == sa.bindparam("channel"),
    captured_message.c.ts == sa.bindparam("ts"),
)


@cache
def _between(table: sa.Table) -> sa.Select[Any]:
    here = (table.c.team_id == sa.bindparam("team"), table.c.channel_id == sa.bindparam("channel"))
    return sa.select(table).where(*here, table.c.ts.between(sa.bindparam("first"), sa.bindparam("last")))


class Messages:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def hold(self, team_id: TeamId, channel_id: ChannelId) -> None:
        """Have others who write to this channel's log wait: a message and its marks may come at the same time."""
        hold(self._connection, f"log:{team_id}:{channel_id}")

    def capture(self, message: CapturedMessage) -> bool:
        """Take in one revision of a message; return whether it told of it, or of its author, for the first time.

        A deleted message stays deleted.
        """
        row = to_row(message, captured_message)
        if insert_new(self._connection, captured_message, [row]):
            Revisions(self._connection).link(message)
            self._add_files(message)
            return True
        place = (message.team_id, message.channel_id, message.ts)
        known = self._connection.execute(sa.select(captured_message).where(_at(captured_message, place)))
        before = known.mappings().one()
        self._merge(before, message)
        return before["user_id"] is None and message.user_id is not None

    def capture_new(self, messages: Sequence[CapturedMessage]) -> list[Place]:
        """Take in those of which nothing was known, all at once, without files; return their places."""
        rows = [to_row(message, captured_message) for message in messages]
        new = insert_returning(self._connection, captured_message, rows, "team_id", "channel_id", "ts")
        return [_as_place(row) for row in new]

    def reacted_to(self, team_id: TeamId, channel_id: ChannelId, stamps: Collection[MessageTs]) -> set[MessageTs]:
        """Return which of these messages have reactions, or had some."""
        found = {"team": team_id, "channel": channel_id, "stamps": sorted(stamps)}
        return {MessageTs(ts) for ts in self._connection.scalars(_REACTED, found)}

    def _merge(self, known: Any, message: CapturedMessage) -> None:
        changes = {
            name: getattr(message, name)
            for name in ("user_id", "bot_id", "author_name", "subtype", "thread_ts")
            if known[name] is None and getattr(message, name) is not None
        }
        revisions = Revisions(self._connection)
        changes |= revisions.edited(known, message) if message.shown_at is None else revisions.shown(known, message)
        place = (message.team_id, message.channel_id, message.ts)
        if changes:
            statement = sa.update(captured_message).where(_at(captured_message, place)).values(changes)
            self._connection.execute(statement)
        if not known["is_deleted"]:
            self._add_files(message)

    def _add_files(self, message: CapturedMessage) -> None:
        place = {"team_id": message.team_id, "channel_id": message.channel_id, "ts": message.ts}
        rows = [to_row(file, message_file) | place for file in message.files]
        if rows:
            Files(self._connection).hold(message.team_id)
            insert_new(self._connection, message_file, rows)
            Files(self._connection).blank_deleted(message.team_id, message.files)

    def tombstone(self, place: Place) -> None:
        """Mark a message as deleted and wipe what it said, in every revision, known before or not."""
        team_id, channel_id, ts = place
        blank = CapturedMessage(team_id=team_id, channel_id=channel_id, ts=ts, text="", is_deleted=True)
        if insert_new(self._connection, captured_message, [to_row(blank, captured_message)]):
            return
        here = _at(captured_message, place)
        self._connection.execute(sa.update(captured_message).where(here).values(is_deleted=True, text=""))
        known = self._connection.execute(sa.select(captured_message).where(here)).mappings().one()
        Revisions(self._connection).wipe(known)
        Files(self._connection).wipe_of_message(place)

    def set_reaction(self, place: Place, name: str, user_id: UserId, event_ts: MessageTs, *, is_present: bool) -> None:
        """Take in that a reaction was added or removed at `event_ts`; the latest such event wins."""
        row = dict(zip(("team_id", "channel_id", "ts"), place, strict=True)) | {
            "name": name, "user_id": user_id, "event_ts": event_ts, "is_present": is_present,
        }  # fmt: skip
        upsert(self._connection, message_reaction, row, where=_is_later)

    def reacted(self, place: Place, names: Collection[str]) -> list[UserId]:
        """Return who ever reacted to the message with one of these, whether or not it stands, earliest first."""
        here = sa.select(message_reaction.c.user_id).where(_at(message_reaction, place))
        found = here.where(message_reaction.c.name.in_(sorted(names)))
        return list(dict.fromkeys(self._connection.scalars(found.order_by("event_ts", "user_id"))))

    def set_pinned(self, place: Place, event_ts: MessageTs, *, is_pinned: bool) -> None:
        """Take in that a message was pinned or unpinned at `event_ts`; the latest such event wins."""
        earlier = sa.func.coalesce(captured_message.c.pin_event_ts, "") < event_ts
        changed = sa.update(captured_message).where(_at(captured_message, place), earlier)
        self._connection.execute(changed.values(is_pinned=is_pinned, pin_event_ts=event_ts))

    def known(self, team_id: TeamId, channel_id: ChannelId, stamps: Collection[MessageTs]) -> set[MessageTs]:
        """Return which of these messages the log has, deleted ones too."""
        here = (captured_message.c.team_id == team_id, captured_message.c.channel_id == channel_id)
        found = sa.select(captured_message.c.ts).where(*here, captured_message.c.ts.in_(sorted(stamps)))
        return {MessageTs(ts) for ts in self._connection.scalars(found)}

    def get(self, place: Place) -> CapturedMessage | None:
        """Return one message whole, None where it was never captured."""
        rows = self._connection.execute(_ONE, dict(zip(("team", "channel", "ts"), place, strict=True)))
        return next(iter(self._whole(rows.mappings().all())), None)

    def these(self, team_id: TeamId, channel_id: ChannelId, stamps: Collection[MessageTs]) -> list[CapturedMessage]:
        """Return those of these messages that the log has, deleted ones too, in no order."""
        here = (captured_message.c.team_id == team_id, captured_message.c.channel_id == channel_id)
        found = sa.select(captured_message).where(*here, captured_message.c.ts.in_(sorted(stamps)))
        return self._whole(self._connection.execute(found).mappings().all())

    def between(
        self, team_id: TeamId, channel_id: ChannelId, first: datetime, last: datetime | None = None
    ) -> list[CapturedMessage]:
        """Return a channel's messages from `first` on (to `last`) in the order said, deleted ones too."""
        here = [captured_message.c.team_id == team_id, captured_message.c.channel_id == channel_id]
        here.append(captured_message.c.ts >= datetime_to_ts(first))
        if last is not None:
            here.append(captured_message.c.ts <= datetime_to_ts(last))
        rows = self._connection.execute(sa.select(captured_message).where(*here).order_by(captured_message.c.ts))
        return self._whole(rows.mappings().all())

    def count(self, team_id: TeamId, channel_id: ChannelId, first: datetime) -> int:
        """Return how many messages of a channel the log has from `first` on."""
        here = (captured_message.c.team_id == team_id, captured_message.c.channel_id == channel_id)
        found = sa.select(sa.func.count()).where(*here, captured_message.c.ts >= datetime_to_ts(first))
        return int(self._connection.scalar(found) or 0)

    def last_said_at(self, team_id: TeamId, channel_id: ChannelId) -> datetime | None:
        """Return when somebody last wrote in a channel."""
        here = (captured_message.c.team_id == team_id, captured_message.c.channel_id == channel_id)
        ts = self._connection.scalar(sa.select(sa.func.max(captured_message.c.ts)).where(*here))
        return ts_to_datetime(ts) if ts else None

    def replies(
        self, team_id: TeamId, channel_id: ChannelId, first: MessageTs, last: MessageTs
    ) -> list[CapturedMessage]:
        """Return the replies in the threads that begin from `first` to `last`, in the order said."""
        here = [captured_message.c.team_id == team_id, captured_message.c.channel_id == channel_id]
        here.append(captured_message.c.thread_ts.between(first, last))
        rows = self._connection.execute(sa.select(captured_message).where(*here).order_by(captured_message.c.ts))
        return self._whole(rows.mappings().all())

    def threads_begun_before(self, team_id: TeamId, channel_id: ChannelId, ts: MessageTs) -> list[MessageTs]:
        """Return the threads with replies in the log that begin before `ts`."""
        here = [captured_message.c.team_id == team_id, captured_message.c.channel_id == channel_id]
        found = sa.select(captured_message.c.thread_ts).where(*here, captured_message.c.thread_ts < ts).distinct()
        return [MessageTs(thread_ts) for thread_ts in self._connection.scalars(found.order_by("thread_ts"))]

    def _whole(self, rows: Iterable[Any]) -> list[CapturedMessage]:
        rows = list(rows)
        if not rows:
            return []
        channels = {(row["team_id"], row["channel_id"]) for row in rows}
        first, last = min(row["ts"] for row in rows), max(row["ts"] for row in rows)
        revisions, reactions, files = (self._parts(table, channels, first, last) for table in _PARTS)
        is_edited = any(row["edited_ts"] for row in rows)
        linked = self._parts(message_edit, channels, first, last) if is_edited else defaultdict(list)
        return [
            from_row(
                CapturedMessage,
                row,
                revisions=1 + len(revisions[_place(row)]),
                missed=missed_texts(row, revisions[_place(row)], linked[_place(row)]),
                reactions=_present(reactions[_place(row)]),
                files=_files(files[_place(row)]),
            )
            for row in rows
        ]

    def _parts(self, table: sa.Table, channels: set[tuple[str, str]], first: str, last: str) -> dict[Place, list[Any]]:
        found: dict[Place, list[Any]] = defaultdict(list)
        for team_id, channel_id in channels:
            here = {"team": team_id, "channel": channel_id, "first": first, "last": last}
            for row in self._connection.execute(_between(table), here).mappings():
                found[_place(row)].append(row)
        return found


_PARTS = (message_revision, message_reaction, message_file)


def _present(rows: list[Any]) -> tuple[tuple[str, UserId], ...]:
    return tuple(sorted((row["name"], row["user_id"]) for row in rows if row["is_present"]))


def _files(rows: list[Any]) -> tuple[MessageFile, ...]:
    return tuple(sorted((from_row(MessageFile, row) for row in rows), key=lambda file: file.file_id))


def _is_later(reaction: Any) -> Any:
    return message_reaction.c.event_ts < reaction.event_ts


def _as_place(row: Sequence[Any]) -> Place:
    team_id, channel_id, ts = row
    return team_id, channel_id, ts


def _place(row: Any) -> Place:
    return row["team_id"], row["channel_id"], row["ts"]


def _at(table: sa.Table, place: Place) -> sa.ColumnElement[bool]:
    team_id, channel_id, ts = place
    return sa.and_(table.c.team_id == team_id, table.c.channel_id == channel_id, table.c.ts == ts)
