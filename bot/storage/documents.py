"""Drafts that were asked for: each is a numbered revision, and keeps the bytes that were sent."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import IncidentId, UserId
from bot.storage.rows import from_row, to_row
from bot.storage.tables import document


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """One revision of the draft. `content` is None until it was made; `note` says why it was, where there is more to
    say than that somebody asked. `markdown` is what the document says, where `content` is in another format. Both are
    gone from `removed_at` on, since somebody asked to be forgotten."""

    incident_id: IncidentId
    revision: int
    template: str
    format: str
    recipient_id: UserId
    requested_at: datetime
    note: str | None = None
    content: bytes | None = None
    markdown: bytes | None = None
    removed_at: datetime | None = None

    @property
    def text(self) -> bytes | None:
        """The document as Markdown, None where none was kept."""
        return self.content if self.format == "md" else self.markdown


class Documents:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def request(
        self, incident_id: IncidentId, *, template: str, format: str, recipient_id: UserId, now: datetime,
        note: str | None = None,
    ) -> Draft:  # fmt: skip
        """Store that a draft is wanted and return it under the next revision number."""
        draft = Draft(
            incident_id=incident_id, revision=self.latest_revision(incident_id) + 1, template=template,
            format=format, recipient_id=recipient_id, requested_at=now, note=note,
        )  # fmt: skip
        self._connection.execute(sa.insert(document).values(to_row(draft, document)))
        return draft

    def latest_revision(self, incident_id: IncidentId) -> int:
        """Return the number of the newest revision asked for, 0 where there is none."""
        newest = sa.select(sa.func.max(document.c.revision)).where(document.c.incident_id == incident_id)
        return int(self._connection.scalar(newest) or 0)

    def get(self, incident_id: IncidentId, revision: int) -> Draft:
        found = sa.select(document).where(*_at(incident_id, revision))
        return from_row(Draft, self._connection.execute(found).mappings().one())

    def of(self, incident_id: IncidentId) -> list[Draft]:
        """Return all revisions, oldest first."""
        found = sa.select(document).where(document.c.incident_id == incident_id).order_by(document.c.revision)
        return [from_row(Draft, row) for row in self._connection.execute(found).mappings()]

    def keep(self, incident_id: IncidentId, revision: int, content: bytes, markdown: bytes | None = None) -> None:
        """Store the bytes that were sent, and the same as Markdown where they are in another format."""
        kept = {"content": content, "markdown": markdown, "removed_at": None}
        changed = sa.update(document).where(*_at(incident_id, revision)).values(kept)
        self._connection.execute(changed)


def _at(incident_id: IncidentId, revision: int) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return document.c.incident_id == incident_id, document.c.revision == revision
