"""Who looks at App Home, and so has to be shown what changes."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import TeamId, UserId
from bot.storage.rows import upsert
from bot.storage.tables import opened_home


class Homes:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def opened(self, team_id: TeamId, user_id: UserId, at: datetime) -> None:
        """Note that this person looked at their Home."""
        upsert(self._connection, opened_home, {"team_id": team_id, "user_id": user_id, "opened_at": at})

    def opened_among(self, team_id: TeamId, user_ids: Iterable[UserId]) -> list[UserId]:
        """Return those of `user_ids` who have looked at their Home."""
        theirs = opened_home.c.user_id.in_(sorted(set(user_ids)))
        found = sa.select(opened_home.c.user_id).where(opened_home.c.team_id == team_id, theirs)
        return [UserId(user_id) for user_id in self._connection.scalars(found.order_by(opened_home.c.user_id))]

    def forget(self, team_id: TeamId, user_id: UserId) -> None:
        """Note that this person cannot be shown anything, until they look again."""
        theirs = sa.and_(opened_home.c.team_id == team_id, opened_home.c.user_id == user_id)
        self._connection.execute(sa.delete(opened_home).where(theirs))
