"""`/incident import` and `watch` with a thread's link: what was said elsewhere, also before the declaration."""

from datetime import timedelta

from bot.domain.ids import ChannelId
from tests.support.stage import START, Scene
from tests.support.stage_reading import direct, log_of, message_lines


def said(scene: Scene, number: int = 1) -> list[str]:
    return [message.text for message in log_of(scene, number) if message.subtype is None]


def test_an_import_takes_in_what_was_said_in_its_time_and_no_more(scene: Scene) -> None:
    for minute, text in ((0, "too early"), (10, "slow since 10:10"), (20, "still slow"), (50, "too late")):
        scene.wait_until(START + timedelta(minutes=minute))
        scene.say("ben", scene.general, text)
    scene.declare()
    scene.type("ada", f"import INC-1 <#{scene.general}> from 11:05 to 11:30")
    assert said(scene) == ["slow since 10:10", "still slow"]


def test_an_import_takes_threads_along(scene: Scene) -> None:
    scene.wait(minutes=10)
    ts = scene.say("ben", scene.general, "slow")
    scene.say("dana", scene.general, "since the deploy?", thread_ts=ts)
    scene.wait(minutes=10)
    scene.declare()
    scene.type("ada", f"import INC-1 <#{scene.general}> from 11:05 to 11:15")
    assert said(scene) == ["slow", "since the deploy?"]


def test_an_import_is_merged_by_the_time_of_what_was_said(scene: Scene) -> None:
    channel_id = scene.declare()
    for minute, where in ((1, channel_id), (2, scene.general), (3, channel_id)):
        scene.wait_until(START + timedelta(minutes=minute))
        scene.say("ben", where, f"minute {minute}")
    scene.wait(minutes=1)
    scene.type("ada", f"import INC-1 <#{scene.general}> from 11:00")
    assert said(scene) == ["minute 1", "minute 2", "minute 3"]


def test_what_is_watched_and_imported_is_in_the_log_once(scene: Scene) -> None:
    scene.declare()
    scene.type("ada", f"watch INC-1 <#{scene.general}>")
    scene.say("ben", scene.general, "slow")
    scene.wait(minutes=1)
    for _ in range(2):
        scene.type("ada", f"import INC-1 <#{scene.general}> from 10:50")
    assert said(scene) == ["slow"]


def test_one_message_tells_how_far_an_import_is(scene: Scene) -> None:
    scene.wait(minutes=1)
    for number in range(450):
        scene.control.say(scene.ben, scene.general, f"line {number}")
    scene.wait(minutes=1)
    scene.declare()
    scene.type("ada", f"import INC-1 <#{scene.general}> from 11:00")
    [told] = direct(scene, "ada")
    assert message_lines(scene, told) == [
        "INC-1: I have read #general from 2026-03-02 10:00 UTC to 2026-03-02 10:02 UTC: 450 messages. "
        "Its log now holds what people and apps said there."
    ]


def test_an_imported_message_follows_its_edits_and_its_deletion(scene: Scene) -> None:
    scene.wait(minutes=1)
    kept, gone = (scene.say("ben", scene.general, text) for text in ("db-3", "the password"))
    scene.wait(minutes=1)
    scene.declare()
    scene.type("ada", f"import INC-1 <#{scene.general}> from 11:00")
    scene.control.edit(scene.ben, scene.general, kept, "db-4")
    scene.control.delete(scene.ben, scene.general, gone)
    scene.finish()
    assert said(scene) == ["db-4", ""]


def test_an_import_without_two_times_in_order_is_refused(scene: Scene) -> None:
    scene.wait(minutes=30)
    scene.declare()
    for text in ("", "from 11:20 to 11:10", "from noon", "from 11:10 to 11:20 please"):
        answer = scene.type("ada", f"import INC-1 <#{scene.general}> {text}").text
        assert "Nothing was imported" in answer or "I can't place" in answer or "Which channel" in answer


def test_a_channel_that_the_bot_is_not_in_is_reported_to_whoever_answers(scene: Scene) -> None:
    scene.wait(minutes=10)
    scene.declare()
    scene.type("ada", f"import INC-1 <#{scene.checkout}> from 11:05")
    assert any("/invite @scribe" in message_lines(scene, told)[0] for told in direct(scene, "ada"))


def test_a_thread_is_kept_by_its_link_and_nothing_beside_it(scene: Scene) -> None:
    ts = scene.say("ben", scene.general, "slow")
    scene.say("dana", scene.general, "looking", thread_ts=ts)
    scene.wait(minutes=1)
    scene.declare()
    link = f"<https://example.slack.com/archives/{scene.general}/p{ts.replace('.', '')}>"
    scene.type("ada", f"watch INC-1 {link}")
    scene.say("ben", scene.general, "lunch?")
    scene.say("dana", scene.general, "found it", thread_ts=ts)
    assert said(scene) == ["slow", "looking", "found it"]


def test_what_is_said_beside_a_watched_thread_is_not_stored(scene: Scene) -> None:
    ts = scene.say("ben", scene.general, "slow")
    scene.declare()
    scene.type("ada", f"watch INC-1 <https://example.slack.com/archives/{scene.general}/p{ts.replace('.', '')}>")
    scene.say("ben", scene.general, "nobody's business")
    scribe = scene.stage.app.scribe
    with scribe.store.read() as tx:
        log = tx.messages.between(scribe.workspace.team_id, ChannelId(scene.general), START)
    assert "nobody's business" not in [message.text for message in log]


def test_a_channel_that_is_watched_no_more_keeps_what_was_said_and_takes_in_no_more(scene: Scene) -> None:
    scene.declare()
    scene.type("ada", f"watch INC-1 <#{scene.general}>")
    scene.say("ben", scene.general, "slow")
    scene.wait(minutes=1)
    assert "what was kept until now stays" in (scene.type("ada", f"watch INC-1 stop <#{scene.general}>").text or "")
    scene.wait(minutes=1)
    scene.say("ben", scene.general, "lunch?")
    scene.restart(away=timedelta(minutes=10))
    assert said(scene) == ["slow"]


def test_a_channel_that_is_watched_anew_leaves_out_what_was_said_meanwhile(scene: Scene) -> None:
    scene.declare()
    for text, command in (("slow", "watch INC-1"), ("lunch?", "watch INC-1 stop"), ("found it", "watch INC-1")):
        scene.type("ada", f"{command} <#{scene.general}>")
        scene.wait(minutes=1)
        scene.say("ben", scene.general, text)
        scene.wait(minutes=1)
    assert said(scene) == ["slow", "found it"]


def test_a_thread_that_is_watched_no_more_takes_in_no_more(scene: Scene) -> None:
    ts = scene.say("ben", scene.general, "slow")
    scene.declare()
    link = f"<https://example.slack.com/archives/{scene.general}/p{ts.replace('.', '')}>"
    scene.type("ada", f"watch INC-1 {link}")
    scene.type("ada", f"watch INC-1 stop {link}")
    scene.wait(minutes=1)
    scene.say("dana", scene.general, "lunch?", thread_ts=ts)
    scene.restart(away=timedelta(minutes=10))
    assert said(scene) == ["slow"]


def test_where_nothing_is_watched_any_more_a_command_means_no_incident(scene: Scene) -> None:
    scene.declare()
    for command, answer in (("watch INC-1", "What is said"), ("watch INC-1 stop", "From now on")):
        assert (scene.type("ada", f"{command} <#{scene.general}>").text or "").startswith(answer)
    assert (scene.type("ada", "note lunch").text or "").startswith("No incident")


def test_a_thread_that_is_watched_anew_leaves_out_what_was_said_meanwhile(scene: Scene) -> None:
    ts = scene.say("ben", scene.general, "slow")
    scene.declare()
    link = f"<https://example.slack.com/archives/{scene.general}/p{ts.replace('.', '')}>"
    said_by = {"since the deploy": "watch INC-1", "lunch?": "watch INC-1 stop", "found it": "watch INC-1"}
    for text, command in said_by.items():
        answer = scene.type("ada", f"{command} {link}").text or ""
        scene.wait(minutes=1)
        scene.say("dana", scene.general, text, thread_ts=ts)
        scene.wait(minutes=1)
    scene.restart(away=timedelta(minutes=10))
    assert said(scene) == ["slow", "since the deploy", "found it"]
    assert "from now on; what was said since it was last kept stays out" in answer


def test_the_answer_to_stopping_says_what_still_keeps_it(scene: Scene) -> None:
    general, own = scene.general, scene.declare()
    links = {}
    for where in (general, own):
        ts = scene.say("ben", where, "slow")
        links[where] = f"<https://example.slack.com/archives/{where}/p{ts.replace('.', '')}>"
        scene.type("ada", f"watch INC-1 {links[where]}")
    scene.type("ada", f"watch INC-1 <#{general}>")
    stops = (links[own], links[general], links[general])
    answers = [(scene.type("ada", f"watch INC-1 stop {what}").text or "").split("\n")[0] for what in stops]
    assert answers == [
        f"That thread is watched for INC-1 no more. What is said there is still kept, through <#{own}>.",
        f"That thread is watched for INC-1 no more. What is said there is still kept, through <#{general}>.",
        f"That thread is kept for INC-1 through <#{general}>, not by itself; nothing was changed.",
    ]
    scene.type("ada", f"watch INC-1 {links[general]}")
    but = f"nothing of <#{general}> is kept for INC-1 but one thread, which is watched by itself"
    assert but in (scene.type("ada", f"watch INC-1 stop <#{general}>").text or "")
