"""A record with much talk and no answers: whatever its document says is taken from the record."""

from dataclasses import replace

from bot.domain.ids import ChannelId, UserId
from bot.domain.incident import IncidentStatus
from bot.domain.messages import CapturedMessage, MessageFile
from bot.domain.milestones import Milestone
from bot.domain.people import Person
from bot.domain.timeline import TimelineEvent
from bot.postmortem.record import Record, Related
from tests.unit.postmortem.sample import (
    ADA,
    BEN,
    CLEO,
    DANA,
    PEOPLE,
    TEAM,
    answers,
    event,
    incident,
    marked,
    message,
    record,
)

BIRD = UserId("U9")
GRAPH = MessageFile(
    file_id="F2", name="pool.png", mimetype="image/png", size=2048,
    permalink="https://cast.slack.com/files/U2/F2/pool.png",
)  # fmt: skip


def talk_record() -> Record:
    """An alert, status updates, links, an image, a deleted message, whys and impact, but no other answers."""
    return record(
        *_timeline(), messages=_messages(), incident=incident(status=IncidentStatus.RESOLVED),
        people=PEOPLE | {BIRD: Person(team_id=TEAM, user_id=BIRD, name="pagerbird", is_bot=True)},
        answers=answers(
            users_affected="About 3,900 checkouts", whys_1="Every connection was taken",
            root_cause="The pool was halved",
        ),
        related=(
            Related(key="INC-3", title="Checkout slow in EU", channel_id=ChannelId("C3")),
            Related(key="INC-5", title="Pool exhausted"),
        ),
    )  # fmt: skip


def _timeline() -> tuple[TimelineEvent, ...]:
    told = (
        event(0, "Deploy 41 went out", Milestone.STARTED),
        event(5, "", Milestone.DETECTED),
        event(12, "", Milestone.DECLARED),
        marked(22, "The pool is exhausted <https://grafana.shop.example/d/1|graph>"),
        marked(24, "", author_id=CLEO),
        event(30, "Pool size was halved in deploy 41", Milestone.IDENTIFIED),
        event(38, "Rolling back, see <https://kibana.shop.example/app/1>"),
        event(45, "Rolled back to deploy 40", Milestone.MITIGATED),
        event(60, "", Milestone.RESOLVED),
        event(75, "5xx at zero for 15 minutes", Milestone.VERIFIED),
    )
    return tuple(replace(line, id=number) for number, line in enumerate(told, start=1))


def _messages() -> tuple[CapturedMessage, ...]:
    sent = (("mega", ADA),)
    return (
        message(4, "[FIRING] 5xx above 2 % <https://grafana.shop.example/d/1>", user_id=BIRD, bot_id="B9"),
        message(13, "On it", user_id=BEN),
        message(20, "We see errors in EU checkout only", reactions=sent),
        message(22, "The pool is exhausted <https://grafana.shop.example/d/1|graph>", files=(GRAPH,)),
        message(24, "", user_id=CLEO, is_deleted=True),
        message(50, "Errors are gone since the rollback", reactions=sent),
        message(55, "<https://logs.shop.example/q?a=1&amp;b=2|errors by pod>", user_id=DANA),
    )
