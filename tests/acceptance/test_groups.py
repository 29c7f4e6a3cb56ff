"""Groups where one person is wanted, and many people to invite: nobody is lost, and nobody holds up the others."""

import pytest
import sqlalchemy as sa

from bot.domain.ids import ChannelId, UserId
from bot.storage.tables import outbox
from bot.usecases.forgetting import forget
from tests.support.stage import Scene
from tests.support.stage_reading import direct, message_lines, posts, words


def members(scene: Scene, channel_id: str) -> set[str]:
    [found] = [channel["members"] for channel in scene.control.channels() if channel["id"] == channel_id]
    return set(found)


def told(scene: Scene, who: str) -> str:
    return "\n".join(message_lines(scene, scene.control.ephemerals(scene.people[who])[-1]))


def group(scene: Scene, handle: str, *people: str) -> str:
    """Make a group and return how a command's text names it."""
    return f"<!subteam^{scene.control.add_usergroup(handle, [scene.people[one] for one in people])}|@{handle}>"


def crowd(scene: Scene, count: int) -> list[str]:
    return [scene.control.add_user(f"crowd{number}", tz="UTC") for number in range(count)]


@pytest.mark.parametrize(
    ("command", "line"),
    [("role deputy", "Deputy: @dana"), ("lead", "Lead: @dana"), ("handoff", "Lead: @dana")],
)
def test_whoever_names_a_group_chooses_one_of_its_members_by_name(scene: Scene, command: str, line: str) -> None:
    channel_id = scene.declare()
    where = scene.name_of(channel_id)
    named = group(scene, "backend", "ben", "dana")
    answer = words(scene, scene.type("ada", f"{command} {named}", where).text)
    assert answer.startswith("@backend is a group, and this takes one person")
    assert "@backend is a group, and this takes one person. Which of them?" in told(scene, "ada")
    name, _, role = command.partition(" ")
    value = f"INC-1 {role} <@{scene.dana}>" if role else f"INC-1 <@{scene.dana}>"
    scene.click("ada", f"menu_pick:{name}", channel=channel_id, selected=value)
    assert line in message_lines(scene, posts(scene, channel_id)[0])


def test_a_group_named_by_mention_is_asked_about_in_the_thread(scene: Scene) -> None:
    channel_id = scene.declare()
    ts = scene.say("ben", channel_id, "who leads?")
    scene.say("ada", channel_id, f"<@{scene.scribe_id}> lead {group(scene, 'backend', 'ben')}", thread_ts=ts)
    asked = scene.control.ephemerals(scene.ada)[-1]
    assert "Which of them?" in asked["text"]
    assert asked["thread_ts"] == ts


def test_asked_twice_it_is_shown_twice(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    named = group(scene, "backend", "ben")
    for _ in range(2):
        scene.type("ada", f"lead {named}", where)
    assert sum("Which of them?" in one["text"] for one in scene.control.ephemerals(scene.ada)) == 2


@pytest.mark.parametrize("is_disabled", [True, False])
def test_a_group_that_does_not_exist_is_told(scene: Scene, is_disabled: bool) -> None:
    where = scene.name_of(scene.declare())
    named = group(scene, "backend", "ben") if is_disabled else "<!subteam^S0GONE|@backend>"
    if is_disabled:
        scene.control.disable_usergroup(named.split("^")[1].split("|")[0])
    scene.type("ada", f"role deputy {named}", where)
    assert told(scene, "ada") == (
        "I cannot tell who is in @backend: there is no such group in Slack, or it was disabled. "
        "Mention one person: `/incident role INC-1 deputy @name`."
    )


def test_of_a_large_group_some_are_shown_and_the_others_counted(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    people = crowd(scene, 100)
    named = f"<!subteam^{scene.control.add_usergroup('everybody', people)}|@everybody>"
    scene.type("ada", f"lead {named}", where)
    [picker] = [block for block in scene.control.ephemerals(scene.ada)[-1]["blocks"] if block["type"] == "actions"]
    assert len(picker["elements"][0]["options"]) == 20
    assert "80 more are not in this list" in told(scene, "ada")


def test_whoever_is_named_last_is_invited(scene: Scene) -> None:
    named = group(scene, "backend", "ben", "dana")
    outcome = scene.type("ada", f"start sev2 Checkout fails <@{scene.cleo}> {named}")
    assert "Checkout fails. I am opening its channel and will invite you. I invite @cleo, @backend, too." in words(
        scene, outcome.text
    )
    channel_id = scene.channel("inc-1")
    assert members(scene, channel_id) == {scene.ada, scene.ben, scene.cleo, scene.dana, scene.scribe_id}


def test_a_hundred_people_and_more_are_invited_in_batches(scene: Scene) -> None:
    people = crowd(scene, 130)
    scene.control.add_user("gone", tz="UTC")
    named = f"<!subteam^{scene.control.add_usergroup('everybody', people)}|@everybody>"
    scene.type("ada", f"start Checkout fails {named}")
    assert set(people) <= members(scene, scene.channel("inc-1"))


def test_whom_slack_refuses_holds_up_nobody_and_is_told_to_whoever_asked(scene: Scene) -> None:
    people = crowd(scene, 5)
    named = f"<!subteam^{scene.control.add_usergroup('everybody', [*people, scene.ada])}|@everybody>"
    scene.control.change_user(people[2], deleted=True)
    scene.type("ada", f"start Checkout fails {named}")
    channel_id = scene.channel("inc-1")
    assert set(people) - {people[2]} <= members(scene, channel_id)
    [said] = [message_lines(scene, one) for one in direct(scene, "ada")]
    assert said == [
        "INC-1: these people could not be invited to its channel; everybody else was.",
        f"• {people[2]}: not an active member of this workspace",
    ]


def test_a_group_to_invite_that_does_not_exist_is_told_to_whoever_asked(scene: Scene) -> None:
    scene.type("ada", "start Checkout fails <!subteam^S0GONE|@backend>")
    [said] = [message_lines(scene, one) for one in direct(scene, "ada")]
    assert said == [
        "I cannot tell who is in @backend: there is no such group in Slack, or it was disabled. "
        "Nobody in it was invited to INC-1: invite them in its channel."
    ]
    assert posts(scene, scene.channel("inc-1"))


def test_whoever_was_invited_may_learn_of_a_private_incident(scene: Scene) -> None:
    scene.type("ada", f"start --private Checkout fails <@{scene.cleo}>")
    scribe = scene.stage.app.scribe
    with scribe.store.read() as tx:
        incident = tx.incidents.numbered(scribe.workspace.team_id, 1)
        assert incident is not None
        assert tx.members.has(scribe.workspace.team_id, ChannelId(str(incident.channel_id)), UserId(scene.cleo))


def test_the_name_of_who_is_forgotten_is_not_kept_with_those_to_choose_from(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.people["zebrafink"] = zebra = scene.control.add_user("zebrafink")
    scene.type("ada", f"lead {group(scene, 'backend', 'ben', 'zebrafink')}", where)
    scene.type("zebrafink", "note Rolled back", where)
    store = scene.stage.app.store
    forget(store, user_id=UserId(zebra), at=scene.stage.clock.now())
    with store.read() as tx:
        kept = str(tx.connection.execute(sa.select(outbox.c.arguments)).scalars().all())
    assert "Choose a person" in kept
    assert "zebrafink" not in kept
