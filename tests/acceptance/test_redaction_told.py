"""What becomes of a secret besides its mark: it is counted, and whoever wrote it is told once."""

from datetime import timedelta

from bot.emulator.outcome import Outcome
from bot.storage.redactions import Redaction
from tests.support.stage import Json, Scene
from tests.support.stage_reading import direct, log_of, words
from tests.unit.domain.redaction.making import made

AWS, GITHUB = made("AKIA<U16>"), made("ghp_<w36>")


def told(scene: Scene, who: str) -> list[str]:
    """Return what somebody was told of secrets."""
    return [words(scene, said["text"]) for said in direct(scene, who) if "I did not keep" in said["text"]]


def counted(scene: Scene) -> list[Redaction]:
    scribe = scene.stage.app.scribe
    with scribe.store.read() as tx:
        return tx.redactions.all(scribe.workspace.team_id)


def kinds(scene: Scene) -> list[tuple[str, int]]:
    return [(one.kind, one.count) for one in counted(scene)]


def by_app(scene: Scene, channel_id: str, text: str) -> str:
    return scene.say("ben", channel_id, text, subtype="bot_message", username="Watch", bot_id="B0WATCH")


def test_the_author_is_told_what_it_looks_like_and_what_to_do(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.say("ben", channel_id, f"the key is {AWS}")
    [note] = told(scene, "ben")
    assert note == (
        f"I did not keep a part of your message of 2026-03-02 10:00 UTC in #{scene.name_of(channel_id)}: it looks like "
        "a secret (`aws key`). The rest is on record. Replace it wherever it is in use, and delete the message in "
        "Slack, which still shows it. If it was no secret, say it again in other words."
    )
    assert told(scene, "ada") == []


def test_it_is_counted_by_kind_place_and_person(scene: Scene) -> None:
    channel_id = scene.declare()
    ts = scene.say("ben", channel_id, f"{AWS}, {made('AKIA<U16> other')} and {GITHUB}")
    assert kinds(scene) == [("aws key", 2), ("github token", 1)]
    assert {(one.place, one.user_id) for one in counted(scene)} == {(f"{channel_id}/{ts}", scene.ben)}


def test_it_is_told_once_over_sweeps_and_restarts(scene: Scene) -> None:
    channel_id = scene.declare()
    ts = scene.say("ben", channel_id, f"the key is {AWS}")
    scene.restart()
    scene.control.pin(scene.ada, channel_id, ts)
    scene.restart(away=timedelta(hours=1))
    assert len(told(scene, "ben")) == 1
    assert kinds(scene) == [("aws key", 1)]


def test_a_message_read_back_is_told_as_one_that_was_heard(scene: Scene) -> None:
    scene.say("ben", scene.general, f"the key is {AWS}")
    assert told(scene, "ben") == []
    scene.type("ada", "start here Checkout fails")
    assert len(told(scene, "ben")) == 1
    assert [message.text for message in log_of(scene, 1)] == ["the key is [redacted: aws key]"]


def test_an_edit_that_takes_the_secret_out_is_an_edit(scene: Scene) -> None:
    channel_id = scene.declare()
    ts = scene.say("ben", channel_id, f"the key is {AWS}")
    scene.control.edit(scene.ben, channel_id, ts, "the key is in the vault")
    scene.finish()
    assert [(one.text, one.revisions) for one in log_of(scene, 1) if one.ts == ts] == [("the key is in the vault", 2)]
    assert len(told(scene, "ben")) == 1


def test_a_program_is_not_told_but_whoever_leads_is_once(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.type("ada", "lead me", scene.name_of(channel_id))
    for number in range(2):
        by_app(scene, channel_id, f"alert {number}: {AWS}")
    [note] = told(scene, "ada")
    assert "what an app posted in #" in note
    assert len(counted(scene)) == 2


def test_whoever_types_a_command_is_told(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    outcome: Outcome = scene.type("ben", f"note the key is {AWS}", where)
    assert "the key is [redacted: aws key]" in outcome.text
    assert "the command that you typed" in told(scene, "ben")[0]


def test_whoever_fills_in_a_form_is_told(scene: Scene) -> None:
    where = scene.name_of(scene.declare())
    scene.type("ada", "whys", where)
    scene.submit("ada", {"answer": f"the key was {AWS}"})
    shown: Json | None = scene.view("ada")
    assert "[redacted: aws key]" in str(shown)
    assert "the form that you filled in" in told(scene, "ada")[0]
    assert kinds(scene) == [("aws key", 1)]


def test_words_like_a_mark_are_no_secret(scene: Scene) -> None:
    scene.say("ben", scene.declare(), "it said [redacted: aws key] there")
    assert (told(scene, "ben"), kinds(scene)) == ([], [])


def test_where_nothing_is_recorded_nobody_is_told(scene: Scene) -> None:
    scene.say("ben", scene.general, f"the key is {AWS}")
    assert (told(scene, "ben"), kinds(scene)) == ([], [])
