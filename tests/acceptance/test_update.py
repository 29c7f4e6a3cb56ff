"""`/incident update`: what people were told, in the document's communication parts."""

from tests.support.stage import Scene
from tests.support.stage_reading import draft, message_lines, posts, stored

HOSTILE = "Down <!channel> *bold* & {{ 7*7 }}"


def test_each_audience_reads_its_own_updates(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", "update external We are rolling back", where)
    scene.wait(minutes=10)
    scene.type("ada", "update Please stay off the deploy queue", where)
    scene.type("ada", "draft", where)
    text = draft(scene, "ada", "INC-1-r1.md")
    assert "- **External:** 10:00 ada: We are rolling back" in text
    assert "- **Internal:** 10:10 ada: Please stay off the deploy queue" in text


def test_an_update_that_begins_with_the_other_audiences_name_keeps_its_words(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", "update internal External customers see errors", where)
    scene.type("ada", "draft", where)
    assert "- **Internal:** 10:00 ada: External customers see errors" in draft(scene, "ada", "INC-1-r1.md")


def test_an_update_stands_on_the_timeline_under_its_author(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", "update external We are rolling back", where)
    assert scene.type("ada", "timeline", where).text.endswith("ada: We are rolling back")


def test_without_a_channel_for_announcements_nothing_is_posted(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", "update external We are rolling back", where)
    assert posts(scene, scene.general) == []


def test_a_hostile_update_mentions_nobody(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    said = scene.type("ada", f"update {HOSTILE}", where).text
    assert "<!channel" not in said
    [card] = posts(scene, scene.channel(where))
    assert "2 timeline events · 0 open action items" in message_lines(scene, card)


def test_a_closed_incident_takes_no_update(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", "resolve", where)
    scene.type("ada", "close All done", where)
    before = stored(scene)
    assert "nothing more is recorded" in scene.type("ada", "update INC-1 Hello", where).text
    assert stored(scene) == before


def test_an_update_typed_again_at_once_is_kept_once(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", "update We are rolling back", where)
    before = stored(scene)
    scene.type("ada", "update We are rolling back", where)
    assert stored(scene) == before


def test_the_same_words_to_another_audience_are_another_update(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", "update We are rolling back", where)
    before = stored(scene)["timeline event"]
    scene.type("ada", "update external We are rolling back", where)
    assert stored(scene)["timeline event"] == before + 1
