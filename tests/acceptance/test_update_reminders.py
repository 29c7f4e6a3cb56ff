"""Whoever tells people where an incident stands is reminded when they have told nothing for long."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.stage import Scene, running_scene
from tests.support.stage_reading import direct, message_lines


def asked(scene: Scene, who: str) -> list[str]:
    """The questions where it stands that somebody got, each by its first line."""
    lines = [message_lines(scene, said)[0] for said in direct(scene, who)]
    return [line for line in lines if "people wait to hear" in line]


def begun(scene: Scene, severity: str = "sev1") -> str:
    where = scene.name_of(scene.declare(f"{severity} Checkout fails"))
    scene.type("ada", "lead me", where)
    return where


def test_the_lead_is_asked_after_half_an_hour_of_a_sev1_at_any_hour(scene: Scene) -> None:
    scene.wait(hours=14)  # one in the morning for Ada
    begun(scene)
    scene.wait(minutes=29)
    assert asked(scene, "ada") == []
    scene.wait(minutes=1)
    assert asked(scene, "ada") == [
        "*INC-1* · SEV-1 · Checkout fails: people wait to hear where it stands. There was no update since "
        "2026-03-03 00:00 UTC. `/incident update INC-1 …` tells them; that there is nothing new is an update, too."
    ]


def test_the_communications_lead_is_asked_in_their_place(scene: Scene) -> None:
    where = begun(scene)
    scene.type("ada", "role comms @ben", where)
    scene.wait(minutes=30)
    assert (len(asked(scene, "ada")), len(asked(scene, "ben"))) == (0, 1)


def test_an_update_puts_it_off_and_is_named(scene: Scene) -> None:
    where = begun(scene)
    scene.wait(minutes=20)
    scene.type("ada", "update We are looking", where)
    scene.wait(minutes=29)
    assert asked(scene, "ada") == []
    scene.wait(minutes=1)
    assert "The last update was 2026-03-02 10:20 UTC." in asked(scene, "ada")[0]


def test_it_is_asked_again_until_the_incident_is_resolved(scene: Scene) -> None:
    where = begun(scene)
    scene.wait(minutes=65)
    assert len(asked(scene, "ada")) == 2
    scene.type("ada", "resolve", where)
    scene.wait(hours=3)
    assert len(asked(scene, "ada")) == 2


@pytest.mark.parametrize(("severity", "count"), [("sev2", 1), ("sev3", 0)])
def test_the_pace_is_that_of_the_severity(scene: Scene, severity: str, count: int) -> None:
    begun(scene, severity)
    scene.wait(minutes=100)
    assert len(asked(scene, "ada")) == count


def test_another_severity_brings_another_pace(scene: Scene) -> None:
    where = begun(scene, "sev3")
    scene.wait(minutes=10)
    scene.type("ada", "severity sev1", where)
    scene.wait(minutes=20)
    assert len(asked(scene, "ada")) == 1


def test_the_button_opens_the_form_and_what_is_written_is_told(scene: Scene) -> None:
    begun(scene)
    scene.wait(minutes=30)
    scene.click("ada", "menu_ask:update", channel=scene.control.dm(scene.ada))
    scene.submit("ada", {"words": "external We are rolling back"})
    assert "We are rolling back" in (scene.type("ada", "timeline INC-1").text or "")
    scene.wait(minutes=29)
    assert len(asked(scene, "ada")) == 1


def test_what_was_missed_while_the_process_was_down_is_asked_once(scene: Scene) -> None:
    begun(scene)
    scene.restart(away=timedelta(minutes=75))
    scene.restart()
    assert len(asked(scene, "ada")) == 1
    scene.wait(minutes=15)
    assert len(asked(scene, "ada")) == 2


def test_other_paces_in_the_settings_are_followed_after_a_start(scene: Scene) -> None:
    begun(scene, "sev4")
    scene.restart(SCRIBE_UPDATE_MINUTES="sev4=15")
    scene.wait(minutes=15)
    assert len(asked(scene, "ada")) == 1


def test_never_means_never(tmp_path: Path) -> None:
    with running_scene(tmp_path / "scribe.db", SCRIBE_UPDATE_MINUTES="never") as scene:
        begun(scene)
        scene.wait(hours=2)
        assert asked(scene, "ada") == []
