"""Each way into the record asks whether somebody may: whatever shows no line of its own, or corrects one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.domain.errors import NotAllowed, NotOpen
from bot.domain.ids import MessageTs
from bot.domain.incident import Incident, IncidentStatus
from bot.domain.messages import CapturedMessage
from bot.domain.milestones import Milestone
from bot.domain.policy import read_permissions
from bot.usecases.asking import ask
from bot.usecases.milestones import mark_milestone
from bot.usecases.placing import Placing, place_message, take_off
from bot.usecases.scribe import Scribe
from bot.usecases.states import cancel
from bot.usecases.taste import Preferences, Taste
from tests.integration.usecases.world import ADA, BEN, CLEO, OPS, START, TEAM, declare_in_public

SAID = CapturedMessage(team_id=TEAM, channel_id=OPS, ts=MessageTs("1772445600.000100"), user_id=ADA, text="Rolled back")
PLACE = (SAID.team_id, SAID.channel_id, SAID.ts)
AT = START


def with_rights(scribe: Scribe, permissions: str) -> Scribe:
    return replace(scribe, preferences=Preferences(Taste(permissions=read_permissions(permissions))))


def placed(scribe: Scribe, milestone: Milestone | None = None) -> Incident:
    """An incident with a message that Ada put on its timeline."""
    incident = declare_in_public(scribe)
    placing = Placing(occurred_at=AT, milestone=milestone)
    place_message(scribe, incident_id=incident.id, message=SAID, placing=placing, by=ADA)
    return incident


RECORDING: dict[str, Callable[[Scribe, Incident], object]] = {
    "a milestone `resolved`": lambda scribe, incident: mark_milestone(
        scribe, incident_id=incident.id, milestone=Milestone.RESOLVED, text="Over", by=BEN
    ),
    "a message as `resolved`": lambda scribe, incident: place_message(
        scribe, incident_id=incident.id, message=SAID, by=BEN,
        placing=Placing(occurred_at=AT, milestone=Milestone.RESOLVED),
    ),
    "a question handed over": lambda scribe, incident: ask(
        scribe, incident_id=incident.id, question="what_happened", of=CLEO, by=BEN
    ),
}  # fmt: skip


@pytest.mark.parametrize("deed", RECORDING)
def test_who_may_not_record_adds_no(scribe: Scribe, deed: str) -> None:
    incident = declare_in_public(scribe)
    with pytest.raises(NotAllowed, match="may add to INC-1"):
        RECORDING[deed](with_rights(scribe, "record=lead"), incident)


def test_who_was_asked_a_question_may_hand_it_on(scribe: Scribe) -> None:
    incident = declare_in_public(scribe)
    ask(scribe, incident_id=incident.id, question="what_happened", of=BEN, by=ADA)
    assert ask(with_rights(scribe, "record=lead"), incident_id=incident.id, question="what_happened", of=CLEO, by=BEN)


def test_a_message_on_the_timeline_is_reworded_by_who_may_correct(scribe: Scribe) -> None:
    incident = placed(scribe)
    other = Placing(occurred_at=AT, wording="Ada broke it")
    with pytest.raises(NotAllowed, match="may correct INC-1"):
        place_message(
            with_rights(scribe, "correct=lead"), incident_id=incident.id, message=SAID, placing=other, by=BEN
        )  # fmt: skip


def test_a_message_is_taken_off_by_who_may_correct(scribe: Scribe) -> None:
    incident = placed(scribe)
    with pytest.raises(NotAllowed, match="may correct INC-1"):
        take_off(with_rights(scribe, "correct=lead"), incident_id=incident.id, place=PLACE, by=BEN)


def test_nothing_is_taken_off_once_the_incident_is_over(scribe: Scribe) -> None:
    incident = placed(scribe)
    cancel(scribe, incident_id=incident.id, reason="A drill", by=ADA)
    with pytest.raises(NotOpen):
        take_off(scribe, incident_id=incident.id, place=PLACE, by=ADA)


def test_an_incident_is_active_again_without_the_message_that_marked_it_as_mitigated(scribe: Scribe) -> None:
    incident = placed(scribe, Milestone.MITIGATED)
    take_off(scribe, incident_id=incident.id, place=PLACE, by=ADA)
    with scribe.store.read() as tx:
        assert tx.incidents.get(incident.id).status is IncidentStatus.ACTIVE
