"""Odd titles, commands where they do not belong, and two people at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.stage import Scene
from tests.support.stage_reading import message_lines, posts, stored


@pytest.mark.parametrize(
    ("title", "channel"),
    [
        ("\U0001f525\U0001f525\U0001f525", "inc-1"),
        (":fire: :fire:", "inc-1-fire-fire"),
        ("تعطل الدفع في أوروبا", "inc-1"),
        ("x" * 200, "inc-1-" + "x" * 74),
    ],
)
def test_any_title_opens_a_channel_and_stands_on_the_card(scene: Scene, title: str, channel: str) -> None:
    channel_id = scene.declare(title)
    assert scene.name_of(channel_id) == channel
    assert message_lines(scene, posts(scene, channel_id)[0])[0].startswith(f"INC-1 · {title}"[:140])


def test_a_title_of_three_hundred_characters_declares_nothing(scene: Scene) -> None:
    said = scene.type("ada", "start " + "x" * 300).text
    assert said == "That title has 300 characters; 200 is the most. Nothing was declared."
    assert stored(scene)["incident"] == 0


def test_the_same_title_of_two_people_is_two_incidents_with_a_channel_each(scene: Scene) -> None:
    names = [scene.name_of(scene.declare("Checkout fails", who)) for who in ("ada", "ben")]
    assert names == ["inc-1-checkout-fails", "inc-2-checkout-fails"]


def test_a_channel_whose_name_is_taken_gets_a_number(scene: Scene) -> None:
    scene.control.add_channel("inc-1-checkout-fails", members=[scene.ada])
    scene.type("ada", "start Checkout fails")
    assert "inc-1-checkout-fails-2" in {one.get("name") for one in scene.control.channels()}


def test_two_people_who_set_the_severity_at_once_both_learn_what_it_was(scene: Scene) -> None:
    where = scene.channel(scene.name_of(scene.declare("sev2 Checkout fails")))
    scene.enter("ben", scene.name_of(where))

    def typed(deed: tuple[str, str]) -> str:
        return scene.control.command(scene.people[deed[0]], where, "/incident", f"severity {deed[1]}").text or ""

    with ThreadPoolExecutor(2) as pool:
        told = sorted(text.split("\n")[0] for text in pool.map(typed, [("ada", "sev1"), ("ben", "sev3")]))
    scene.finish()
    assert told in (
        ["INC-1 is SEV-1 now (was SEV-2).", "INC-1 is SEV-3 now (was SEV-1)."],
        ["INC-1 is SEV-1 now (was SEV-3).", "INC-1 is SEV-3 now (was SEV-2)."],
    )


def test_the_second_of_two_who_lead_is_told_that_somebody_did(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", "lead me", where)
    assert scene.type("ben", "lead me", where).text.split("\n") == [
        f"<@{scene.ben}> leads INC-1 now (was <@{scene.ada}>). The draft postmortem goes to them.",
        "To undo: `/incident lead INC-1 @ada`",
    ]


def test_in_an_archived_channel_the_command_is_kept_all_the_same(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.control.archive(scene.ada, channel_id)
    scene.finish()
    assert "Noted in INC-1" in scene.type("ada", "note INC-1 Archived by mistake").text


@pytest.mark.parametrize("text", ["status mitigated", "impact Nobody can pay", "role deputy me", "severity sev1"])
def test_a_state_set_twice_is_set_once(scene: Scene, text: str) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", text, where)
    before = stored(scene)
    scene.type("ada", text, where)
    assert stored(scene) == before


CHANGES = [
    "note Too late",
    "severity sev1",
    "status mitigated",
    "lead me",
    "role deputy me",
    "impact None",
    "update Hi",
]


@pytest.mark.parametrize("ending", [["cancel It was none"], ["resolve", "close Done"]])
def test_nothing_is_changed_in_an_incident_that_is_over_and_the_refusal_says_how_to_open_it(
    scene: Scene, ending: list[str]
) -> None:
    where = scene.name_of(scene.declare())
    for text in ending:
        scene.type("ada", text, where)
    before = stored(scene)
    for text in CHANGES:
        word, _, rest = text.partition(" ")
        assert "`/incident reopen INC-1` opens it again." in (
            scene.type("ada", f"{word} INC-1 {rest}", where).text or ""
        )
    assert stored(scene) == before


@pytest.mark.parametrize("text", CHANGES)
def test_a_private_incident_is_not_there_for_who_is_outside(scene: Scene, text: str) -> None:
    scene.type("ada", "start --private Somebody got in")
    before = stored(scene)
    word, _, rest = text.partition(" ")
    assert "There is no INC-1" in (scene.type("cleo", f"{word} INC-1 {rest}").text or "")
    assert stored(scene) == before


@pytest.mark.parametrize("text", CHANGES)
def test_in_an_archived_channel_every_command_works_all_the_same(scene: Scene, text: str) -> None:
    channel_id = scene.declare("sev3 Checkout fails")
    scene.control.archive(scene.ada, channel_id)
    scene.finish()
    word, _, rest = text.partition(" ")
    before = stored(scene)["timeline event"]
    scene.type("ada", f"{word} INC-1 {rest}")
    assert stored(scene)["timeline event"] == before + 1


def test_of_two_who_want_to_lead_at_once_each_learns_how_to_undo_and_one_leads(scene: Scene) -> None:
    where = scene.declare()
    scene.enter("ben", scene.name_of(where))

    def typed(who: str) -> str:
        return scene.control.command(scene.people[who], where, "/incident", "lead me").text or ""

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(typed, ["ada", "ben"]))
    scene.finish()
    assert sorted("To undo: `/incident lead INC-1 @" in text for text in told) == [False, True]
    assert all("leads INC-1 now" in text for text in told)


def test_of_two_who_mitigate_at_once_the_second_is_told_that_it_is_so(scene: Scene) -> None:
    where = scene.declare()
    scene.enter("ben", scene.name_of(where))

    def typed(who: str) -> str:
        return scene.control.command(scene.people[who], where, "/incident", "status mitigated").text or ""

    with ThreadPoolExecutor(2) as pool:
        told = sorted(text.split("\n")[0] for text in pool.map(typed, ["ada", "ben"]))
    scene.finish()
    assert told == ["INC-1 is mitigated already; nothing was changed.", "INC-1 is mitigated now (was active)."]


def test_a_command_typed_twice_declares_once(scene: Scene) -> None:
    said = [scene.type("ada", "start sev2 Checkout fails").text for _ in range(2)]
    assert stored(scene)["incident"] == 1
    assert [(text or "").startswith("INC-1 ") for text in said] == [True, True]


def test_a_lead_who_left_is_replaced_by_another(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", "lead @ben", where)
    scene.control.change_user(scene.ben, deleted=True)
    scene.finish()
    assert "leads INC-1 now" in (scene.type("ada", "lead @cleo", where).text or "")
    assert "no person or group called @ben here" in (scene.type("ada", "role deputy @ben", where).text or "")


def test_a_group_that_is_not_there_cannot_lead(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    before = stored(scene)
    for text in ("lead <!subteam^S0GONE|@gone>", "role deputy @gone"):
        assert scene.type("ada", text, where).text
    assert stored(scene) == before


def test_somebody_of_another_workspace_learns_of_no_private_incident(scene: Scene) -> None:
    scene.type("ada", "start --private Somebody got in")
    scene.people["eve"] = scene.control.add_user("eve", is_stranger=True, team_id="T0ELSEWHERE")
    scene.control.connect_channel(scene.general, "T0ELSEWHERE")
    before = stored(scene)
    assert "There is no INC-1" in (scene.type("eve", "note INC-1 What is this").text or "")
    assert stored(scene) == before


@pytest.mark.parametrize("odd", ["\x00", "\ud83d"])
def test_what_no_database_holds_is_shown_as_a_replacement_character(scene: Scene, odd: str) -> None:
    where = scene.name_of(scene.declare())
    assert "x \N{REPLACEMENT CHARACTER} y" in (scene.type("ada", f"note x {odd} y", where).text or "")
