"""Who asked to be forgotten."""

from datetime import datetime
from functools import cached_property

import sqlalchemy as sa

from bot.domain.ids import TeamId, UserId
from bot.storage.rows import insert_new
from bot.storage.tables import forgotten_person

_ALL = sa.select(forgotten_person.c.team_id, forgotten_person.c.user_id)


class Forgotten:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, team_id: TeamId, user_id: UserId, at: datetime) -> bool:
        """Note that somebody is to be forgotten; False where they are already."""
        row = {"team_id": team_id, "user_id": user_id, "forgotten_at": at}
        return bool(insert_new(self._connection, forgotten_person, [row]))

    def has(self, team_id: TeamId, user_id: UserId | None) -> bool:
        """Whether somebody asked to be forgotten; the database is asked once for each transaction."""
        return (team_id, user_id) in self._known

    def of(self, team_id: TeamId) -> list[str]:
        """Return the ids of those who asked to be forgotten; the database is asked once for each transaction."""
        return sorted(user_id for team, user_id in self._known if team == team_id)

    @cached_property
    def _known(self) -> frozenset[tuple[str, str]]:
        return frozenset((row.team_id, row.user_id) for row in self._connection.execute(_ALL))
