"""The audit trail: entries are gathered while a transaction goes on, and written as its last act."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from bot.domain.ids import IncidentId, TeamId, UserId
from bot.domain.trail import NOTHING, Entry, Link, Subject, linked
from bot.storage.rows import from_row, hold, to_row
from bot.storage.tables import audit_trail, captured_message, incident, log_span, watched_channel

Chain = tuple[TeamId, int]
_WORKSPACE = 0  # the number in place of an incident's; a key cannot hold NULL
_INSERT = sa.insert(audit_trail)
_HEAD = (
    sa.select(audit_trail.c.position, audit_trail.c.hash)
    .where(audit_trail.c.team_id == sa.bindparam("team"), audit_trail.c.incident_id == sa.bindparam("incident"))
    .order_by(audit_trail.c.position.desc())
    .limit(1)
)


class Trail:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self.waiting: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """Have the entry written at the end of the transaction, at the end of its chain as it will be then."""
        self.waiting.append(entry)

    @contextmanager
    def undone_on_failure(self) -> Iterator[None]:
        """Where the block raises, nothing that was added in it is written."""
        before, is_done = len(self.waiting), False
        try:
            yield
            is_done = True
        finally:
            if not is_done:
                del self.waiting[before:]

    def write(self) -> None:
        """Write what waits.

        This is the transaction's last act: whoever writes to the same chain waits from here to the commit, holding
        nothing that this one still wants. Several chains are taken in their order, so that none waits in a circle.
        """
        chains: dict[Chain, list[Entry]] = defaultdict(list)
        for entry in self.waiting:
            chains[entry.team_id, entry.incident_id or _WORKSPACE].append(entry)
        for chain in sorted(chains):
            hold(self._connection, f"trail:{chain[0]}:{chain[1]}")
            position, previous = self._head(chain)
            rows = [_row(link) for link in linked(chains[chain], position, previous)]
            self._connection.execute(_INSERT, rows if len(rows) > 1 else rows[0])
        self.waiting.clear()

    def of(self, team_id: TeamId, incident_id: IncidentId | None) -> list[Link]:
        """Return a chain, in order of position: an incident's, or that of the workspace itself (None)."""
        table = audit_trail.c
        here = (table.team_id == team_id, table.incident_id == (incident_id or _WORKSPACE))
        rows = self._connection.execute(sa.select(audit_trail).where(*here).order_by(table.position)).mappings()
        return [_link(row) for row in rows]

    def chains(self) -> list[tuple[TeamId, IncidentId | None]]:
        """Return which chains there are, and should be: of each incident, and of each workspace."""
        written = sa.select(audit_trail.c.team_id, audit_trail.c.incident_id)
        due = sa.select(incident.c.team_id, incident.c.id)
        found = self._connection.execute(sa.union(written, due).order_by("team_id", "incident_id")).all()
        return [(TeamId(team), IncidentId(number) if number else None) for team, number in found]

    def unseal(self, team_id: TeamId, incident_id: IncidentId, subject: Subject) -> None:
        """Wipe the salts of what was done to a subject: its words are gone, and nothing is to tell of them."""
        table = audit_trail.c
        here = (table.team_id == team_id, table.incident_id == incident_id)
        self._unseal(*here, table.subject_kind == subject.kind, table.subject_id == subject.id)

    def unseal_incidents(self, incident_ids: Collection[int]) -> int:
        """Wipe all salts in the chains of these incidents; return how many."""
        return self._unseal(audit_trail.c.incident_id.in_(sorted(incident_ids))) if incident_ids else 0

    def unseal_person(self, team_id: TeamId, user_id: UserId) -> int:
        """Wipe all salts in the chains of every incident that somebody spoke or acted in; return how many.

        Without its salt a digest cannot be held against any words, be they theirs or a quotation of them.
        """
        table, message = audit_trail.c, captured_message.c
        spoke = sa.select(message.channel_id).where(message.team_id == team_id, message.user_id == user_id)
        found = [sa.select(table.incident_id).where(table.team_id == team_id, table.actor == user_id)]
        for source in (watched_channel, log_span):
            here = (source.c.team_id == team_id, source.c.channel_id.in_(spoke))
            found.append(sa.select(source.c.incident_id).where(*here))
        return self._unseal(table.team_id == team_id, sa.or_(*(table.incident_id.in_(one) for one in found)))

    def _unseal(self, *conditions: sa.ColumnElement[bool]) -> int:
        wiped = sa.update(audit_trail).where(audit_trail.c.salt.is_not(None), *conditions).values(salt=None)
        return int(self._connection.execute(wiped).rowcount)

    def _head(self, chain: Chain) -> tuple[int, str]:
        row = self._connection.execute(_HEAD, {"team": chain[0], "incident": chain[1]}).first()
        return (0, NOTHING) if row is None else (row.position, row.hash)


def _row(link: Link) -> dict[str, Any]:
    placed = {"position": link.position, "previous": link.previous, "hash": link.hash}
    return to_row(link.entry, audit_trail) | placed | {"incident_id": link.entry.incident_id or _WORKSPACE}


def _link(row: Any) -> Link:
    plain = {name: _text(value) for name, value in row.items()}
    entry = from_row(Entry, {**plain, "incident_id": plain["incident_id"] or None})
    return Link(entry=entry, position=plain["position"], previous=plain["previous"], hash=plain["hash"])


def _text(value: Any) -> Any:
    """What was written, as text where somebody made it bytes: SQLite takes either."""
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else value
