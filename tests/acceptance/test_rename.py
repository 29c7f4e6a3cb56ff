"""Another title: whatever shows it follows, its channel keeps the name that people know it by."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stage import Scene, running_scene
from tests.support.stage_home import open_home, said
from tests.support.stage_reading import draft, message_lines, posts, words

ALL = "C00000ALL"
OLD, NEW = "Checkout fails", "Payments fail in Europe"
CODE = re.compile(r"To undo: `/incident (?P<inline>[^`]*)`$|To undo:\n```\n/incident (?P<block>.*)\n```$")


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A scene that announces, with an incident that Ada leads."""
    with running_scene(tmp_path / "scribe.db", SCRIBE_ANNOUNCEMENTS_CHANNEL=ALL) as running:
        running.control.add_channel("all", channel_id=ALL, members=[running.cleo, running.scribe_id])
        running.declare(f"sev2 {OLD}")
        running.type("ada", "lead INC-1 me")
        yield running


def rename(scene: Scene, who: str = "ada", title: str = NEW) -> str:
    return words(scene, scene.type(who, f"rename INC-1 {title}").text or "")


def shown(scene: Scene, channel_id: str) -> str:
    [first, *_] = posts(scene, channel_id)
    return "\n".join(message_lines(scene, first))


def topic(scene: Scene, channel_id: str) -> str:
    return str(next(one["topic"]["value"] for one in scene.control.channels() if one["id"] == channel_id))


def test_card_and_announcement_are_edited_in_place(scene: Scene) -> None:
    own = scene.channel("inc-1-checkout-fails")
    before = [len(posts(scene, channel_id)) for channel_id in (own, ALL)]
    rename(scene)
    assert [len(posts(scene, channel_id)) for channel_id in (own, ALL)] == before
    assert all(NEW in shown(scene, channel_id) and OLD not in shown(scene, channel_id) for channel_id in (own, ALL))


def test_the_channels_topic_follows_and_its_name_stays(scene: Scene) -> None:
    own = scene.channel("inc-1-checkout-fails")
    rename(scene)
    assert topic(scene, own) == f"INC-1 · {NEW}"
    assert scene.name_of(own) == "inc-1-checkout-fails"


def test_the_topic_of_a_channel_that_was_there_before_is_left_alone(scene: Scene) -> None:
    scene.type("ada", "start here Search is slow", "general")
    scene.type("ada", f"rename INC-2 {NEW}")
    assert topic(scene, scene.channel("general")) == ""


def test_the_leads_home_follows(scene: Scene) -> None:
    open_home(scene, "ada")
    rename(scene)
    assert NEW in said(scene, "ada")
    assert OLD not in said(scene, "ada")


def test_the_draft_has_the_new_title_and_its_timeline_tells_of_both(scene: Scene) -> None:
    rename(scene)
    scene.type("ada", "draft INC-1")
    text = draft(scene, "ada", "INC-1-r1.md")
    assert text.splitlines()[0].endswith(NEW)
    assert f"Title set to “{NEW}” (was “{OLD}”)" in text


def test_it_is_given_by_mention_too(scene: Scene) -> None:
    own = scene.channel("inc-1-checkout-fails")
    scene.say("ada", own, f"<@{scene.scribe_id}> rename {NEW}")
    assert f"INC-1 is “{NEW}” now" in words(scene, scene.control.ephemerals(scene.ada)[-1]["text"])
    assert NEW in shown(scene, own)


def test_what_the_answer_says_undoes_it(scene: Scene) -> None:
    back = rename(scene).split("`/incident ")[-1].rstrip("`")
    scene.type("ada", back)
    assert OLD in shown(scene, ALL)


@pytest.mark.parametrize("title", ['""', "“ ”", "\u200b", '"\u200b \u2060"', "\u202e\u3164\ufe0f"])
def test_a_title_of_which_nothing_is_seen_is_none(scene: Scene, title: str) -> None:
    assert "What should INC-1 be called?" in rename(scene, title=title)
    assert "What is happening?" in (scene.type("ada", f"start {title}").text or "")
    assert OLD in shown(scene, ALL)


@pytest.mark.parametrize("title", ["The `pay` queue of `eu`", '"Payments" fail', "“Pay” & <go>", "`eu`"])
def test_a_title_with_quotes_or_code_is_given_back_as_it_was(scene: Scene, title: str) -> None:
    rename(scene, title=title)
    undone_by_typing(scene, title)


@pytest.mark.parametrize(("title", "typed"), [('"Pay"', '“"Pay"”'), ("“Pay”", '"“Pay”"')])
def test_a_title_that_stands_in_quotes_is_given_back_in_them(scene: Scene, title: str, typed: str) -> None:
    rename(scene, title=typed)
    undone_by_typing(scene, title)


def undone_by_typing(scene: Scene, title: str) -> None:
    """Rename once more, type what the answer says undoes it, and see the title again."""
    code = CODE.search(rename(scene))
    assert code is not None
    scene.type("ada", code["inline"] or code["block"])
    assert f"was “{title}”" in rename(scene, title="Another")


def test_whoever_did_not_see_the_others_title_is_shown_it_first(scene: Scene) -> None:
    rename(scene, "ben", "Payments fail")
    assert "@ben renamed INC-1" in rename(scene)
    assert "Payments fail" in shown(scene, ALL)
    assert NEW not in shown(scene, ALL)


def test_whoever_may_change_nothing_may_not_rename(tmp_path: Path) -> None:
    with running_scene(tmp_path / "own.db", SCRIBE_PERMISSIONS="change=lead") as scene:
        own = scene.declare(OLD)
        assert "Nothing was changed." in rename(scene, "cleo")
        assert OLD in shown(scene, own)
