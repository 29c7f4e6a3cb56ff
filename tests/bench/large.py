"""Records of any size: dense, the same each time, and no two texts alike, so that nothing is saved by repetition."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.action_items import ActionItem, Horizon
from bot.domain.ids import ChannelId, IncidentId, TeamId, UserId, datetime_to_ts
from bot.domain.incident import Incident, IncidentStatus
from bot.domain.messages import CapturedMessage, MessageFile
from bot.domain.milestones import Milestone
from bot.domain.people import Person
from bot.domain.severity import Severity
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.domain.updates import Audience
from bot.postmortem.catalogue import QUESTIONS, QuestionKind
from bot.postmortem.record import Answer, Record

TEAM, CHANNEL, INCIDENT = TeamId("T1"), ChannelId("C1"), IncidentId(1)
ADA, BEN, CLEO, DANA = (UserId(f"U{number}") for number in range(1, 5))
NAMES = {ADA: "Ada", BEN: "Ben", CLEO: "Cleo", DANA: "Dana"}
SPEAKERS = tuple(NAMES)
START = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
STEP = timedelta(seconds=20)
ACTIONS = 30
URL = "https://cast.slack.com/"
# What nobody answered is taken from the record: lists that grow with it.
UNANSWERED = ("steps_taken", "communication_internal", "communication_external", "screenshots", "logs", "metrics")
SAID = (
    "Error rate of *checkout-{n}* is at {n} %: <https://grafana.example.com/d/{n}?from=now-1h&amp;to=now|the graph>",
    "<@U2> can you look at `orders_{n}.lock` on <#C1|inc-1>? It says _timeout after {n} ms_ :eyes:",
    "Rolled back to deploy {n} :rotating_light: and *restarted* the workers, https://ci.example.com/build/{n} is green",
    "&gt; connection {n} refused\nThe pool again: {n} of 400 in use, <https://kibana.example.com/app#/{n}>",
    "Customers in region {n} see a blank page; max_connections is {n} &amp; the queue holds {n}00 messages",
    "• pool {n} drained\n• cache {n} warmed :white_check_mark:\n• <!here> ~waiting for the DNS~ done",
    "```\nERROR {n}: deadlock detected | process {n} waits for ShareLock\n```\nthe same as <@U3> saw at noon",
    "Half of the pods are back ({n}/{n}), next step: raise the limit. cc <@U4>",
)
ANSWERS = {
    QuestionKind.TEXT: "An answer to “{}”, with *bold* words",
    QuestionKind.LIST: "The first point on “{0}”\nThe second point on “{0}”",
    QuestionKind.YES_NO: "yes",
    QuestionKind.DATE: "2026-03-28",
    QuestionKind.CHOICE: "monitoring\nother",
    QuestionKind.PERSON: "Dana",
    QuestionKind.TABLE: "No alert on pool use | Alert at 80 % | P1\nNo synthetic checkout in EU | Add one | P2",
}


def large_record(count: int) -> Record:
    """Return an incident with `count` events on its timeline and twice as many messages in its log.

    Of ten events eight are messages, one of them said in a thread; the others came from commands.
    """
    log = _log(count)
    return Record(
        incident=_incident(count),
        timeline=tuple(_event(number, log[2 * number], count) for number in range(count)),
        messages=tuple(log),
        answers=_answers(),
        action_items=tuple(_action(number) for number in range(1, ACTIONS + 1)),
        people={user_id: Person(team_id=TEAM, user_id=user_id, name=name) for user_id, name in NAMES.items()},
        channels={CHANNEL: "inc-1-checkout"},
        workspace_url=URL,
    )


def _incident(count: int) -> Incident:
    return Incident(
        id=INCIDENT, team_id=TEAM, number=1, title="Checkout fails for EU customers", reporter_id=BEN,
        declared_at=_at(count // 10), captured_from=START, severity=Severity.SEV2, lead_id=ADA, channel_id=CHANNEL,
        status=IncidentStatus.RESOLVED, is_adopted=True,
    )  # fmt: skip


def _at(number: int) -> datetime:
    return START + number * STEP


def _text(number: int) -> str:
    return SAID[number % len(SAID)].format(n=number + 1)


def _log(count: int) -> list[CapturedMessage]:
    """Two messages for each event: what may go on the timeline, and ten seconds later what was said to it."""
    return [_message(number, START + number * STEP / 2) for number in range(2 * count)]


def _message(number: int, at: datetime) -> CapturedMessage:
    ts, is_reply = datetime_to_ts(at), number % 16 == 8
    author = {"bot_id": "B1", "author_name": "Alertmanager"} if number % 12 == 2 else {"user_id": SPEAKERS[number % 4]}
    return CapturedMessage(
        team_id=TEAM, channel_id=CHANNEL, ts=ts, text=_text(number), **author,
        thread_ts=datetime_to_ts(at - STEP) if is_reply else None,
        edited_ts=datetime_to_ts(at + STEP / 4) if number % 20 == 4 else None,
        reactions=(("+1", BEN), ("eyes", CLEO)) if number % 5 == 0 else (),
        files=(_image(number),) if number % 20 == 6 else (),
    )  # fmt: skip


def _image(number: int) -> MessageFile:
    name = f"graph-{number}.png"
    return MessageFile(
        file_id=f"F{number}", name=name, mimetype="image/png", size=2048, permalink=f"{URL}files/U1/F{number}/{name}"
    )


def _event(number: int, message: CapturedMessage, count: int) -> TimelineEvent:
    milestone = _milestones(count).get(number)
    said = TimelineEvent(
        id=number + 1, incident_id=INCIDENT, kind=TimelineKind.MESSAGE, text=message.text, occurred_at=_at(number),
        recorded_at=_at(number + 1), author_id=message.user_id, channel_id=CHANNEL, message_ts=message.ts,
        thread_ts=message.thread_ts,
    )  # fmt: skip
    if number % 10 not in (3, 7) and milestone is None:
        return said
    is_update = number % 50 == 7 and milestone is None
    return replace(
        said, kind=TimelineKind.MILESTONE if milestone else TimelineKind.UPDATE if is_update else TimelineKind.NOTE,
        text=f"Noted: {_text(number)}", author_id=BEN, channel_id=None, message_ts=None, thread_ts=None,
        milestone=milestone, audience=Audience.INTERNAL if is_update else None,
    )  # fmt: skip


def _milestones(count: int) -> dict[int, Milestone]:
    """Which event sets which milestone: they lie one after the other, evenly over the incident."""
    return {place * count // len(Milestone): milestone for place, milestone in enumerate(Milestone)}


def _answers() -> dict[str, Answer]:
    texts = {row.key: ANSWERS[row.kind].format(row.prompt) for row in QUESTIONS if row.key not in UNANSWERED}
    texts |= {f"whys.{step}": f"Reason {step}." for step in range(1, 6)}
    return {
        key: Answer(question=key, revision=1, text=text, author_id=ADA, recorded_at=START)
        for key, text in texts.items()
    }


def _action(number: int) -> ActionItem:
    return ActionItem(
        id=number, incident_id=INCIDENT, number=number, text=f"Alert on pool use, part {number}", owner_id=BEN,
        due_on=date(2026, 3, 28), horizon=tuple(Horizon)[number % 3], created_by=ADA, created_at=START,
    )  # fmt: skip
