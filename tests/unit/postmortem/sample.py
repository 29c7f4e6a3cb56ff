"""A record with the standing cast, as the tests of documents need it: Ada leads, Ben responds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.domain.action_items import ActionItem, ActionStatus, Horizon, Priority
from bot.domain.ids import ChannelId, IncidentId, MessageTs, TeamId, UserId, datetime_to_ts
from bot.domain.incident import Incident, IncidentStatus
from bot.domain.messages import CapturedMessage, MessageFile
from bot.domain.milestones import Milestone
from bot.domain.people import Person
from bot.domain.severity import Severity
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.postmortem.catalogue import QUESTIONS, QuestionKind
from bot.postmortem.record import Answer, Record

TEAM = TeamId("T1")
ADA, BEN, CLEO, DANA = UserId("U1"), UserId("U2"), UserId("U3"), UserId("U4")
CHANNEL = ChannelId("C1")
TEN = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PEOPLE = {
    user_id: Person(team_id=TEAM, user_id=user_id, name=name, tz=tz)
    for user_id, name, tz in (
        (ADA, "Ada", "Europe/Berlin"),
        (BEN, "Ben", "Europe/London"),
        (CLEO, "Cleo", "UTC"),
        (DANA, "Dana", "Asia/Tokyo"),
    )
}


def after(minutes: float) -> datetime:
    """The moment so many minutes past ten."""
    return TEN + timedelta(minutes=minutes)


def incident(**changes: Any) -> Incident:
    """INC-7, declared by Ben at 10:12 and led by Ada."""
    bare = Incident(
        id=IncidentId(1), team_id=TEAM, number=7, title="Checkout fails for EU customers", reporter_id=BEN,
        declared_at=after(12), captured_from=after(-18), severity=Severity.SEV2, lead_id=ADA,
        channel_id=CHANNEL,
    )  # fmt: skip
    return replace(bare, **changes)


def event(minutes: float, text: str = "", milestone: Milestone | None = None, **changes: Any) -> TimelineEvent:
    """A note or milestone so many minutes past ten, recorded a minute later by a command of Ben's."""
    made = TimelineEvent(
        incident_id=IncidentId(1), kind=TimelineKind.MILESTONE if milestone else TimelineKind.NOTE, text=text,
        occurred_at=after(minutes), recorded_at=after(minutes + 1), author_id=BEN, milestone=milestone,
    )  # fmt: skip
    return replace(made, **changes)


def marked(minutes: float, text: str, **changes: Any) -> TimelineEvent:
    """A message of Ada's that was put on the timeline."""
    place = {"channel_id": CHANNEL, "message_ts": datetime_to_ts(after(minutes)), "author_id": ADA}
    return event(minutes, text, **({"kind": TimelineKind.MESSAGE} | place | changes))


def message(minutes: float, text: str, **changes: Any) -> CapturedMessage:
    """A message of Ada's in the incident's channel."""
    made = CapturedMessage(team_id=TEAM, channel_id=CHANNEL, ts=datetime_to_ts(after(minutes)), text=text, user_id=ADA)
    return replace(made, **changes)


def answers(**texts: str) -> dict[str, Answer]:
    """Answers by key; "whys_2" stands for "whys.2"."""
    keyed = {key.replace("whys_", "whys."): text for key, text in texts.items()}
    return {
        key: Answer(question=key, revision=1, text=text, author_id=ADA, recorded_at=after(120))
        for key, text in keyed.items()
    }


def record(*timeline: TimelineEvent, **changes: Any) -> Record:
    """A record with the cast and the timeline given."""
    bare = Record(
        incident=incident(), timeline=timeline, people=PEOPLE, channels={CHANNEL: "inc-7-checkout"},
        workspace_url="https://cast.slack.com/",
    )  # fmt: skip
    return replace(bare, **changes)


def empty_record() -> Record:
    """An incident of which nothing is known but that Ben declared it."""
    return record(incident=incident(severity=None, lead_id=None), people={BEN: PEOPLE[BEN]})


def full_record() -> Record:
    """An incident with every milestone, every answer, five whys and an action item for each horizon."""
    lines = {
        QuestionKind.TEXT: "An answer to “{}”",
        QuestionKind.LIST: "The first point on “{0}”\nThe second point on “{0}”",
        QuestionKind.YES_NO: "yes",
        QuestionKind.DATE: "2026-11-28",
        QuestionKind.CHOICE: "monitoring\nother",
        QuestionKind.PERSON: "Dana",
        QuestionKind.TABLE: "No alert on pool use | Alert at 80 % | P1\nNo synthetic checkout in EU | Add one | P2",
    }
    whys = {f"whys_{step}": f"Reason {step}." for step in range(1, 6)}
    texts = {row.key: lines[row.kind].format(row.prompt) for row in QUESTIONS if row.key != "root_cause"}
    return record(
        *_timeline(), incident=incident(status=IncidentStatus.RESOLVED), messages=_messages(),
        answers=answers(**texts, **whys), action_items=_action_items(), timezone="Asia/Tokyo",
    )  # fmt: skip


def action_item(number: int, horizon: Horizon, **changes: Any) -> ActionItem:
    """An action item of Ben's, due on 28 November."""
    made = ActionItem(
        incident_id=IncidentId(1), number=number, text=f"Alert on pool use, part {number}", owner_id=BEN,
        due_on=date(2026, 11, 28), horizon=horizon, created_by=ADA, created_at=after(90),
    )  # fmt: skip
    return replace(made, **changes)


def _timeline() -> tuple[TimelineEvent, ...]:
    told = (
        event(0, "Deploy 41 went out", Milestone.STARTED),
        event(5, "PagerDuty: checkout 5xx above 2 %", Milestone.DETECTED),
        event(8, "", Milestone.PAGED),
        event(12, "Incident declared: Checkout fails", Milestone.DECLARED, kind=TimelineKind.DECLARED),
        event(15, "", Milestone.INVESTIGATING),
        marked(22, "The pool is exhausted, see <https://graphs.example/pool|the graph> <@U2>"),
        event(25, "wrong time", Milestone.IDENTIFIED, recorded_at=after(26)),
        event(30, "Pool size was halved in deploy 41", Milestone.IDENTIFIED, recorded_at=after(31)),
        event(40, "Retracted", retracted_at=after(41)),
        marked(45, "Rolled back to deploy 40", milestone=Milestone.MITIGATED, kind=TimelineKind.MILESTONE),
        event(60, "Checkout is healthy again", Milestone.RESOLVED),
        event(75, "5xx at zero for 15 minutes", Milestone.VERIFIED),
    )
    return tuple(replace(line, id=number) for number, line in enumerate(told, start=1))


def _messages() -> tuple[CapturedMessage, ...]:
    graph = MessageFile(
        file_id="F1", name="pool.png", mimetype="image/png", size=2048,
        permalink="https://cast.slack.com/files/U1/F1/pool.png",
    )  # fmt: skip
    return (
        message(13, "On it", reactions=(("eyes", BEN), ("+1", CLEO))),
        message(22, "The pool is exhausted", files=(graph,), edited_ts=MessageTs("1795256600.000000"), revisions=2),
        message(23, "", is_deleted=True, user_id=CLEO),
        message(45, "Rolled back to deploy 40", is_pinned=True),
    )


def _action_items() -> tuple[ActionItem, ...]:
    return (
        action_item(1, Horizon.IMMEDIATE, status=ActionStatus.DONE),
        action_item(2, Horizon.SHORT_TERM, priority=Priority.HIGH),
        action_item(3, Horizon.SHORT_TERM, owner_id=None, due_on=None),
        action_item(4, Horizon.LONG_TERM, status=ActionStatus.BLOCKED, priority=Priority.LOW),
    )
