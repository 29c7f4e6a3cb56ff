"""The bot is taken out of a channel: the gap is marked and told, and filled once it is let in again."""

from bot.domain.ids import ChannelId, MessageTs
from bot.usecases.gaps import left_channel
from tests.support.stage import Scene
from tests.support.stage_reading import direct, draft, drafts, log_of, message_lines, words


def remove(scene: Scene, channel_id: str) -> None:
    scene.control.leave(scene.scribe_id, channel_id)
    scene.finish()


def let_in(scene: Scene, channel_id: str) -> None:
    scene.control.invite(scene.ada, channel_id, scene.scribe_id)
    scene.finish()


def said(scene: Scene) -> list[str]:
    return [message.text for message in log_of(scene, 1) if message.subtype is None]


def gaps_told(scene: Scene, who: str) -> list[str]:
    lines = [words(scene, message_lines(scene, told)[0]) for told in direct(scene, who)]
    return [line for line in lines if "I am no longer in" in line]


def test_whoever_answers_is_told_once_and_how_to_let_the_bot_in(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.wait(minutes=2)
    remove(scene, channel_id)
    scene.wait(minutes=12)
    [told] = gaps_told(scene, "ada")
    assert "is missing from the record, and the draft says so. Type `/invite @scribe` there" in told
    assert "2026-03-02 10:02 UTC" in told


def test_the_gap_stands_on_the_timeline_at_the_time_it_began(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.wait(minutes=2)
    remove(scene, channel_id)
    answer = words(scene, scene.type("ada", "timeline INC-1").text)
    assert "2026-03-02 10:02 UTC I was not in #inc-1-checkout-fails from here on" in answer


def test_the_document_names_the_gap_while_it_stands(scene: Scene) -> None:
    channel_id = scene.declare()
    remove(scene, channel_id)
    scene.type("ada", "resolve INC-1")
    scene.wait(minutes=3)
    assert "what was said there is missing from this record" in draft(scene, "ada", drafts(scene, "ada")[-1])


def test_let_in_again_it_reads_what_was_said_meanwhile_and_the_gap_is_gone(scene: Scene) -> None:
    channel_id = scene.declare()
    first = scene.say("ben", channel_id, "before")
    scene.wait(minutes=1)
    remove(scene, channel_id)
    scene.say("ben", channel_id, "meanwhile")
    scene.say("dana", channel_id, "meanwhile, in the old thread", thread_ts=first)
    scene.wait(minutes=20)
    let_in(scene, channel_id)
    scene.say("ben", channel_id, "after")
    assert said(scene) == ["before", "meanwhile", "meanwhile, in the old thread", "after"]
    assert "I was not in" not in scene.type("ada", "timeline", scene.name_of(channel_id)).text


def test_a_removal_that_nobody_told_of_is_found_by_a_sweep(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.say("ben", channel_id, "before")
    scene.stage.app.stop()
    scene.control.leave(scene.scribe_id, channel_id)
    scene.control.say(scene.ben, channel_id, "meanwhile")
    scene.restart()
    assert len(gaps_told(scene, "ada")) == 1
    let_in(scene, channel_id)
    assert said(scene) == ["before", "meanwhile"]


def test_old_news_of_a_removal_marks_nothing(scene: Scene) -> None:
    channel_id = scene.declare()
    remove(scene, channel_id)
    let_in(scene, channel_id)
    before = gaps_told(scene, "ada")
    left_channel(scene.stage.app.scribe, channel_id=ChannelId(channel_id), at=MessageTs("1772445600.000100"))
    scene.finish()
    assert gaps_told(scene, "ada") == before


def test_a_new_name_of_a_channel_is_learnt(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.control.rename_channel(scene.ada, channel_id, "inc-1-pool")
    scene.finish()
    scribe = scene.stage.app.scribe
    with scribe.store.read() as tx:
        assert tx.channels.names(scribe.workspace.team_id)[ChannelId(channel_id)] == "inc-1-pool"


def test_a_channel_is_followed_to_its_new_id(scene: Scene) -> None:
    channel_id = scene.declare()
    ts = scene.say("ben", channel_id, "before")
    scene.react("ada", channel_id, ts)
    scene.control.change_channel_id(channel_id, "C0000MOVED")
    scene.finish()
    scene.say("ben", "C0000MOVED", "after")
    assert said(scene) == ["before", "after"]
    assert "ben: before" in words(scene, scene.type("ada", "timeline", scene.name_of("C0000MOVED")).text)


def test_joins_topics_and_names_are_in_the_log_and_not_on_the_timeline(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.enter("dana", scene.name_of(channel_id))
    scene.control.set_topic(scene.dana, channel_id, "the pool")
    scene.control.rename_channel(scene.dana, channel_id, "inc-1-pool")
    scene.finish()
    told = {message.subtype for message in log_of(scene, 1) if message.user_id == scene.dana}
    assert told == {"channel_join", "channel_topic", "channel_name"}
    assert "dana" not in words(scene, scene.type("ada", "timeline INC-1").text)


def test_an_archived_channel_keeps_its_log_and_its_incident(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.say("ben", channel_id, "before")
    scene.control.archive(scene.ada, channel_id)
    scene.finish()
    scene.type("ada", "resolve INC-1")
    assert said(scene) == ["before"]
    assert drafts(scene, "ada")
