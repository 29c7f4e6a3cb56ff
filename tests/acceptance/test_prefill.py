"""Modals filled from the record: a derivation is shown, followed, and only overruled by what somebody writes."""

from tests.acceptance.test_asking_answers import declared, history, modal, texts
from tests.support.stage import Scene
from tests.support.stage_reading import draft, drafts, held


def fixed(scene: Scene, words: str = "Rolled the release back") -> str:
    """Declare an incident with a fix on record, and return its channel's name."""
    where = declared(scene)
    scene.type("ada", f"mark mitigated {words}", where)
    return where


def opened(scene: Scene, where: str, section: str = "resolution", who: str = "ada") -> None:
    if scene.view(who):
        scene.control.close_view(scene.people[who])
    scene.type(who, f"answer {section}", where)


def hint(scene: Scene, key: str) -> str:
    """Return what is said below a field of Ada's modal."""
    [block] = [one for one in modal(scene)["blocks"] if one.get("element", {}).get("action_id") == key]
    return str((block.get("hint") or {}).get("text", ""))


def test_a_field_holds_what_the_record_shows(shared_scene: Scene) -> None:
    opened(shared_scene, fixed(shared_scene))
    assert held(modal(shared_scene), "immediate_fix") == "Rolled the release back"


def test_the_hint_says_where_that_comes_from(shared_scene: Scene) -> None:
    opened(shared_scene, fixed(shared_scene))
    assert hint(shared_scene, "immediate_fix") == (
        "What stopped the damage, even if it was not the lasting fix. "
        "From the record: what was recorded with the milestone mitigated. "
        "Change it if it is wrong; left as it is, or emptied, it goes on following the record."
    )


def test_what_is_left_as_it_was_shown_is_no_answer(shared_scene: Scene) -> None:
    where = fixed(shared_scene)
    opened(shared_scene, where)
    shared_scene.submit("ada", {"verification": "Orders went through again"})
    assert texts(shared_scene, where, "immediate_fix") == []


def test_what_was_left_goes_on_following_the_record(shared_scene: Scene) -> None:
    where = fixed(shared_scene)
    opened(shared_scene, where)
    shared_scene.submit("ada", {})
    shared_scene.type("ada", "mark mitigated Turned the new cache off", where)
    opened(shared_scene, where)
    assert held(modal(shared_scene), "immediate_fix") == "Turned the new cache off"


def test_a_field_left_alone_is_no_answer_though_the_record_moved_on(shared_scene: Scene) -> None:
    where = fixed(shared_scene)
    opened(shared_scene, where)
    shared_scene.type("ben", "mark mitigated Turned the new cache off", where)
    shared_scene.submit("ada", {})
    assert texts(shared_scene, where, "immediate_fix") == []


def test_what_is_changed_is_an_answer(shared_scene: Scene) -> None:
    where = fixed(shared_scene)
    opened(shared_scene, where)
    shared_scene.submit("ada", {"immediate_fix": "Rolled two releases back"})
    assert texts(shared_scene, where, "immediate_fix") == ["Rolled two releases back"]


def test_an_emptied_suggestion_is_no_answer_and_comes_back(shared_scene: Scene) -> None:
    where = fixed(shared_scene)
    opened(shared_scene, where)
    shared_scene.submit("ada", {"immediate_fix": None})
    assert texts(shared_scene, where, "immediate_fix") == []
    opened(shared_scene, where)
    assert held(modal(shared_scene), "immediate_fix") == "Rolled the release back"


def test_an_emptied_answer_gives_way_to_the_record(shared_scene: Scene) -> None:
    where = fixed(shared_scene)
    opened(shared_scene, where)
    shared_scene.submit("ada", {"immediate_fix": "Rolled two releases back"})
    opened(shared_scene, where)
    assert "Emptied, it shows what the record says" in hint(shared_scene, "immediate_fix")
    shared_scene.submit("ada", {"immediate_fix": None})
    opened(shared_scene, where)
    assert held(modal(shared_scene), "immediate_fix") == "Rolled the release back"


def test_a_suggestion_left_alone_does_not_undo_what_somebody_answered_meanwhile(shared_scene: Scene) -> None:
    where = fixed(shared_scene)
    opened(shared_scene, where)
    opened(shared_scene, where, who="ben")
    shared_scene.submit("ben", {"immediate_fix": "Rolled two releases back"})
    shared_scene.submit("ada", {})
    assert texts(shared_scene, where, "immediate_fix") == ["Rolled two releases back"]
    assert shared_scene.view("ada") is None


def test_two_who_change_the_same_suggestion_see_both_texts(shared_scene: Scene) -> None:
    where = fixed(shared_scene)
    opened(shared_scene, where)
    opened(shared_scene, where, who="ben")
    shared_scene.submit("ben", {"immediate_fix": "Rolled two releases back"})
    shared_scene.submit("ada", {"immediate_fix": "Restarted it"})
    assert held(modal(shared_scene), "immediate_fix") == "Restarted it"
    assert len(history(shared_scene, where, "immediate_fix")) == 2


def test_a_list_stands_one_entry_per_line(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    shared_scene.type("ada", "note Looked at\nthe graphs", where)
    shared_scene.type("ada", "note Rolled the release back", where)
    opened(shared_scene, where)
    lines = held(modal(shared_scene), "steps_taken").splitlines()
    assert [line.partition(" ")[2] for line in lines] == ["Looked at the graphs", "Rolled the release back"]


def test_boxes_are_ticked_as_the_record_suggests(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    shared_scene.type("ada", "mark detected Alert: error rate", where)
    opened(shared_scene, where, "detection")
    fields = modal(shared_scene)["state"]["values"]
    [chosen] = [field["detected_by"]["selected_options"] for field in fields.values() if "detected_by" in field]
    assert [one["value"] for one in chosen] == ["monitoring"]
    shared_scene.submit("ada", {})
    assert texts(shared_scene, where, "detected_by") == []


def test_other_boxes_are_an_answer(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    shared_scene.type("ada", "mark detected Alert: error rate", where)
    opened(shared_scene, where, "detection")
    shared_scene.submit("ada", {"detected_by": ["monitoring", "user"]})
    assert texts(shared_scene, where, "detected_by") == ["monitoring\nuser"]


def test_links_and_mentions_are_shown_in_plain_words(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    channel = shared_scene.channel(where)
    said = f"<@{shared_scene.ada}> see <https://kibana.example.com/app|the errors> &lt;b&gt;"
    ts = shared_scene.say("ada", channel, said)
    shared_scene.react("ada", channel, ts)
    shared_scene.type("ada", "mark mitigated Done", where)
    opened(shared_scene, where)
    assert "@ada see the errors (https://kibana.example.com/app) <b>" in held(modal(shared_scene), "steps_taken")


def test_a_link_left_alone_stays_a_link_in_the_document(scene: Scene) -> None:
    where = declared(scene)
    scene.say("ada", scene.channel(where), "<https://kibana.example.com/app|the errors>")
    opened(scene, where, "data")
    assert held(modal(scene), "logs") == "the errors (https://kibana.example.com/app)"
    scene.submit("ada", {})
    scene.type("ada", "resolve", where)
    assert "[the errors](https://kibana.example.com/app)" in draft(scene, "ada", drafts(scene, "ada")[-1])


def test_a_long_suggestion_stands_in_several_parts_and_stays_a_suggestion(shared_scene: Scene) -> None:
    where = fixed(shared_scene, "word " * 800)
    opened(shared_scene, where)
    assert len(held(modal(shared_scene), "immediate_fix")) <= 3000
    assert held(modal(shared_scene), "immediate_fix#2")
    shared_scene.submit("ada", {})
    assert texts(shared_scene, where, "immediate_fix") == []


def test_a_suggestion_too_long_for_the_form_is_left_out_and_said_so(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    for number in range(4):
        text = f"{number} " + "word " * 700
        shared_scene.type("ada", f"note {text}", where)
    opened(shared_scene, where)
    assert held(modal(shared_scene), "steps_taken") == ""
    assert "more than fits here" in hint(shared_scene, "steps_taken")


def test_whoever_is_asked_sees_what_the_record_shows(scene: Scene) -> None:
    where = fixed(scene)
    scene.type("ada", "resolve", where)
    scene.control.close_view(scene.ada)
    scene.click("ada", "ask", channel=scene.control.dm(scene.ada))
    scene.submit("ada", {"question": "immediate_fix", "whom": scene.ben})
    scene.click("ben", "asked:1", channel=scene.control.dm(scene.ben))
    assert held(modal(scene, "ben"), "immediate_fix") == "Rolled the release back"
