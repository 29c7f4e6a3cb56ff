"""What the answer to `retract` says undoes it tells the whole line again, or says that it is too long for that."""

from html import unescape

import pytest
import sqlalchemy as sa

from bot.storage.tables import timeline_event
from tests.support.stage import Scene
from tests.support.stage_reading import words


def told(scene: Scene) -> list[str]:
    with scene.stage.app.store.read() as tx:
        return [unescape(text) for text in tx.connection.scalars(sa.select(timeline_event.c.text))]


def retracted(scene: Scene, where: str) -> str:
    return words(scene, scene.type("ada", "retract 2", where).text or "")


@pytest.mark.parametrize("note", ["Rolled back & waited. " * 100 + "Done", "“Rolled back”"])
def test_it_tells_the_whole_line_again(scene: Scene, note: str) -> None:
    where = scene.name_of(scene.declare())
    quotes = '"' if note.startswith("“") else ""
    scene.type("ada", f"note {quotes}{note}{quotes}", where)
    back = retracted(scene, where).split("To undo: `/incident ")[1].removesuffix("`")
    scene.type("ada", back, where)
    assert told(scene).count(note) == 2


def test_of_one_that_is_too_long_it_says_so(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", f"note {'Rolled back. ' * 300}", where)
    said = retracted(scene, where)
    assert said.endswith("It is too long to be typed again from here; the record keeps it.")
    assert "To undo" not in said


def test_where_a_reaction_keeps_a_message_that_was_reworded_its_own_words_are_said_to_show(scene: Scene) -> None:
    channel_id = scene.declare()
    where = scene.name_of(channel_id)
    ts = scene.say("ben", channel_id, "The pool is empty")
    scene.react("ben", channel_id, ts)
    assert "reworded" in scene.type("ada", "edit 2 No connection was left", where).text
    assert "It shows what was said again" in scene.type("ada", "retract 2", where).text
    assert "The pool is empty" in scene.type("ada", "timeline", where).text
    assert "It shows" not in scene.type("ada", "retract 2", where).text
