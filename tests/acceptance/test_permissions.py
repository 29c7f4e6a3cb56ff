"""Guests, people of other companies and settings: who is refused, by each way in, and is told who may."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.stage import Scene, running_scene
from tests.support.stage_reading import stored


@contextmanager
def with_gus(tmp_path: Path, *, account: str, permissions: str = "") -> Iterator[Scene]:
    """A scene in which Gus is a guest, or of another company, whom Slack has described."""
    with running_scene(tmp_path / "scribe.db", SCRIBE_PERMISSIONS=permissions) as scene:
        is_guest = account == "guest"
        gus = scene.control.add_user("gus", is_restricted=is_guest, is_stranger=not is_guest)
        scene.people["gus"] = gus
        scene.type("ada", "help")  # where guests are let in nowhere, it is asked who she is
        scene.declare()
        where = scene.channel("inc-1")
        scene.enter("gus", scene.name_of(where))
        scene.say("gus", where, "The pool is exhausted")  # his account is learned with his first words
        yield scene


@pytest.fixture
def guest(tmp_path: Path) -> Iterator[Scene]:
    with with_gus(tmp_path, account="guest") as scene:
        yield scene


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[Scene]:
    with with_gus(tmp_path, account="external") as scene:
        yield scene


def test_a_guest_acts_in_the_incident_that_they_are_in(guest: Scene) -> None:
    assert "Noted in INC-1" in guest.type("gus", "note Rolled back", "inc-1").text


def test_a_guest_declares_none_and_is_told_so(guest: Scene) -> None:
    before = stored(guest)
    said = guest.type("gus", "start Search is slow", "general").text
    assert said.startswith("Only members of this workspace may do that: guests may act in incidents")
    assert said.endswith("Nothing was changed.")
    assert stored(guest) == before


def test_a_guest_hears_of_no_other_incident(guest: Scene) -> None:
    guest.declare("sev3 Search is slow", "ben")
    said = guest.type("gus", "list", "inc-1")
    assert "INC-2" not in said.text + str(said.blocks)


@pytest.mark.parametrize("text", ["note Rolled back", "resolve", "start Search is slow", "list", ""])
def test_somebody_of_another_company_is_kept_out_of_commands(stranger: Scene, text: str) -> None:
    before = stored(stranger)
    said = stranger.type("gus", text, "inc-1").text
    assert said.startswith("Only members of this workspace may do that here")
    assert stored(stranger) == before


def test_their_mention_changes_nothing_but_is_part_of_the_log(stranger: Scene) -> None:
    before = stored(stranger)
    stranger.say("gus", stranger.channel("inc-1"), f"<@{stranger.scribe_id}> note Rolled back")
    after = stored(stranger)
    assert {name for name in after if after[name] != before[name]} <= {"message", "messages"}


def test_their_reaction_marks_nothing_and_that_of_a_member_does(stranger: Scene) -> None:
    where = stranger.channel("inc-1")
    ts = stranger.say("ada", where, "Rolled back")
    before = stored(stranger)
    stranger.react("gus", where, ts)
    stranger.react("gus", where, ts, "dart")
    assert stored(stranger) == before
    stranger.react("ada", where, ts)
    assert stored(stranger) != before


def test_a_setting_keeps_guests_out_of_everything(tmp_path: Path) -> None:
    with with_gus(tmp_path, account="guest", permissions="guests=nowhere") as scene:
        said = scene.type("gus", "note Rolled back", "inc-1").text
        assert "not guests. Nothing was changed." in said


def test_a_setting_gives_a_right_to_others(tmp_path: Path) -> None:
    with running_scene(tmp_path / "scribe.db", SCRIBE_PERMISSIONS="resolve=lead, change=admins") as scene:
        scene.declare()
        refused = scene.type("ben", "resolve", "inc-1").text
        assert refused == f"Only <@{scene.ada}> may resolve INC-1. Nothing was changed."
        refused = scene.type("ben", "severity sev1", "inc-1").text
        assert refused == "Only admins of this workspace may change INC-1. Nothing was changed."
        scene.enter("dana", scene.name_of(scene.channel("inc-1")))
        scene.say("dana", scene.channel("inc-1"), "Here")
        assert "SEV" in scene.type("dana", "severity sev1", "inc-1").text
