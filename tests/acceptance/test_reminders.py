"""Reminders: one digest a person and morning, wherever that is, and what its buttons do."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.stage import Json, Scene, running_scene
from tests.support.stage_reading import direct, message_lines

NINE_IN_TOKYO = datetime(2026, 3, 6, 0, 0, tzinfo=UTC)
NINE_IN_NEW_YORK = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
A_SECOND = timedelta(seconds=1)


def digests(scene: Scene, who: str) -> list[Json]:
    return [said for said in direct(scene, who) if key_of(said).startswith("digest:")]


def key_of(message: Json) -> str:
    return str((message.get("metadata") or {}).get("event_payload", {}).get("key"))


def heads(scene: Scene, who: str) -> list[str]:
    """The day of each digest, and what its items are under."""
    found = []
    for said in digests(scene, who):
        day, *lines = message_lines(scene, said)
        groups = [line.strip("*") for line in lines if line.startswith("*") and line.endswith("*")]
        found.append(f"{day.removeprefix('Your reminders for ')}: {', '.join(groups)}")
    return found


def promise(scene: Scene, owner: str, text: str = "Alert on pool usage", by: str = "friday") -> str:
    where = scene.name_of(scene.declare("sev3 Checkout fails"))
    scene.type("ada", "lead @ada", where)
    scene.type("ada", f"action {text} @{owner} by {by}", where)
    return where


@pytest.mark.parametrize(("owner", "nine"), [("dana", NINE_IN_TOKYO), ("ben", NINE_IN_NEW_YORK)])
def test_the_owner_is_reminded_at_nine_in_their_own_zone(scene: Scene, owner: str, nine: datetime) -> None:
    promise(scene, owner)
    scene.wait_until(nine - A_SECOND)
    assert heads(scene, owner) == ["Thursday, 5 March: Due soon"]
    scene.wait_until(nine)
    assert heads(scene, owner)[1:] == ["Friday, 6 March: Due today"]


def test_a_digest_comes_once_a_working_morning(scene: Scene) -> None:
    promise(scene, "dana")
    scene.wait(days=9)
    assert heads(scene, "dana") == [
        "Thursday, 5 March: Due soon", "Friday, 6 March: Due today", "Monday, 9 March: Overdue",
        "Tuesday, 10 March: Overdue", "Wednesday, 11 March: Overdue",
    ]  # fmt: skip


def test_all_items_of_a_morning_are_in_one_digest(scene: Scene) -> None:
    where = promise(scene, "dana")
    scene.type("ada", "action Raise the pool size @dana by friday", where)
    scene.type("ada", "action Write a runbook @dana by saturday", where)
    scene.wait_until(NINE_IN_TOKYO)
    [today] = digests(scene, "dana")[1:]
    lines = [line for line in message_lines(scene, today) if line.startswith("*INC-1*")]
    assert lines == [
        "*INC-1* · 1. Alert on pool usage",
        "*INC-1* · 2. Raise the pool size",
        "*INC-1* · 3. Write a runbook",
    ]


def test_the_lead_hears_of_what_is_long_overdue(scene: Scene) -> None:
    promise(scene, "dana")
    scene.wait_until(datetime(2026, 3, 12, 9, tzinfo=UTC))
    assert heads(scene, "ada") == ["Thursday, 12 March: Overdue for days, in an incident you answer for"]


def test_a_reminder_missed_while_the_process_was_down_is_sent_after_it(scene: Scene) -> None:
    promise(scene, "dana")
    scene.restart(away=NINE_IN_TOKYO + timedelta(hours=3) - scene.stage.clock.now())
    assert heads(scene, "dana") == ["Friday, 6 March: Due today"]


def test_what_was_missed_until_the_evening_comes_the_next_working_morning(scene: Scene) -> None:
    promise(scene, "dana")
    scene.restart(away=NINE_IN_TOKYO + timedelta(hours=9) - scene.stage.clock.now())
    assert heads(scene, "dana") == []
    scene.wait(days=3)
    assert heads(scene, "dana") == ["Monday, 9 March: Overdue"]


def test_a_restart_repeats_no_reminder(scene: Scene) -> None:
    promise(scene, "dana")
    scene.wait_until(NINE_IN_TOKYO)
    scene.restart(away=timedelta(hours=1))
    assert len(digests(scene, "dana")) == 2


def test_whoever_moves_is_reminded_in_their_new_zone(scene: Scene) -> None:
    promise(scene, "dana")
    scene.control.change_user(scene.dana, tz="America/New_York")
    scene.finish()
    scene.wait_until(NINE_IN_NEW_YORK - A_SECOND)
    assert len(digests(scene, "dana")) == 1
    scene.wait_until(NINE_IN_NEW_YORK)
    assert len(digests(scene, "dana")) == 2


def test_when_the_owner_leaves_the_lead_is_asked_to_reassign(scene: Scene) -> None:
    promise(scene, "dana")
    scene.control.change_user(scene.dana, deleted=True)
    scene.finish()
    scene.wait(days=1)
    assert heads(scene, "ada") == ["Tuesday, 3 March: Their owner has left: please hand these over"]


def test_a_button_of_a_digest_edits_it_in_place(scene: Scene) -> None:
    promise(scene, "dana")
    scene.wait_until(NINE_IN_TOKYO)
    scene.click("dana", "item:done:1", channel=scene.control.dm(scene.dana), ts=digests(scene, "dana")[-1]["ts"])
    [said] = digests(scene, "dana")[1:]
    lines = message_lines(scene, said)
    assert any("Done" in line and "white_check_mark" in line for line in lines)
    assert not any(line.startswith("[") for line in lines)
    scene.wait(days=5)
    assert len(digests(scene, "dana")) == 2


def test_a_button_of_last_weeks_digest_edits_that_one(scene: Scene) -> None:
    promise(scene, "dana")
    scene.wait_until(NINE_IN_TOKYO)
    last = digests(scene, "dana")[-1]
    where = {"channel": scene.control.dm(scene.dana), "ts": last["ts"]}
    scene.click("dana", "item:snooze:1", **where)
    scene.submit("dana", {"until": "2026-03-20"})
    scene.wait(days=7)
    scene.click("dana", "item:done:1", **where)
    lines = message_lines(scene, digests(scene, "dana")[-1])
    assert any("Done" in line and "white_check_mark" in line for line in lines)


def test_a_holiday_of_the_country_brings_no_digest(tmp_path: Path) -> None:
    with running_scene(tmp_path / "scribe.db", SCRIBE_COUNTRY="DE, Asia/Tokyo=JP") as scene:
        promise(scene, "ben", by="2026-04-03")  # Good Friday: the last working day before it is the Thursday
        scene.wait_until(datetime(2026, 4, 7, 14, tzinfo=UTC))
        assert heads(scene, "ben") == [
            "Thursday, 2 April: Due today", "Tuesday, 7 April: Overdue",
        ]  # fmt: skip
