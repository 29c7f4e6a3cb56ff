"""The message shortcut "Add to timeline": as said or reworded, at its own time or another, and off again."""

from typing import Any

from bot.domain.timeline import TimelineEvent, in_order
from tests.support.stage import Scene
from tests.support.stage_reading import draft, drafts, held, log_of, words


def use(scene: Scene, who: str, channel_id: str, ts: str, **fields: Any) -> str:
    """Use the shortcut, fill in the form and submit; return what the modal then says."""
    scene.control.message_shortcut(scene.people[who], "add_to_timeline", channel_id, ts)
    scene.finish()
    outcome = scene.submit(who, fields)
    assert not outcome.errors, outcome.errors
    view = scene.view(who)
    assert view is not None
    said = words(scene, view["blocks"][0]["text"]["text"])
    scene.control.close_view(scene.people[who])
    return said


def timeline(scene: Scene, number: int) -> list[TimelineEvent]:
    """Return the lines that stand for messages."""
    scribe = scene.stage.app.scribe
    with scribe.store.read() as tx:
        incident = tx.incidents.numbered(scribe.workspace.team_id, number)
        assert incident is not None
        return [event for event in in_order(tx.timeline.of(incident.id)) if event.message_ts]


def number_of(scene: Scene, channel_id: str) -> int:
    return int(scene.name_of(channel_id).split("-")[1])


def test_a_message_is_put_on_the_timeline_as_it_was_said(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "Pool exhausted")
    use(shared_scene, "dana", shared_scene.enter("dana", shared_scene.name_of(channel_id)), ts)
    [event] = timeline(shared_scene, number_of(shared_scene, channel_id))
    assert (event.text, event.author_id, event.wording) == ("Pool exhausted", shared_scene.ben, None)


def test_other_words_stand_in_the_line_and_name_who_chose_them(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "argh, pool")
    use(shared_scene, "ada", channel_id, ts, wording="The pool of db-3 was exhausted")
    shared_scene.type("ada", "resolve", shared_scene.name_of(channel_id))
    text = draft(shared_scene, "ada", drafts(shared_scene, "ada")[-1])
    assert "The pool of db-3 was exhausted (reworded by ada)" in text
    assert f"p{ts.replace('.', '')}" in text


def test_another_time_places_the_line_there(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    shared_scene.wait(minutes=20)
    ts = shared_scene.say("ben", channel_id, "it began ten minutes ago")
    use(shared_scene, "ada", channel_id, ts, time="-10m")
    [event] = timeline(shared_scene, number_of(shared_scene, channel_id))
    [message] = [one for one in log_of(shared_scene, number_of(shared_scene, channel_id)) if one.ts == ts]
    assert 590 < (message.said_at - event.occurred_at).total_seconds() < 610


def test_a_time_that_cannot_be_placed_is_asked_about_in_its_field(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "pool")
    shared_scene.control.message_shortcut(shared_scene.ada, "add_to_timeline", channel_id, ts)
    shared_scene.finish()
    assert list(shared_scene.submit("ada", {"time": "25:99"}).errors or {}) == ["time"]
    shared_scene.control.close_view(shared_scene.ada)


def test_a_milestone_is_set_at_the_time_of_the_message(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "rolled back")
    shared_scene.wait(minutes=5)
    use(shared_scene, "ada", channel_id, ts, milestone="mitigated")
    answer = words(shared_scene, shared_scene.type("ada", "timeline", shared_scene.name_of(channel_id)).text)
    assert "*mitigated* ben: rolled back" in answer


def test_a_key_event_is_listed_among_the_key_events(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "failed over to db-4")
    use(shared_scene, "ada", channel_id, ts, key=["key"])
    shared_scene.type("ada", "resolve", shared_scene.name_of(channel_id))
    shared_scene.type("ada", f"draft INC-{number_of(shared_scene, channel_id)} post-mortem")
    text = draft(shared_scene, "ada", drafts(shared_scene, "ada")[-1])
    assert "| ben — failed over to db-4 |" in text.split("## Root Cause")[0]


def test_used_by_two_people_there_is_one_line(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "pool")
    shared_scene.react("ada", channel_id, ts)
    shared_scene.enter("dana", shared_scene.name_of(channel_id))
    for who in ("ada", "dana"):
        use(shared_scene, who, channel_id, ts)
    assert len(timeline(shared_scene, number_of(shared_scene, channel_id))) == 1


def test_taking_the_reaction_off_leaves_what_was_placed_by_hand(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "pool")
    shared_scene.react("ada", channel_id, ts)
    use(shared_scene, "ada", channel_id, ts)
    shared_scene.control.unreact(shared_scene.ada, channel_id, ts, "pushpin")
    shared_scene.finish()
    assert len(timeline(shared_scene, number_of(shared_scene, channel_id))) == 1


def test_it_is_taken_off_by_the_same_form(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "pool")
    use(shared_scene, "ada", channel_id, ts, wording="other words")
    assert "Taken off" in use(shared_scene, "ada", channel_id, ts, off=["off"])
    assert timeline(shared_scene, number_of(shared_scene, channel_id)) == []


def test_taken_off_by_hand_a_reaction_keeps_it_as_it_was_said(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "pool")
    shared_scene.react("ben", channel_id, ts)
    use(shared_scene, "ada", channel_id, ts, wording="other words")
    assert "A reaction or a pin keeps it" in use(shared_scene, "ada", channel_id, ts, off=["off"])
    [event] = timeline(shared_scene, number_of(shared_scene, channel_id))
    assert event.text == "pool"


def test_what_was_chosen_before_is_kept_retracted(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "pool")
    for wording in ("first words", "second words"):
        use(shared_scene, "ada", channel_id, ts, wording=wording)
    scribe = shared_scene.stage.app.scribe
    with scribe.store.read() as tx:
        incident = tx.incidents.numbered(scribe.workspace.team_id, number_of(shared_scene, channel_id))
        assert incident is not None
        lines = [(one.wording, one.retracted_at is None) for one in tx.timeline.of(incident.id) if one.message_ts == ts]
    assert lines == [("first words", False), ("second words", True)]


def test_it_works_in_a_thread(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "pool")
    reply = shared_scene.say("ben", channel_id, "it is the ORM", thread_ts=ts)
    use(shared_scene, "ada", channel_id, reply)
    [event] = timeline(shared_scene, number_of(shared_scene, channel_id))
    assert (event.text, event.thread_ts) == ("it is the ORM", ts)


def test_a_message_from_before_comes_into_the_log_with_it_alone(shared_scene: Scene) -> None:
    before = shared_scene.say("ben", shared_scene.general, "checkout is slow")
    shared_scene.say("ben", shared_scene.general, "lunch?")
    shared_scene.wait(minutes=3)
    channel_id = shared_scene.declare()
    number = number_of(shared_scene, channel_id)
    incident = [str(one) for one in range(number, number + 1)]
    use(shared_scene, "ada", shared_scene.general, before, incident=incident[0])
    assert [event.text for event in timeline(shared_scene, number)] == ["checkout is slow"]
    assert [one.text for one in log_of(shared_scene, number) if one.subtype is None] == ["checkout is slow"]


def test_a_deleted_message_leaves_no_other_words_behind(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "pool")
    use(shared_scene, "ada", channel_id, ts, wording="other words 4711")
    shared_scene.control.delete(shared_scene.ben, channel_id, ts)
    shared_scene.finish()
    scribe = shared_scene.stage.app.scribe
    with scribe.store.read() as tx:
        incident = tx.incidents.numbered(scribe.workspace.team_id, number_of(shared_scene, channel_id))
        assert incident is not None
        assert [one.wording for one in tx.timeline.of(incident.id) if one.message_ts == ts] == [None]


def test_the_form_shows_the_message_as_one_would_type_it(shared_scene: Scene) -> None:
    channel_id = shared_scene.declare()
    ts = shared_scene.say("ben", channel_id, "errors &gt; 5 %")
    shared_scene.control.message_shortcut(shared_scene.ada, "add_to_timeline", channel_id, ts)
    shared_scene.finish()
    view = shared_scene.view("ada")
    assert view is not None
    assert held(view, "wording") == "errors > 5 %"
    shared_scene.control.close_view(shared_scene.ada)
