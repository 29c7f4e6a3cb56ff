"""The message shortcut "Set a milestone": this is when it was mitigated."""

from typing import Any

import pytest

from bot.domain.ids import ChannelId
from bot.domain.milestones import Milestone
from bot.domain.timeline import TimelineEvent, milestone_events
from tests.support.stage import Scene
from tests.support.stage_reading import held, view_lines, words


def use(scene: Scene, who: str, channel_id: str, ts: str) -> dict[str, Any]:
    """Use the shortcut and return the form that it opens."""
    scene.control.message_shortcut(scene.people[who], "set_milestone", channel_id, ts)
    scene.finish()
    view = scene.view(who)
    assert view is not None
    return view


def shown(scene: Scene, who: str) -> str:
    """Return what the open modal says, and close it."""
    view = scene.view(who)
    assert view is not None
    scene.control.close_view(scene.people[who])
    return "\n".join(view_lines(scene, view))


def recorded(scene: Scene, channel_id: str) -> list[TimelineEvent]:
    scribe = scene.stage.app.scribe
    with scribe.store.read() as tx:
        incident = tx.incidents.in_channel(scribe.workspace.team_id, ChannelId(channel_id))
        assert incident is not None
        return tx.timeline.of(incident.id)


def test_the_messages_own_time_stands_in_the_form_by_the_readers_clock(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "rolled back")
    local = shared_scene.stage.clock.now()
    view = use(shared_scene, "ada", channel_id, ts)
    assert held(view, "time") == f"{local.year}-{local:%m-%d} {local.hour + 1:02}:{local:%M}"
    shown(shared_scene, "ada")


def test_a_milestone_is_set_at_the_messages_own_second_with_the_message_as_evidence(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "rolled back")
    shared_scene.wait(minutes=5)
    use(shared_scene, "ada", channel_id, ts)
    shared_scene.submit("ada", {"milestone": "mitigated"})
    said = shown(shared_scene, "ada")
    assert "mitigated at" in said
    assert "To undo: `/incident retract" in said
    event = milestone_events(recorded(shared_scene, channel_id))[Milestone.MITIGATED]
    assert (event.message_ts, f"{event.occurred_at.timestamp():.6f}", event.text) == (ts, ts, "rolled back")


def test_another_time_may_be_typed(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    shared_scene.wait(minutes=20)
    ts = shared_scene.say("ben", channel_id, "it began ten minutes ago")
    use(shared_scene, "ada", channel_id, ts)
    shared_scene.submit("ada", {"milestone": "started", "time": "-10m"})
    shown(shared_scene, "ada")
    event = milestone_events(recorded(shared_scene, channel_id))[Milestone.STARTED]
    assert 590 < float(ts) - event.occurred_at.timestamp() < 610


def test_a_correction_keeps_the_old_value(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    where = shared_scene.name_of(channel_id)
    shared_scene.wait(minutes=5)
    shared_scene.type("ada", "mark mitigated -3m by command", where)
    ts = shared_scene.say("ben", channel_id, "rolled back")
    use(shared_scene, "ada", channel_id, ts)
    shared_scene.submit("ada", {"milestone": "mitigated"})
    assert "that stays in the record" in shown(shared_scene, "ada")
    shared_scene.type("ada", "mark mitigated -1m again", where)
    kept = [one.text for one in recorded(shared_scene, channel_id) if one.milestone is Milestone.MITIGATED]
    assert kept == ["by command", "rolled back", "again"]
    timeline = words(shared_scene, shared_scene.type("ada", "timeline", where).text)
    assert timeline.count("(corrected since)") == 2


@pytest.mark.parametrize("keeps", [True, False])
def test_an_order_that_cannot_be_is_asked_about_in_the_form(shared_scene: Scene, keeps: bool) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "all is well")
    shared_scene.wait(minutes=5)
    shared_scene.type("ada", "mark started -1m", shared_scene.name_of(channel_id))
    use(shared_scene, "ada", channel_id, ts)
    shared_scene.submit("ada", {"milestone": "resolved"})
    before = len(recorded(shared_scene, channel_id))
    shared_scene.submit("ada", {"keep": ["keep"]} if keeps else {})
    said = shown(shared_scene, "ada")
    assert ("Marked in" in said, "Nothing is stored yet" in said) == (keeps, not keeps)
    assert len(recorded(shared_scene, channel_id)) - before == int(keeps)


def test_in_add_to_timeline_an_order_that_cannot_be_is_asked_about_too(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "all is well")
    shared_scene.wait(minutes=5)
    shared_scene.type("ada", "mark started -1m", shared_scene.name_of(channel_id))
    shared_scene.control.message_shortcut(shared_scene.ada, "add_to_timeline", channel_id, ts)
    shared_scene.finish()
    shared_scene.submit("ada", {"milestone": "mitigated"})
    assert "Nothing is stored yet" in shown(shared_scene, "ada")


def test_from_elsewhere_the_incident_is_chosen(shared_scene: Scene) -> None:
    ts = shared_scene.say("ben", shared_scene.general, "checkout is slow")
    shared_scene.wait(minutes=3)
    channel_id = shared_scene.declare()
    incident_id = str(recorded(shared_scene, channel_id)[0].incident_id)
    use(shared_scene, "ada", shared_scene.general, ts)
    shared_scene.submit("ada", {"milestone": "started", "incident": incident_id})
    assert "started at" in shown(shared_scene, "ada")
