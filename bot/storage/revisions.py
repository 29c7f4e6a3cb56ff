"""Earlier texts of captured messages. Any order of arrival ends in the same rows.

A person's message has a revision for each edit, by Slack's time of the edit. Programs change what they said without
one, so theirs are told apart by their texts: each is kept under the latest time at which it is known to have shown.
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from bot.domain.messages import CapturedMessage, Missed
from bot.storage.rows import insert_new
from bot.storage.tables import captured_message, message_edit, message_revision


class Revisions:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def edited(self, known: Any, message: CapturedMessage) -> dict[str, Any]:
        """Take in a revision of a person's message; return what changes in the row `known` of it."""
        self.link(message)
        text = "" if known["is_deleted"] else message.text
        before, after = known["edited_ts"] or "", message.edited_ts or ""
        if after < before:
            self._keep(known, after, text)
        if after <= before:
            return {}
        self._keep(known, before, known["text"])
        return {"text": text, "edited_ts": message.edited_ts}

    def link(self, message: CapturedMessage) -> None:
        """Note that nothing was missed between this revision and the one before, where it came with that."""
        if message.follows_known and message.edited_ts is not None:
            row = {name: getattr(message, name) for name in ("team_id", "channel_id", "ts", "edited_ts")}
            insert_new(self._connection, message_edit, [row])

    def shown(self, known: Any, message: CapturedMessage) -> dict[str, Any]:
        """Take in what a program's message showed at a time; return what changes in the row `known` of it."""
        if known["is_deleted"]:
            return {}
        here = _of(known)
        kept = dict(
            self._connection.execute(sa.select(message_revision.c.text, message_revision.c.edited_ts).where(here)).all()
        )
        before, now = (known["shown_at"] or known["ts"], known["text"]), (message.shown_at, message.text)
        latest = max(before, now)
        texts = dict(kept)
        for at, text in (before, now):
            texts[text] = max(texts.get(text, ""), at)
        shown_at = texts.pop(latest[1])
        if texts != kept:
            self._connection.execute(sa.delete(message_revision).where(here))
            for text, at in sorted(texts.items()):
                self._keep(known, at, text)
        edited_ts = max(known["edited_ts"] or "", message.edited_ts or "") or None
        return {"text": latest[1], "shown_at": shown_at, "edited_ts": edited_ts}

    def wipe(self, known: Any) -> None:
        """Wipe the earlier texts of a message that was deleted; of a program's not even their number stays."""
        here = _of(known)
        if known["bot_id"] is None and known["shown_at"] is None:
            self._connection.execute(sa.update(message_revision).where(here).values(text=""))
            return
        self._connection.execute(sa.delete(message_revision).where(here))
        blank = sa.update(captured_message).where(_of(known, captured_message))
        self._connection.execute(blank.values(edited_ts=None, shown_at=None))

    def _keep(self, known: Any, key: str, text: str) -> None:
        row = {name: known[name] for name in ("team_id", "channel_id", "ts")} | {"edited_ts": key, "text": text}
        insert_new(self._connection, message_revision, [row])


def _of(known: Any, table: sa.Table = message_revision) -> sa.ColumnElement[bool]:
    return sa.and_(*(table.c[name] == known[name] for name in ("team_id", "channel_id", "ts")))


def missed_texts(message: Any, earlier: Iterable[Any], linked: Iterable[Any]) -> Missed | None:
    """Return which texts of a person's message, a row, are not known, given its earlier ones and linked edits."""
    if message["edited_ts"] is None or message["is_deleted"] or message["shown_at"] is not None:
        return None
    known = {row["edited_ts"] for row in earlier} | {message["edited_ts"]}
    if "" not in known:
        return Missed.FIRST
    return Missed.BETWEEN if known - {""} - {row["edited_ts"] for row in linked} else None
