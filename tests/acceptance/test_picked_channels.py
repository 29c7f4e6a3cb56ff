"""Channels of announcements as an admin picks them from a list, in a workspace where the environment names one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.emulator import Refused
from tests.support.stage import Scene, running_scene
from tests.support.stage_reading import message_lines, posts, view_lines

ALL, OTHER, EXEC = "C00000ALL", "C00000OTHER", "C0000EXEC"
WORDS = "SCRIBE_ANNOUNCEMENTS_CHANNEL"
PICKED = f"{WORDS}:picked"
TITLES = {"sev1": "Search is down", "sev2": "Checkout fails"}


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A scene that announces in #all, whose admin is known already."""
    with running_scene(tmp_path / "scribe.db", SCRIBE_ANNOUNCEMENTS_CHANNEL=ALL) as running:
        for name, channel_id in (("all", ALL), ("other", OTHER), ("exec", EXEC)):
            running.control.add_channel(name, channel_id=channel_id, members=[running.dana, running.scribe_id])
        running.type("dana", "config")
        yield running


def opens(scene: Scene) -> None:
    """Let Dana open the form that has the channels."""
    scene.type("dana", "config")
    scene.click("dana", "settings:2")


def chooses(scene: Scene, **values: str | None) -> list[str]:
    """Let Dana change the fields `picked` and `words`; returns what she sees after that."""
    opens(scene)
    named = {{"picked": PICKED, "words": WORDS}[name]: value for name, value in values.items()}
    scene.submit("dana", named)
    return lines(scene)


def lines(scene: Scene) -> list[str]:
    view = scene.view("dana")
    assert view is not None
    return view_lines(scene, view)


def announced(scene: Scene, severity: str = "sev2") -> list[str]:
    """The names of the channels that hear of an incident declared now."""
    before = {channel: len(posts(scene, channel)) for channel in (ALL, OTHER, EXEC)}
    scene.declare(f"{severity} {TITLES[severity]}")
    return [scene.name_of(channel) for channel, count in before.items() if len(posts(scene, channel)) > count]


def test_the_channel_that_is_picked_hears_of_the_next_incident(scene: Scene) -> None:
    said = chooses(scene, picked=OTHER)
    assert "Announcements channel: #other, was #all." in said
    assert announced(scene) == ["other"]


def test_exceptions_go_with_the_channel_that_is_picked(scene: Scene) -> None:
    chooses(scene, picked=OTHER, words=f"sev1={EXEC}")
    assert (announced(scene, "sev1"), announced(scene, "sev2")) == (["exec"], ["other"])


@pytest.mark.parametrize("again", [True, False])
def test_never_silences_what_the_environment_says(scene: Scene, again: bool) -> None:
    if again:  # the menu still shows what was picked before
        chooses(scene, picked=OTHER)
    chooses(scene, words="never")
    assert announced(scene) == []


@pytest.mark.parametrize("back", [{"words": "default"}, {"picked": None}])
def test_a_choice_is_taken_back_by_a_word_or_an_empty_menu(scene: Scene, back: dict[str, str | None]) -> None:
    chooses(scene, picked=OTHER)
    assert "Announcements channel: #all, was #other." in chooses(scene, **back)
    assert announced(scene) == ["all"]


def test_a_form_left_as_it_is_changes_nothing(scene: Scene) -> None:
    chooses(scene, picked=OTHER, words=f"sev1={EXEC}")
    assert "Nothing was changed." in chooses(scene)


def test_the_form_shows_what_was_picked(scene: Scene) -> None:
    chooses(scene, picked=OTHER, words="sev4=never")
    opens(scene)
    assert "Announcements channel (optional): #other" in lines(scene)
    assert "Announcements channel: exceptions (optional): sev4=never" in lines(scene)


def test_what_somebody_else_picked_meanwhile_is_not_overwritten(scene: Scene) -> None:
    opens(scene)
    scene.control.add_user("eve", user_id="U00000EVE", is_admin=True)
    scene.people["eve"] = "U00000EVE"
    for _ in range(2):
        scene.type("eve", "config")
    scene.click("eve", "settings:2")
    scene.submit("eve", {PICKED: EXEC})
    outcome = scene.submit("dana", {PICKED: OTHER})
    [why] = outcome.errors.values()
    assert "meanwhile" in why
    assert announced(scene) == ["exec"]


def test_people_cannot_be_picked(scene: Scene) -> None:
    opens(scene)
    with pytest.raises(Refused):
        scene.submit("dana", {PICKED: scene.control.dm(scene.dana)})


def test_a_channel_without_the_scribe_is_told_to_the_lead(scene: Scene) -> None:
    scene.control.add_channel("elsewhere", channel_id="C000ELSE", members=[scene.dana])
    chooses(scene, picked="C000ELSE")
    scene.declare("sev2 Checkout fails")
    told = [line for said in posts(scene, scene.control.dm(scene.ada)) for line in message_lines(scene, said)]
    assert any("could not announce it in #elsewhere" in line for line in told)
