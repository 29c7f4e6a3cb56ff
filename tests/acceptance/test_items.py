"""Action items in Slack: the ways in, the message in the channel, the forms, and what is refused."""

from typing import Any

import pytest

from tests.support.stage import Json, Scene
from tests.support.stage_reading import direct, held, message_lines, posts, stored, view_lines, words


def declare(scene: Scene) -> tuple[str, str, str]:
    """Declare an incident; return its channel's id and name, and its key."""
    channel_id = scene.declare()
    name = scene.name_of(channel_id)
    return channel_id, name, f"INC-{name.split('-')[1]}"


def board(scene: Scene, channel_id: str) -> list[str]:
    """Return the lines of the one message that lists the items."""
    [found] = [
        lines for said in posts(scene, channel_id) if "Action items of" in (lines := message_lines(scene, said))[0]
    ]
    return found[1:-1]


def private(scene: Scene, who: str) -> list[str]:
    return message_lines(scene, scene.control.ephemerals(scene.people[who])[-1])


def shortcut(scene: Scene, who: str, channel_id: str, ts: str) -> Json:
    scene.control.message_shortcut(scene.people[who], "create_action_item", channel_id, ts)
    scene.finish()
    view = scene.view(who)
    assert view is not None
    return view


def newest_item(scene: Scene) -> int:
    """Return the id of the item noted last, off the buttons of Ada's list."""
    scene.type("ada", "actions", "general")
    with scene.stage.app.scribe.store.read() as tx:
        ids = [one.item.id or 0 for one in tx.action_items.unfinished(scene.stage.app.scribe.workspace.team_id)]
    return max(ids)


def note(scene: Scene, name: str, text: str, who: str = "ada") -> int:
    scene.type(who, f"action {text}", name)
    return newest_item(scene)


def edit(scene: Scene, who: str, name: str, item_id: int) -> None:
    """Open the form of an item from a list."""
    scene.type(who, "actions", name)
    scene.click(who, f"item:edit:{item_id}", channel=scene.channel(name))


def saved(scene: Scene, who: str, **fields: Any) -> list[str]:
    """Submit the form and return the lines of what then stands in its place."""
    outcome = scene.submit(who, fields)
    assert not outcome.errors, outcome.errors
    view = scene.view(who)
    assert view is not None
    return view_lines(scene, view)


def test_the_form_of_the_command_notes_an_item_as_understood(shared_scene: Scene) -> None:
    _, name, key = declare(shared_scene)
    shared_scene.type("ben", "action", name)
    lines = saved(shared_scene, "ben", text="Cap the pool", owner="dana", due="tomorrow 17:00", kind="prevent")
    assert lines[1:3] == [
        f"Action item 1 of {key}: Cap the pool",
        "Owner: @dana. Due Tuesday, 2026-03-03 at 17:00 (America/New_York); the owner is reminded.",
    ]
    shared_scene.control.close_view(shared_scene.ben)


@pytest.mark.parametrize(
    ("fields", "wrong"), [({"due": "soon"}, "due"), ({"due": "2026-03-01"}, "due"), ({"links": "ticket 42"}, "links")]
)
def test_a_field_that_is_not_understood_is_asked_about_in_its_place(
    shared_scene: Scene, fields: dict[str, str], wrong: str
) -> None:
    _, name, _ = declare(shared_scene)
    before = stored(shared_scene)
    shared_scene.type("ada", "action", name)
    assert list(shared_scene.submit("ada", {"text": "Cap the pool", **fields}).errors) == [wrong]
    assert stored(shared_scene) == before
    shared_scene.control.close_view(shared_scene.ada)


def test_the_shortcut_makes_an_item_of_a_message_and_links_to_it(shared_scene: Scene) -> None:
    channel_id, name, _ = declare(shared_scene)
    ts = shared_scene.say("ben", channel_id, "we should cap the pool")
    assert held(shortcut(shared_scene, "ada", channel_id, ts), "text") == "we should cap the pool"
    saved(shared_scene, "ada", owner="ben", due="friday")
    shared_scene.control.close_view(shared_scene.ada)
    blocks = shared_scene.type("ada", "actions", name).blocks
    assert f"/archives/{channel_id}/p{ts.replace('.', '')}|message>" in blocks[1]["text"]["text"]


def test_the_shortcut_shows_the_item_that_a_message_is_already(shared_scene: Scene) -> None:
    channel_id, _, _ = declare(shared_scene)
    ts = shared_scene.say("ben", channel_id, "we should cap the pool")
    shared_scene.react("ada", channel_id, ts, "dart")
    view = shortcut(shared_scene, "ada", channel_id, ts)
    assert "Action item 1 came from this message already" in view_lines(shared_scene, view)[1]
    shared_scene.control.close_view(shared_scene.ada)


def test_a_reaction_makes_an_item_once_and_the_channel_hears_of_it(shared_scene: Scene) -> None:
    channel_id, _, _ = declare(shared_scene)
    ts = shared_scene.say("ben", channel_id, "we should cap the pool")
    for who in ("ada", "ben"):
        shared_scene.react(who, channel_id, ts, "dart")
    assert board(shared_scene, channel_id) == [":white_circle: 1. we should cap the pool · nobody yet"]


def test_taking_the_reaction_off_says_that_the_item_stays(shared_scene: Scene) -> None:
    channel_id, _, key = declare(shared_scene)
    ts = shared_scene.say("ben", channel_id, "we should cap the pool")
    shared_scene.react("ben", channel_id, ts, "dart")
    shared_scene.control.unreact(shared_scene.ben, channel_id, ts, "dart")
    shared_scene.finish()
    assert message_lines(shared_scene, direct(shared_scene, "ben")[-1])[0] == (
        f"Action item 1 of {key} stays: we should cap the pool"
    )
    assert len(board(shared_scene, channel_id)) == 1


def test_the_channel_has_one_message_however_much_changes(shared_scene: Scene) -> None:
    channel_id, name, _ = declare(shared_scene)
    first = note(shared_scene, name, "Cap the pool @ben by friday")
    second = note(shared_scene, name, "Write the runbook")
    shared_scene.type("ada", "actions", name)
    for button in (f"item:done:{first}", f"item:in_progress:{second}"):
        shared_scene.click("ada", button, channel=channel_id)
    assert board(shared_scene, channel_id) == [
        ":large_blue_circle: 2. Write the runbook · nobody yet · In progress",
        ":white_check_mark: ~1. Cap the pool~ Done",
    ]


def test_of_two_forms_on_one_field_the_second_sees_the_first_and_may_still_save(shared_scene: Scene) -> None:
    _, name, _ = declare(shared_scene)
    item_id = note(shared_scene, name, "Cap the pool @ben by friday")
    edit(shared_scene, "ada", name, item_id)
    edit(shared_scene, "ben", name, item_id)
    saved(shared_scene, "ben", text="Raise the pool", priority="high")
    again = saved(shared_scene, "ada", text="Drop the pool")
    assert "Somebody changed this meanwhile: text (now Raise the pool)" in again[1]
    assert "What is to be done?: Drop the pool" in again
    assert "Priority: (High) / Medium / Low" in again
    assert "Drop the pool" in saved(shared_scene, "ada")[1]
    for who in ("ada", "ben"):
        shared_scene.control.close_view(shared_scene.people[who])


def test_of_two_forms_on_different_fields_both_stand(shared_scene: Scene) -> None:
    _, name, _ = declare(shared_scene)
    item_id = note(shared_scene, name, "Cap the pool @ben by friday")
    edit(shared_scene, "ada", name, item_id)
    edit(shared_scene, "ben", name, item_id)
    saved(shared_scene, "ben", status="in_progress")
    lines = saved(shared_scene, "ada", due="2026-03-20")
    assert "In progress · @ben · due Friday, 2026-03-20 (Europe/Berlin)" in lines[2]
    for who in ("ada", "ben"):
        shared_scene.control.close_view(shared_scene.people[who])


def test_a_button_on_an_item_done_long_ago_changes_nothing(shared_scene: Scene) -> None:
    channel_id, name, _ = declare(shared_scene)
    item_id = note(shared_scene, name, "Cap the pool @ben by friday")
    shared_scene.type("ada", "actions", name)
    shared_scene.enter("ben", name)
    shared_scene.type("ben", "actions", name)
    shared_scene.click("ada", f"item:done:{item_id}", channel=channel_id)
    before = stored(shared_scene)
    for verb in ("in_progress", "blocked"):
        shared_scene.click("ben", f"item:{verb}:{item_id}", channel=channel_id)
        assert private(shared_scene, "ben") == ["Action item 1 is done already; nothing was changed."]
        assert shared_scene.view("ben") is None
    assert stored(shared_scene) == before


def test_somebody_elses_button_changes_nothing_and_opens_no_form(shared_scene: Scene) -> None:
    _, name, key = declare(shared_scene)
    item_id = note(shared_scene, name, "Cap the pool @ben by friday")
    shared_scene.type("cleo", f"actions {key}")
    before = stored(shared_scene)
    for verb in ("done", "blocked", "edit"):
        shared_scene.click("cleo", f"item:{verb}:{item_id}", channel=shared_scene.general)
        assert private(shared_scene, "cleo")[0].startswith("Only its owner @ben, @ada and whoever")
        assert shared_scene.view("cleo") is None
    assert stored(shared_scene) == before


def test_the_reason_that_stands_in_the_form_goes_with_another_status(shared_scene: Scene) -> None:
    _, name, _ = declare(shared_scene)
    item_id = note(shared_scene, name, "Cap the pool @ben by friday")
    edit(shared_scene, "ada", name, item_id)
    saved(shared_scene, "ada", status="blocked", reason="No budget")
    shared_scene.control.close_view(shared_scene.ada)
    edit(shared_scene, "ada", name, item_id)
    assert "Won't do: No budget" in saved(shared_scene, "ada", status="wont_do")[2]
    shared_scene.control.close_view(shared_scene.ada)


def test_what_is_done_is_opened_again_in_its_form(shared_scene: Scene) -> None:
    channel_id, name, _ = declare(shared_scene)
    item_id = note(shared_scene, name, "Cap the pool @ben by friday")
    shared_scene.type("ada", "actions", name)
    shared_scene.click("ada", f"item:done:{item_id}", channel=channel_id)
    edit(shared_scene, "ada", name, item_id)
    assert "Open · @ben" in saved(shared_scene, "ada", status="open")[2]
    shared_scene.control.close_view(shared_scene.ada)


def test_a_long_list_is_turned_page_by_page_within_slacks_limits(scene: Scene) -> None:
    channel_id, name, _ = declare(scene)
    for number in range(1, 24):
        scene.control.command(scene.ada, channel_id, "/incident", f"action {'Long words ' * 60}{number} @ben by friday")
    scene.finish()
    first = scene.type("ada", "actions", name)
    assert (len(first.blocks), message_lines(scene, {"blocks": first.blocks})[-1]) == (23, "[Later]")
    for page in (1, 2):
        scene.click("ada", f"items_page:{page}", channel=channel_id)
    lines = private(scene, "ada")
    assert [line for line in lines if line.startswith("Page")] == ["Page 3 of 3"]
    assert lines[-1] == "[Earlier]"


def test_a_private_incidents_items_are_not_listed_to_others(scene: Scene) -> None:
    secret = scene.control.add_channel("secret", members=[scene.ada, scene.ben, scene.scribe_id], is_private=True)
    scene.type("ada", "start here Payroll leaks", "secret")
    scene.type("ada", "action Rotate the keys @ben overdue since 2026-02-27", "secret")
    assert "Rotate" not in str(scene.type("cleo", "actions overdue").blocks)
    assert words(scene, scene.type("cleo", "actions INC-1").text).startswith("There is no INC-1.")
    assert "Rotate" in str(scene.type("ben", "actions overdue").blocks)
    assert scene.name_of(secret) == "secret"


def test_nobody_snoozes_for_ever(scene: Scene) -> None:
    _, name, _ = declare(scene)
    item_id = note(scene, name, "Cap the pool @ada by friday")
    scene.wait_until(scene.stage.clock.now().replace(day=5, hour=10))
    dm = scene.control.dm(scene.ada)
    scene.click("ada", f"item:snooze:{item_id}", channel=dm, ts=direct(scene, "ada")[-1]["ts"])
    assert "years away" in scene.submit("ada", {"until": "9999-12-31"}).errors["until"]
    scene.control.close_view(scene.ada)


def test_what_somebody_else_wrote_meanwhile_is_shown_as_text(scene: Scene) -> None:
    _, name, _ = declare(scene)
    item_id = note(scene, name, "Cap the pool @ben by friday")
    edit(scene, "ada", name, item_id)
    edit(scene, "ben", name, item_id)
    assert not scene.submit("ben", {"text": "<!channel> " * 200}).errors
    scene.submit("ada", {"text": "Cap it"})
    view = scene.view("ada")
    assert view is not None
    [notice] = [block["elements"][0]["text"] for block in view["blocks"] if block["block_id"] == "notice"]
    assert "<!channel>" not in notice
    assert len(notice) < 2000


def test_an_item_that_is_done_after_the_end_leaves_the_printed_timeline_alone(scene: Scene) -> None:
    channel_id, name, _ = declare(scene)
    item_id = note(scene, name, "Cap the pool @ben by friday")
    scene.type("ada", "resolve", name)
    scene.wait(days=3)
    scene.type("ada", "actions", name)
    scene.click("ada", f"item:done:{item_id}", channel=channel_id)
    scene.type("ada", "draft", name)
    text = scene.control.file(
        [
            file["id"]
            for said in direct(scene, "ada")
            for file in said.get("files") or ()
            if file["name"].endswith("md")
        ][-1]
    ).decode()
    assert "Status: Done" in text
    assert "(was open)" not in text


def test_a_long_text_left_as_it_is_in_the_form_stays_whole(shared_scene: Scene) -> None:
    _, name, _ = declare(shared_scene)
    item_id = note(shared_scene, name, f"{'word ' * 700}end @ben by friday")
    edit(shared_scene, "ada", name, item_id)
    saved(shared_scene, "ada", priority="high")
    shared_scene.control.close_view(shared_scene.ada)
    with shared_scene.stage.app.scribe.store.read() as tx:
        assert tx.action_items.get(item_id).text.endswith("word end")
