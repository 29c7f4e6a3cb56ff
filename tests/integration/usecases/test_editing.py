"""Lines of the timeline corrected by number: what stood there is kept, also where they stand for messages."""

from collections.abc import Iterator

import pytest

from bot.domain.errors import Refusal
from bot.domain.incident import IncidentStatus
from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent, in_order
from bot.storage import Store
from bot.usecases.capture import react
from bot.usecases.editing import edit_line, history_of, number_of, retract_line
from bot.usecases.milestones import mark_milestone
from bot.usecases.timeline import add_note
from tests.integration.usecases.world import ADA, BEN, DANA, OPS, TEAM, World, world_on


@pytest.fixture
def world(store: Store) -> Iterator[World]:
    """On either database."""
    with world_on(store) as running:
        yield running


def lines(world: World) -> list[str]:
    with world.scribe.store.read() as tx:
        return [event.text for event in in_order(tx.timeline.of(world.incident.id))][1:]


def pinned(world: World) -> tuple[str, int]:
    """Have Ben's message marked with a reaction; return its ts and the number of its line."""
    ts = world.control.say(BEN, OPS, "The pool is empty")
    world.sweep()
    react(world.scribe, (TEAM, OPS, ts), "pushpin", ADA, ts, is_present=True)  # type: ignore[arg-type]
    with world.scribe.store.read() as tx:
        event = in_order(tx.timeline.of(world.incident.id))[-1]
    return ts, number_of(world.scribe, event)


def note(world: World, text: str) -> TimelineEvent:
    return add_note(world.scribe, incident_id=world.incident.id, text=text, by=ADA)[0]


def test_who_corrected_a_line_and_when_is_kept_with_what_it_said(world: World) -> None:
    number = number_of(world.scribe, note(world, "First"))
    world.later()
    edit_line(world.scribe, incident_id=world.incident.id, number=number, by=BEN, text="Second")
    before, after = history_of(world.scribe, incident_id=world.incident.id, number=number)
    assert (before.text, before.author_id, before.retracted_by) == ("First", ADA, BEN)
    assert before.retracted_at == after.recorded_at == world.clock.now()
    assert (after.text, after.worded_by, after.occurred_at) == ("Second", BEN, before.occurred_at)


def test_a_line_that_somebody_else_reworded_stays_its_authors(world: World) -> None:
    number = number_of(world.scribe, note(world, "First"))
    edit_line(world.scribe, incident_id=world.incident.id, number=number, by=BEN, text="Second")
    world.later()
    edit_line(world.scribe, incident_id=world.incident.id, number=number, by=DANA, occurred_at=world.clock.now())
    last = history_of(world.scribe, incident_id=world.incident.id, number=number)[-1]
    assert (last.text, last.author_id, last.reworded_by) == ("Second", ADA, BEN)


def test_words_that_are_put_back_are_those_of_whoever_said_them(world: World) -> None:
    number = number_of(world.scribe, note(world, "First"))
    for text in ("Second", "First"):
        edit_line(world.scribe, incident_id=world.incident.id, number=number, by=BEN, text=text)
    last = history_of(world.scribe, incident_id=world.incident.id, number=number)[-1]
    assert (last.text, last.author_id, last.reworded_by) == ("First", ADA, None)


def test_a_message_that_is_put_back_as_it_was_said_follows_what_is_said(world: World) -> None:
    ts, number = pinned(world)
    for text in ("The pool ran dry", "The pool is empty"):
        edit_line(world.scribe, incident_id=world.incident.id, number=number, by=ADA, text=text)
    world.control.edit(BEN, OPS, ts, "The pool of db-3 is empty")
    world.sweep()
    assert lines(world) == ["The pool of db-3 is empty"]


def test_a_message_put_in_other_words_stays_in_the_log_as_it_was_said(world: World) -> None:
    ts, number = pinned(world)
    edit_line(world.scribe, incident_id=world.incident.id, number=number, by=ADA, text="The pool ran dry")
    assert lines(world) == ["The pool ran dry"]
    assert world.message(ts).text == "The pool is empty"


def test_a_line_that_a_reaction_keeps_stays_and_says_so(world: World) -> None:
    _, number = pinned(world)
    assert retract_line(world.scribe, incident_id=world.incident.id, number=number, by=ADA).stays
    assert lines(world) == ["The pool is empty"]


def test_a_reworded_line_that_is_retracted_says_again_what_was_said_where_a_reaction_keeps_it(world: World) -> None:
    _, number = pinned(world)
    of = {"incident_id": world.incident.id, "number": number, "by": ADA}
    edit_line(world.scribe, text="The pool ran dry", **of)  # type: ignore[arg-type]
    assert retract_line(world.scribe, **of).stays  # type: ignore[arg-type]
    assert lines(world) == ["The pool is empty"]


def test_an_incident_that_nobody_marked_as_mitigated_any_more_is_active(world: World) -> None:
    event = mark_milestone(
        world.scribe, incident_id=world.incident.id, milestone=Milestone.MITIGATED, text="Fixed", by=ADA
    ).event
    assert event is not None
    retract_line(world.scribe, incident_id=world.incident.id, number=number_of(world.scribe, event), by=ADA)
    with world.scribe.store.read() as tx:
        assert tx.incidents.get(world.incident.id).status is IncidentStatus.ACTIVE


def test_a_milestone_that_a_later_line_corrects_is_not_edited(world: World) -> None:
    marks = [
        mark_milestone(world.scribe, incident_id=world.incident.id, milestone=Milestone.DETECTED, text=text, by=ADA)
        for text in ("Alert", "An earlier alert")
    ]
    assert marks[0].event is not None
    number = number_of(world.scribe, marks[0].event)
    with pytest.raises(Refusal, match="was corrected since"):
        edit_line(world.scribe, incident_id=world.incident.id, number=number, by=ADA, text="No")
