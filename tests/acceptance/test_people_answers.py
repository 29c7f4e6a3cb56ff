"""People as an answer: picked, or named where they have no account; what was typed before is kept."""

from bot.domain.ids import UserId
from tests.acceptance.test_asking_answers import declared, modal, texts
from tests.support.stage import Scene
from tests.support.stage_reading import draft, drafts, held


def opened(scene: Scene, where: str) -> None:
    scene.type("ada", "answer followup", where)


def picked(scene: Scene, key: str) -> object:
    """Return who stands in a picker of Ada's modal."""
    fields = modal(scene)["state"]["values"].values()
    field = next(one[key] for one in fields if key in one)
    return field.get("selected_users") if "selected_users" in field else field.get("selected_user")


def stored_before(scene: Scene, where: str, question: str, text: str) -> None:
    """Keep an answer as it was typed when people were written as text."""
    scribe = scene.stage.app.scribe
    with scribe.store.write() as tx:
        incident = tx.incidents.numbered(scribe.workspace.team_id, int(where.split("-")[1]))
        assert incident is not None
        tx.answers.add(incident.id, question, text, UserId(scene.ada), scribe.now())


def test_one_person_is_picked(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    opened(shared_scene, where)
    shared_scene.submit("ada", {"product_owner": shared_scene.cleo})
    assert texts(shared_scene, where, "product_owner") == [f"<@{shared_scene.cleo}>"]


def test_several_people_are_picked_and_others_named(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    opened(shared_scene, where)
    people = [shared_scene.ada, shared_scene.cleo]
    shared_scene.submit("ada", {"attendees": people, "attendees#2": "Eve of <Vendor>\n\nFred"})
    expected = f"<@{shared_scene.ada}>\n<@{shared_scene.cleo}>\nEve of &lt;Vendor&gt;\nFred"
    assert texts(shared_scene, where, "attendees") == [expected]


def test_the_form_shows_them_again(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    opened(shared_scene, where)
    shared_scene.submit("ada", {"attendees": [shared_scene.cleo], "attendees#2": "Eve of <Vendor>"})
    opened(shared_scene, where)
    assert picked(shared_scene, "attendees") == [shared_scene.cleo]
    assert held(modal(shared_scene), "attendees#2") == "Eve of <Vendor>"
    shared_scene.submit("ada", {})
    assert len(texts(shared_scene, where, "attendees")) == 1


def test_those_who_took_part_are_picked_already_and_are_no_answer_until_changed(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    shared_scene.say("ben", shared_scene.channel(where), "looking")
    opened(shared_scene, where)
    assert set(picked(shared_scene, "attendees")) == {shared_scene.ada, shared_scene.ben}  # type: ignore[call-overload]
    shared_scene.submit("ada", {})
    assert texts(shared_scene, where, "attendees") == []


def test_names_typed_before_are_picked_where_they_are_known(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    stored_before(shared_scene, where, "attendees", "@ada\n- Eve of Vendor")
    opened(shared_scene, where)
    assert picked(shared_scene, "attendees") == [shared_scene.ada]
    assert held(modal(shared_scene), "attendees#2") == "Eve of Vendor"


def test_names_typed_before_and_left_alone_stay_as_they_were(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    stored_before(shared_scene, where, "attendees", "@ada\n- Eve of Vendor")
    opened(shared_scene, where)
    shared_scene.submit("ada", {})
    assert texts(shared_scene, where, "attendees") == ["@ada\n- Eve of Vendor"]


def test_a_person_emptied_is_an_answer_emptied(shared_scene: Scene) -> None:
    where = declared(shared_scene)
    opened(shared_scene, where)
    shared_scene.submit("ada", {"product_owner": shared_scene.cleo})
    opened(shared_scene, where)
    shared_scene.submit("ada", {"product_owner": None})
    assert texts(shared_scene, where, "product_owner")[-1] == ""


def test_the_document_names_them(scene: Scene) -> None:
    where = declared(scene)
    opened(scene, where)
    scene.submit("ada", {"product_owner": scene.cleo, "attendees": [scene.cleo], "attendees#2": "Eve of Vendor"})
    scene.type("ada", "resolve", where)
    scene.control.close_view(scene.ada)
    scene.type("ada", "draft post-mortem", where)
    text = draft(scene, "ada", drafts(scene, "ada")[-1])
    assert "cleo" in text
    assert scene.cleo not in text
    assert "Eve of Vendor" in text
