"""`/incident start here`, in a channel that the bot is in, and in one that it is not."""

from datetime import timedelta

from tests.support.stage import START, Scene
from tests.support.stage_reading import direct, log_of, message_lines, posts, stored


def test_the_last_half_hour_is_taken_in(scene: Scene) -> None:
    scene.say("ben", scene.general, "long before")
    scene.wait_until(START + timedelta(minutes=40))
    scene.say("ben", scene.general, "is checkout slow?")
    scene.wait_until(START + timedelta(minutes=60))
    scene.type("ada", "start here Checkout fails")
    assert [message.text for message in log_of(scene, 1)] == ["is checkout slow?"]


def test_since_reaches_as_far_back_as_it_says(scene: Scene) -> None:
    scene.say("ben", scene.general, "an hour before")
    scene.wait_until(START + timedelta(minutes=60))
    scene.type("ada", "start here Checkout fails --since 61m")
    assert [message.text for message in log_of(scene, 1)] == ["an hour before"]


def test_a_second_incident_in_a_channel_is_refused(scene: Scene) -> None:
    scene.type("ada", "start here Checkout fails")
    before = stored(scene)
    assert scene.type("ben", "start here Checkout fails").text.startswith("INC-1 is running in this channel")
    assert stored(scene) == before


def test_where_the_bot_is_not_a_member_it_is_declared_once(scene: Scene) -> None:
    scene.type("ben", "start here Cart is empty", "checkout")
    assert stored(scene)["incident"] == 1
    assert scene.type("ada", "start here Cart is empty", "checkout").text.startswith("INC-1 is running in this channel")
    assert stored(scene)["incident"] == 1


def test_the_answer_says_how_to_invite_the_bot(scene: Scene) -> None:
    assert "/invite @scribe" in scene.type("ben", "start here Cart is empty", "checkout").text


def test_the_direct_message_about_the_invitation_comes_once(scene: Scene) -> None:
    scene.type("ben", "start here Cart is empty", "checkout")
    scene.type("ben", "severity sev2", "checkout")
    [told] = direct(scene, "ben")
    assert "/invite @scribe" in message_lines(scene, told)[0]


def test_once_invited_the_bot_posts_the_card(scene: Scene) -> None:
    scene.type("ben", "start here Cart is empty", "checkout")
    scene.control.invite(scene.ben, scene.checkout, scene.scribe_id)
    scene.finish()
    [card] = posts(scene, scene.checkout)
    assert scene.control.pins(scene.checkout) == [card["ts"]]


def test_once_invited_the_bot_reads_what_was_said_before(scene: Scene) -> None:
    scene.say("ben", scene.checkout, "far too early")
    scene.wait(minutes=40)
    scene.say("ben", scene.checkout, "the cart is empty for me")
    scene.wait(minutes=10)
    scene.type("ben", "start here Cart is empty", "checkout")
    scene.wait(minutes=10)
    scene.say("dana", scene.checkout, "looking at it")
    scene.control.invite(scene.ben, scene.checkout, scene.scribe_id)
    scene.finish()
    said = [message.text for message in log_of(scene, 1) if message.subtype is None]
    assert said == ["the cart is empty for me", "looking at it"]
