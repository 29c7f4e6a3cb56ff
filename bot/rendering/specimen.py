"""An invented incident with one of everything, on which a template is tried."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.action_items import ActionItem, Horizon
from bot.domain.ids import ChannelId, IncidentId, TeamId, UserId, datetime_to_ts
from bot.domain.incident import Incident
from bot.domain.messages import CapturedMessage
from bot.domain.milestones import MEANINGS, Milestone
from bot.domain.people import Person
from bot.domain.severity import Severity
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.postmortem.catalogue import QUESTIONS
from bot.postmortem.record import Answer, Record

_BEGIN = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
_TEAM, _WHO, _WHERE, _INCIDENT = TeamId("T1"), UserId("U1"), ChannelId("C1"), IncidentId(1)


def specimen() -> Record:
    """Return its record: every milestone, a message, an answer to every second question, an action of each kind."""
    return Record(
        incident=Incident(
            id=_INCIDENT, team_id=_TEAM, number=1, title="An invented incident", reporter_id=_WHO, lead_id=_WHO,
            declared_at=_BEGIN, captured_from=_BEGIN, severity=Severity.SEV2, channel_id=_WHERE,
        ),
        timeline=(*_milestones(), _event(TimelineKind.MESSAGE, 5, "A message", message_ts=datetime_to_ts(_at(5)))),
        messages=(CapturedMessage(team_id=_TEAM, channel_id=_WHERE, ts=datetime_to_ts(_at(5)), text="A message"),),
        answers={row.key: _answer(row.key) for row in QUESTIONS[::2]} | {"whys.1": _answer("whys.1")},
        action_items=tuple(_action(number, horizon) for number, horizon in enumerate(Horizon, start=1)),
        people={_WHO: Person(team_id=_TEAM, user_id=_WHO, name="Ada")},
        channels={_WHERE: "inc-1"},
    )  # fmt: skip


def _at(minutes: int) -> datetime:
    return _BEGIN + timedelta(minutes=minutes)


def _milestones() -> list[TimelineEvent]:
    return [
        _event(TimelineKind.MILESTONE, 10 * number, MEANINGS[milestone], milestone=milestone)
        for number, milestone in enumerate(Milestone)
    ]


def _event(
    kind: TimelineKind, minutes: int, text: str, *, milestone: Milestone | None = None, message_ts: str | None = None
) -> TimelineEvent:
    return TimelineEvent(
        incident_id=_INCIDENT, kind=kind, text=text, occurred_at=_at(minutes), recorded_at=_at(minutes),
        author_id=_WHO, milestone=milestone, channel_id=_WHERE if message_ts else None,
        message_ts=datetime_to_ts(_at(minutes)) if message_ts else None,
    )  # fmt: skip


def _answer(key: str) -> Answer:
    return Answer(question=key, revision=1, text="An answer", author_id=_WHO, recorded_at=_BEGIN)


def _action(number: int, horizon: Horizon) -> ActionItem:
    return ActionItem(
        incident_id=_INCIDENT, number=number, text="Something to do", owner_id=_WHO, due_on=date(2026, 11, 28),
        horizon=horizon, created_by=_WHO, created_at=_BEGIN,
    )  # fmt: skip
