"""What a workspace has chosen for its settings: a value by name, who chose it, and when."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.domain.ids import TeamId, UserId
from bot.domain.values import Value
from bot.storage.rows import from_rows, to_row, upsert
from bot.storage.tables import chosen_setting


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice(Value):
    """The value that a workspace wants a setting to have."""

    team_id: TeamId
    name: str
    value: str
    chosen_by: UserId
    chosen_at: datetime


class Choices:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of(self, team_id: TeamId) -> dict[str, Choice]:
        """Return what this workspace has chosen, by the name of the setting."""
        found = self._connection.execute(sa.select(chosen_setting).where(chosen_setting.c.team_id == team_id))
        return {choice.name: choice for choice in from_rows(Choice, found)}

    def values(self, team_id: TeamId) -> dict[str, str]:
        """Return only the values, by the name of the setting."""
        return {name: choice.value for name, choice in self.of(team_id).items()}

    def teams(self) -> list[TeamId]:
        """Return the workspaces that have chosen something."""
        found = sa.select(chosen_setting.c.team_id).distinct().order_by(chosen_setting.c.team_id)
        return [TeamId(team_id) for team_id in self._connection.scalars(found)]

    def save(self, choice: Choice) -> None:
        upsert(self._connection, chosen_setting, to_row(choice, chosen_setting))

    def take_back(self, team_id: TeamId, name: str) -> None:
        """Have the setting be again what it is without a choice."""
        here = sa.and_(chosen_setting.c.team_id == team_id, chosen_setting.c.name == name)
        self._connection.execute(sa.delete(chosen_setting).where(here))
