"""Finds incidents by the words of their titles and of some of their answers, on either database."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.ids import IncidentId, TeamId
from bot.domain.incident import Incident, IncidentStatus
from bot.storage.rows import from_row
from bot.storage.tables import answer, channel, incident

_OWN_CHANNEL = sa.and_(channel.c.team_id == incident.c.team_id, channel.c.channel_id == incident.c.channel_id)
_IS_PRIVATE = sa.func.coalesce(channel.c.is_private, sa.true()).label("hidden")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """An incident with the latest texts of the answers that were asked for, by question.

    `is_private`: its channel is not for everybody, or nobody knows.
    """

    incident: Incident
    is_private: bool
    answers: Mapping[str, str]


class Search:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def mentioning(
        self, team_id: TeamId, stems: Collection[str], questions: Collection[str], *,
        before: int | None = None, limit: int = 500,
    ) -> list[Found]:  # fmt: skip
        """Return the incidents whose title or latest answers to `questions` may hold a word beginning with a stem.

        The newest `limit` of them, without those that were canceled or a test; with `before` only lower numbers.
        """
        if not stems:
            return []
        here = [incident.c.team_id == team_id, incident.c.status != IncidentStatus.CANCELED, ~incident.c.is_test]
        if before is not None:
            here.append(incident.c.number < before)
        said = answer.c.question.in_(sorted(questions)) & _holds(answer.c.text, stems)
        by_answer = sa.select(answer.c.incident_id).where(said)
        here.append(_holds(incident.c.title, stems) | incident.c.id.in_(by_answer))
        found = sa.select(incident, _IS_PRIVATE).outerjoin(channel, _OWN_CHANNEL).where(*here)
        rows = self._connection.execute(found.order_by(incident.c.number.desc()).limit(limit)).mappings().all()
        texts = self._answers([row["id"] for row in rows], questions)
        return [
            Found(incident=from_row(Incident, row), is_private=row["hidden"], answers=texts.get(row["id"], {}))
            for row in rows
        ]

    def _answers(self, ids: list[IncidentId], questions: Collection[str]) -> dict[IncidentId, dict[str, str]]:
        here = answer.c.incident_id.in_(ids) & answer.c.question.in_(sorted(questions))
        rows = self._connection.execute(sa.select(answer).where(here).order_by(answer.c.revision)).mappings()
        texts: dict[IncidentId, dict[str, str]] = {}
        for row in rows:
            texts.setdefault(row["incident_id"], {})[row["question"]] = row["text"]
        return texts


def _holds(column: sa.ColumnElement[str], stems: Collection[str]) -> sa.ColumnElement[bool]:
    """SQLite's lower() leaves letters beyond ASCII alone, so a word may begin with such a capital."""
    lowered = sa.func.lower(column)
    tests = [lowered.contains(stem, autoescape=True) for stem in stems]
    tests += [column.contains(stem.capitalize(), autoescape=True) for stem in stems if not stem.isascii()]
    return sa.or_(*tests)
