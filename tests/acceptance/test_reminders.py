"""Action items: their owner hears of them on the morning of the day, wherever that is."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import direct, message_lines

NINE_IN_TOKYO = datetime(2026, 3, 6, 0, 0, tzinfo=UTC)
NINE_IN_NEW_YORK = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
A_SECOND = timedelta(seconds=1)


def reminders(scene: Scene, who: str) -> list[str]:
    return [line for said in direct(scene, who) for line in message_lines(scene, said) if line.startswith("Due today")]


def promise(scene: Scene, owner: str) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", f"action Alert on pool usage @{owner} by friday", where)


@pytest.mark.parametrize(("owner", "nine"), [("dana", NINE_IN_TOKYO), ("ben", NINE_IN_NEW_YORK)])
def test_the_owner_is_reminded_at_nine_in_their_own_zone(scene: Scene, owner: str, nine: datetime) -> None:
    promise(scene, owner)
    scene.wait_until(nine - A_SECOND)
    assert reminders(scene, owner) == []
    scene.wait_until(nine)
    assert reminders(scene, owner) == ["Due today (Fri 6 Mar): *Alert on pool usage*"]


def test_a_reminder_comes_once(scene: Scene) -> None:
    promise(scene, "dana")
    scene.wait(days=14)
    assert len(reminders(scene, "dana")) == 1


def test_nobody_else_is_reminded(scene: Scene) -> None:
    promise(scene, "dana")
    scene.wait(days=14)
    assert [who for who in scene.people if reminders(scene, who)] == ["dana"]


def test_a_reminder_missed_while_the_process_was_down_is_sent_after_it(scene: Scene) -> None:
    promise(scene, "dana")
    scene.restart(away=NINE_IN_TOKYO + timedelta(hours=3) - scene.stage.clock.now())
    assert len(reminders(scene, "dana")) == 1


def test_a_restart_repeats_no_reminder(scene: Scene) -> None:
    promise(scene, "dana")
    scene.wait_until(NINE_IN_TOKYO)
    scene.restart(away=timedelta(hours=1))
    scene.wait(days=2)
    assert len(reminders(scene, "dana")) == 1


def test_whoever_moves_is_reminded_in_their_new_zone(scene: Scene) -> None:
    promise(scene, "dana")
    scene.control.change_user(scene.dana, tz="America/New_York")
    scene.finish()
    scene.wait_until(NINE_IN_NEW_YORK - A_SECOND)
    assert reminders(scene, "dana") == []
    scene.wait_until(NINE_IN_NEW_YORK)
    assert len(reminders(scene, "dana")) == 1
