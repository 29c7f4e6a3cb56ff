"""People, as Slack last described them."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from bot.domain.ids import TeamId, UserId
from bot.domain.people import Person
from bot.storage.rows import from_row, from_rows, to_row, upsert
from bot.storage.tables import person

_ONE = sa.select(person).where(person.c.team_id == sa.bindparam("team"), person.c.user_id == sa.bindparam("user"))
_NAMED = sa.select(person).where(
    person.c.team_id == sa.bindparam("team"), person.c.user_id.in_(sa.bindparam("users", expanding=True))
)


class People:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._read: dict[tuple[TeamId, UserId], Person] = {}  # within one transaction, whoever was read stays so

    def get(self, team_id: TeamId, user_id: UserId) -> Person | None:
        """Return the person, None while Slack was not asked yet."""
        if (team_id, user_id) not in self._read:
            self._keep(self._connection.execute(_ONE, {"team": team_id, "user": user_id}))
        return self._read.get((team_id, user_id))

    def named(self, team_id: TeamId, user_ids: Iterable[UserId]) -> dict[UserId, Person]:
        """Return those of `user_ids` that are known, by id."""
        wanted = set(user_ids)
        unread = sorted(user_id for user_id in wanted if (team_id, user_id) not in self._read)
        if unread:
            self._keep(self._connection.execute(_NAMED, {"team": team_id, "users": unread}))
        return {user_id: self._read[team_id, user_id] for user_id in sorted(wanted) if (team_id, user_id) in self._read}

    def _keep(self, found: sa.CursorResult[Any]) -> None:
        self._read |= {(one.team_id, one.user_id): one for one in from_rows(Person, found)}

    def all(self, team_id: TeamId) -> dict[UserId, Person]:
        """Return everybody known in the workspace, by id."""
        rows = self._connection.execute(sa.select(person).where(person.c.team_id == team_id)).mappings()
        return {row["user_id"]: from_row(Person, row) for row in rows}

    def undescribed(self, team_id: TeamId) -> list[UserId]:
        """Return those of whom it is not known what account they have, by id."""
        found = sa.select(person.c.user_id).where(person.c.team_id == team_id, person.c.account.is_(None))
        return [UserId(one) for one in self._connection.scalars(found.order_by(person.c.user_id))]

    def save(self, value: Person) -> None:
        self._read.pop((value.team_id, value.user_id), None)
        upsert(self._connection, person, to_row(value, person))
