"""App Home: what a person has to do over all incidents, kept as it is, and shown to nobody whom it is none of."""

import pytest

from tests.support.stage import Scene
from tests.support.stage_home import add, items, key_of, open_home, press, said
from tests.support.stage_reading import view_lines


@pytest.fixture
def where(shared_scene: Scene) -> str:
    """The channel of an incident of the test's own, which Ada declared."""
    return shared_scene.declare()


def test_nothing_is_published_for_who_never_looked(scene: Scene) -> None:
    add(scene, scene.declare(), "Alert on pool usage @ben by friday")
    assert scene.control.api_calls("views.publish") == []


def test_the_tab_with_the_messages_publishes_nothing(scene: Scene) -> None:
    scene.control.open_home(scene.ben, "messages")
    scene.finish()
    assert scene.control.home(scene.ben) is None


def test_whoever_has_nothing_to_do_is_told_so(scene: Scene) -> None:
    open_home(scene, "cleo")
    assert "Nothing is open for you." in said(scene, "cleo")


def test_whoever_looks_finds_their_items_by_due_date(shared_scene: Scene, where: str) -> None:
    for text in ("Later @ben by 2026-09-01", "Soon @ben by 2026-08-01", "Some time @ben", "Not mine @dana by tomorrow"):
        add(shared_scene, where, text)
    open_home(shared_scene, "ben")
    assert items(shared_scene, "ben", where) == ["Soon", "Later", "Some time"]


def test_items_of_all_incidents_are_there(shared_scene: Scene, where: str) -> None:
    other = shared_scene.declare("sev3 Mail is late")
    for channel, text in ((where, "One"), (other, "Two")):
        add(shared_scene, channel, f"{text} @ben by 2026-08-01")
    open_home(shared_scene, "ben")
    assert items(shared_scene, "ben", where, other) == ["One", "Two"]


def test_an_overdue_item_comes_first_and_is_said_to_be(scene: Scene) -> None:
    where = scene.declare()
    for text in ("In a month @ben by 2026-04-02", "Today @ben by today"):
        add(scene, where, text)
    scene.wait(hours=14)
    open_home(scene, "ben")
    assert items(scene, "ben", where) == ["Today", "In a month"]
    assert "2 open, *1 overdue*" in said(scene, "ben")


def test_the_morning_says_what_has_become_overdue(scene: Scene) -> None:
    where = scene.declare()
    add(scene, where, "Look at the pool @ben by today")
    open_home(scene, "ben")
    assert "none overdue" in said(scene, "ben")
    scene.wait(hours=30)
    assert "1 open, *1 overdue*" in said(scene, "ben")


def test_a_new_item_appears_without_looking_again(shared_scene: Scene, where: str) -> None:
    open_home(shared_scene, "ben")
    add(shared_scene, where, "Look at the pool @ben by friday")
    assert items(shared_scene, "ben", where) == ["Look at the pool"]


def test_done_takes_an_item_away(shared_scene: Scene, where: str) -> None:
    open_home(shared_scene, "ben")
    add(shared_scene, where, "Page on it @ben by friday")
    press(shared_scene, "ben", "done", "Page on it")
    assert items(shared_scene, "ben", where) == []


def test_what_was_done_at_home_is_on_the_timeline(shared_scene: Scene, where: str) -> None:
    open_home(shared_scene, "ben")
    add(shared_scene, where, "Raise the limit @ben by friday")
    press(shared_scene, "ben", "done", "Raise the limit")
    assert "Raise the limit): " in shared_scene.type("ada", "timeline", shared_scene.name_of(where)).text


def test_what_blocks_an_item_is_asked_and_then_shown(shared_scene: Scene, where: str) -> None:
    open_home(shared_scene, "ben")
    add(shared_scene, where, "Order a disk @ben by friday")
    press(shared_scene, "ben", "blocked", "Order a disk")
    shared_scene.submit("ben", {"reason": "No budget"})
    assert "Blocked: No budget" in said(shared_scene, "ben")


def test_what_is_handed_over_moves_to_the_others_home(shared_scene: Scene, where: str) -> None:
    for who in ("ben", "dana"):
        open_home(shared_scene, who)
    add(shared_scene, where, "Write the runbook @ben by friday")
    press(shared_scene, "ben", "hand_over", "Write the runbook")
    shared_scene.submit("ben", {"whom": "dana"})
    assert items(shared_scene, "ben", where) == []
    assert items(shared_scene, "dana", where) == ["Write the runbook"]


def test_a_button_on_what_is_done_meanwhile_is_answered_in_private(scene: Scene) -> None:
    where = scene.declare()
    add(scene, where, "Drain the queue @ben by friday")
    open_home(scene, "ben")
    scene.control.fail("views.publish", error="not_enabled")  # so that what Ben sees stays as it is
    press(scene, "ben", "done", "Drain the queue")
    press(scene, "ben", "in_progress", "Drain the queue")
    view = scene.view("ben")
    assert view is not None
    assert any("done already" in line for line in view_lines(scene, view))


def test_after_a_failure_nothing_is_tried_until_they_look_again(scene: Scene) -> None:
    where = scene.declare()
    open_home(scene, "ben")
    scene.control.fail("views.publish", error="not_enabled")
    for text in ("Drain the queue", "Raise the limit"):
        add(scene, where, f"{text} @ben by friday")
    assert len(scene.control.api_calls("views.publish")) == 2


def test_after_a_failure_looking_again_brings_it_up_to_date(scene: Scene) -> None:
    where = scene.declare()
    open_home(scene, "ben")
    scene.control.fail("views.publish", error="not_enabled")
    add(scene, where, "Drain the queue @ben by friday")
    open_home(scene, "ben")
    assert items(scene, "ben", where) == ["Drain the queue"]


def test_what_nobody_owns_is_found_by_the_lead(shared_scene: Scene, where: str) -> None:
    shared_scene.type("ada", "lead @dana", shared_scene.name_of(where))
    add(shared_scene, where, "Nobody's yet")
    for who in ("ben", "dana"):
        open_home(shared_scene, who)
    assert items(shared_scene, "dana", where) == ["Nobody's yet"]
    assert items(shared_scene, "ben", where) == []


def test_whoever_leads_finds_the_incident_and_how_it_stands(shared_scene: Scene, where: str) -> None:
    open_home(shared_scene, "dana")
    shared_scene.type("ada", "lead @dana", shared_scene.name_of(where))
    add(shared_scene, where, "One @ben by 2026-08-01")
    line = f"*{key_of(shared_scene, where)}* Checkout fails · <#{where}>\nSEV-2 · active · postmortem draft"
    assert f"{line} · 1 open action item" in said(shared_scene, "dana")


def test_another_lead_takes_the_incident_from_the_first_ones_home(shared_scene: Scene, where: str) -> None:
    key = key_of(shared_scene, where)
    open_home(shared_scene, "dana")
    shared_scene.type("ada", "lead @dana", shared_scene.name_of(where))
    assert f"*{key}*" in said(shared_scene, "dana")
    shared_scene.type("ada", "lead @ben", shared_scene.name_of(where))
    assert f"*{key}*" not in said(shared_scene, "dana")


def test_what_somebody_typed_calls_and_links_nobody(shared_scene: Scene, where: str) -> None:
    open_home(shared_scene, "ben")
    add(shared_scene, where, "<!channel> <https://evil.example|click> *bold* @ben by friday")
    [text] = items(shared_scene, "ben", where)
    assert "<!" not in text
    assert "<http" not in text
