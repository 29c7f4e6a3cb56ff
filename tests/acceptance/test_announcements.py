"""One announcement an incident, where it is to be heard of, and true as long as anybody reads it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stage import Json, Scene, running_scene
from tests.support.stage_reading import direct, message_lines, posts

ALL, EXEC, TESTS, LEGAL = "C00000ALL", "C0000EXEC", "C0000TEST", "C000LEGAL"


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A scene with a channel for all incidents, one for the worst, one for tests and one for private ones."""
    with running_scene(
        tmp_path / "scribe.db", SCRIBE_ANNOUNCEMENTS_CHANNEL=f"{ALL}, sev1={EXEC}, sev4=never",
        SCRIBE_TEST_ANNOUNCEMENTS_CHANNEL=TESTS, SCRIBE_PRIVATE_ANNOUNCEMENTS_CHANNEL=LEGAL,
    ) as running:  # fmt: skip
        for name, channel_id in (("all", ALL), ("exec", EXEC), ("trying", TESTS), ("legal", LEGAL)):
            running.control.add_channel(name, channel_id=channel_id, members=[running.cleo, running.scribe_id])
        yield running


def heads(scene: Scene, channel_id: str) -> list[Json]:
    return [said for said in posts(scene, channel_id) if said.get("thread_ts") in (None, said["ts"])]


def shown(scene: Scene, channel_id: str) -> list[str]:
    """The lines of the only announcement in a channel."""
    [said] = heads(scene, channel_id)
    return message_lines(scene, said)


def told(scene: Scene, channel_id: str) -> list[list[str]]:
    """The lines of each update below the only announcement."""
    return [message_lines(scene, said) for said in posts(scene, channel_id) if said not in heads(scene, channel_id)]


def test_an_announcement_tells_what_where_who_and_since_when(scene: Scene) -> None:
    scene.declare("sev2 Checkout fails")
    assert shown(scene, ALL) == [
        "*INC-1* · SEV-2 · *active*: Checkout fails",
        "#inc-1-checkout-fails · Lead: nobody yet · declared 2026-03-02 10:00 UTC",
    ]


def test_the_answer_to_an_update_names_the_channel_on_a_line_of_its_own(scene: Scene) -> None:
    where = scene.name_of(scene.declare("sev2 Checkout fails"))
    answer = scene.type("ada", "update We are looking", where).text
    assert f"It goes to <#{ALL}>." in answer.split("\n")


def test_lead_status_and_the_latest_update_are_edited_in(scene: Scene) -> None:
    where = scene.name_of(scene.declare("sev2 Checkout fails"))
    for line in ("lead @ben", "update We are looking", "update external Rolling back", "mark mitigated"):
        scene.type("ada", line, where)
    assert shown(scene, ALL) == [
        "*INC-1* · SEV-2 · *mitigated*: Checkout fails",
        f"#{where} · Lead: @ben · declared 2026-03-02 10:00 UTC",
        "> Rolling back",
        "External update · @ada, 2026-03-02 10:00 UTC",
    ]


def test_updates_are_replies_below_the_announcement(scene: Scene) -> None:
    where = scene.name_of(scene.declare("sev2 Checkout fails"))
    scene.type("ada", "update We are looking", where)
    scene.type("ada", "update Rolling back", where)
    assert [lines[1] for lines in told(scene, ALL)] == ["We are looking", "Rolling back"]
    assert len(heads(scene, ALL)) == 1


@pytest.mark.parametrize(
    ("deeds", "status"),
    [
        (["resolve"], "resolved"),
        (["resolve", "close Done"], "closed"),
        (["cancel It was none"], "canceled"),
        (["resolve", "reopen INC-1 It is back"], "active"),
    ],
)
def test_its_end_and_its_return_are_shown(scene: Scene, deeds: list[str], status: str) -> None:
    where = scene.name_of(scene.declare("sev2 Checkout fails"))
    for deed in deeds:
        scene.type("ada", deed, where)
    assert shown(scene, ALL)[0] == f"*INC-1* · SEV-2 · *{status}*: Checkout fails"


def test_when_it_was_reopened_and_resolved_is_shown(scene: Scene) -> None:
    where = scene.name_of(scene.declare("sev2 Checkout fails"))
    scene.wait(minutes=20)
    scene.type("ada", "resolve", where)
    assert shown(scene, ALL)[1].endswith(" · declared 2026-03-02 10:00 UTC · resolved 2026-03-02 10:20 UTC")
    scene.wait(minutes=10)
    scene.type("ada", "reopen INC-1", where)
    assert shown(scene, ALL)[1].endswith(" · declared 2026-03-02 10:00 UTC · reopened 2026-03-02 10:30 UTC")


def test_another_severity_brings_another_channel_and_the_old_one_says_where_it_goes_on(scene: Scene) -> None:
    where = scene.name_of(scene.declare("sev2 Checkout fails"))
    scene.type("ada", "severity sev1", where)
    assert shown(scene, ALL) == ["*INC-1*: Checkout fails · goes on as SEV-1 in #exec"]
    assert shown(scene, EXEC)[0] == "*INC-1* · SEV-1 · *active*: Checkout fails"


def test_back_at_its_first_severity_the_first_message_is_true_again(scene: Scene) -> None:
    where = scene.name_of(scene.declare("sev2 Checkout fails"))
    for severity in ("sev1", "sev2", "sev1", "sev3"):
        scene.type("ada", f"severity {severity}", where)
    assert shown(scene, ALL)[0] == "*INC-1* · SEV-3 · *active*: Checkout fails"
    assert shown(scene, EXEC) == ["*INC-1*: Checkout fails · goes on as SEV-3 in #all"]


def test_at_a_severity_that_is_announced_nowhere_the_old_message_stays_true(scene: Scene) -> None:
    where = scene.name_of(scene.declare("sev3 Checkout fails"))
    scene.type("ada", "severity sev4", where)
    scene.type("ada", "resolve", where)
    assert shown(scene, ALL)[0] == "*INC-1* · SEV-4 · *resolved*: Checkout fails"


def test_an_incident_that_is_announced_nowhere_says_so_of_its_updates(scene: Scene) -> None:
    where = scene.name_of(scene.declare("sev4 Slow search"))
    answer = scene.type("ada", "update We are looking", where).text
    assert "It is posted nowhere: INC-1 is not announced at its severity." in answer
    assert [posts(scene, channel) for channel in (ALL, EXEC)] == [[], []]


def test_tests_and_private_ones_are_announced_where_their_setting_says(scene: Scene) -> None:
    scene.type("ada", "start --test sev1 Trying it out")
    scene.type("ada", "start --private sev1 Somebody got in")
    assert shown(scene, TESTS)[0] == "*INC-1* · SEV-1 · *active*: Trying it out"
    assert shown(scene, LEGAL)[0] == "*INC-2* · SEV-1 · *active*: Somebody got in"
    assert [posts(scene, channel) for channel in (ALL, EXEC)] == [[], []]


def test_the_announcement_of_one_that_becomes_private_loses_its_words(scene: Scene) -> None:
    channel_id = scene.declare("sev2 Customer data on a page")
    scene.control.convert_channel(scene.ada, channel_id, is_private=True)
    scene.finish()
    assert shown(scene, ALL) == ["*INC-1* is not announced here any more."]
    assert shown(scene, LEGAL)[0] == "*INC-1* · SEV-2 · *active*: Customer data on a page"


@pytest.mark.parametrize("trouble", ["archived", "not there", "not in it"])
def test_a_channel_that_takes_nothing_is_told_to_the_lead_once_and_holds_nothing_up(scene: Scene, trouble: str) -> None:
    if trouble == "archived":
        scene.control.archive(scene.cleo, ALL)
    elif trouble == "not there":
        scene.control.change_channel_id(ALL, "C0000GONE")
    else:
        scene.control.leave(scene.scribe_id, ALL)
    scene.finish()
    where = scene.name_of(scene.declare("sev2 Checkout fails"))
    for line in ("lead @ben", "update We are looking", "severity sev3", "resolve"):
        scene.type("ada", line, where)
    said = [message_lines(scene, one)[0] for who in ("ada", "ben") for one in direct(scene, who)]
    assert len([line for line in said if "could not announce" in line]) == 1
    assert "resolved" in message_lines(scene, posts(scene, scene.channel(where))[0])[1].lower()


def test_once_let_in_it_announces_with_the_next_change(scene: Scene) -> None:
    scene.control.leave(scene.scribe_id, ALL)
    scene.finish()
    where = scene.name_of(scene.declare("sev2 Checkout fails"))
    scene.control.invite(scene.cleo, ALL, scene.scribe_id)
    scene.type("ada", "lead @ben", where)
    assert shown(scene, ALL)[0] == "*INC-1* · SEV-2 · *active*: Checkout fails"


def test_a_hostile_title_and_update_mention_nobody(scene: Scene) -> None:
    where = scene.name_of(scene.declare("sev2 Down <!channel> *bold*"))
    scene.type("ada", "update <!here> all down", where)
    assert "<!" not in "".join(str(said["blocks"]) for said in posts(scene, ALL)).replace("<!date", "")


def test_an_incident_from_before_the_setting_is_announced_with_its_next_change(tmp_path: Path) -> None:
    with running_scene(tmp_path / "scribe.db") as scene:
        where = scene.name_of(scene.declare("sev2 Checkout fails"))
        scene.control.add_channel("all", channel_id=ALL, members=[scene.scribe_id])
        scene.restart(SCRIBE_ANNOUNCEMENTS_CHANNEL=ALL)
        scene.type("ada", "lead @ben", where)
        assert shown(scene, ALL)[0] == "*INC-1* · SEV-2 · *active*: Checkout fails"
