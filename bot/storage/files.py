"""Files of the log: what is known of each, and the bytes of images, one row for a file in however many messages."""

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from bot.domain.files import KeptFile, MessageFile, NotKept
from bot.domain.ids import ChannelId, MessageTs, TeamId
from bot.storage.rows import from_row, hold, insert_new, to_row, upsert
from bot.storage.tables import kept_file, message_file

_NOT_CONTENT = [column for column in kept_file.c if column is not kept_file.c.content]
_BLANK = {"name": "", "mimetype": "", "size": 0, "permalink": "", "alt_text": None}
_IS_DELETED = sa.func.coalesce(kept_file.c.not_kept == NotKept.DELETED, sa.false())


class Files:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def hold(self, team_id: TeamId) -> None:
        """Have others who write files wait: one may be deleted, or its last message, while it is fetched."""
        hold(self._connection, f"files:{team_id}")

    def known(self, team_id: TeamId, file_ids: Collection[str]) -> dict[str, KeptFile]:
        """Return what is kept of these files, or why it is not, without their bytes; by id."""
        found = sa.select(*_NOT_CONTENT).where(_file(kept_file, team_id, file_ids))
        rows = self._connection.execute(found).mappings()
        return {row["file_id"]: from_row(KeptFile, row) for row in rows}

    def contents(self, team_id: TeamId, file_ids: Collection[str]) -> dict[str, bytes]:
        """Return the bytes of those of these files that are kept, by id."""
        found = sa.select(kept_file.c.file_id, kept_file.c.content).where(_file(kept_file, team_id, file_ids))
        found = found.where(kept_file.c.content.is_not(None))
        return {row.file_id: bytes(row.content) for row in self._connection.execute(found)}

    def is_shown(self, team_id: TeamId, file_id: str) -> bool:
        """Whether a message that stands shows the file."""
        here = _file(message_file, team_id, [file_id])
        return self._connection.scalar(sa.select(sa.exists().where(here, message_file.c.name != ""))) is True

    def places(self, team_id: TeamId, file_id: str) -> list[tuple[ChannelId, MessageTs]]:
        """Return (channel, ts) of the messages that show the file."""
        found = sa.select(message_file.c.channel_id, message_file.c.ts).order_by("channel_id", "ts")
        rows = self._connection.execute(found.where(_file(message_file, team_id, [file_id])))
        return [(ChannelId(row.channel_id), MessageTs(row.ts)) for row in rows]

    def keep(self, team_id: TeamId, file: KeptFile) -> None:
        """Store the bytes, or why there are none; what is known already stands. `hold` first."""
        insert_new(self._connection, kept_file, [to_row(file, kept_file) | {"team_id": team_id}])

    def describe(self, team_id: TeamId, files: Iterable[MessageFile]) -> None:
        """Take in what Slack says of files now; what was deleted stays blank."""
        for file in files:
            told = {name: getattr(file, name) for name in ("name", "mimetype", "size", "permalink", "alt_text")}
            changed = sa.update(message_file).where(_file(message_file, team_id, [file.file_id]))
            self._connection.execute(changed.where(message_file.c.name != "").values(told))

    def delete(self, team_id: TeamId, file_ids: Collection[str]) -> None:
        """Take in that files were deleted: bytes and names go, for good and whatever is heard of them later."""
        self.hold(team_id)
        for file_id in file_ids:
            gone = to_row(KeptFile(file_id=file_id, not_kept=NotKept.DELETED), kept_file) | {"team_id": team_id}
            upsert(self._connection, kept_file, gone)
        blanked = sa.update(message_file).where(_file(message_file, team_id, file_ids)).values(_BLANK)
        self._connection.execute(blanked)

    def blank_deleted(self, team_id: TeamId, files: Collection[MessageFile]) -> None:
        """Delete what these say is deleted, and blank what was said to be before."""
        known = self.known(team_id, [file.file_id for file in files])
        gone = {file_id for file_id, kept in known.items() if kept.not_kept is NotKept.DELETED}
        gone |= {file.file_id for file in files if file.is_gone}
        if gone:
            self.delete(team_id, sorted(gone))

    def wipe_of_message(self, place: tuple[TeamId, ChannelId, MessageTs]) -> None:
        """Forget the files of a message, and the bytes of those that no other message shows."""
        team_id, channel_id, ts = place
        here = sa.and_(message_file.c.team_id == team_id, message_file.c.channel_id == channel_id)
        here = sa.and_(here, message_file.c.ts == ts)
        file_ids = list(self._connection.scalars(sa.select(message_file.c.file_id).where(here)))
        if not file_ids:
            return
        self.hold(team_id)
        self._connection.execute(sa.delete(message_file).where(here))
        shown = sa.exists().where(
            message_file.c.team_id == kept_file.c.team_id, message_file.c.file_id == kept_file.c.file_id
        )
        lost = sa.delete(kept_file).where(_file(kept_file, team_id, file_ids), ~shown, ~_IS_DELETED)
        self._connection.execute(lost)


def _file(table: sa.Table, team_id: TeamId, file_ids: Collection[str]) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.team_id == team_id, table.c.file_id.in_(file_ids))
