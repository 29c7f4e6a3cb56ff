"""What becomes of action items when their incident is canceled."""

from tests.acceptance.test_reminders import heads, promise
from tests.support.stage import Scene


def test_canceling_says_how_many_stay_and_how_to_end_them(scene: Scene) -> None:
    where = promise(scene, "dana")
    said = scene.type("ada", "cancel It was none", where).text or ""
    assert said.split("\n")[1] == (
        "1 action item stays open: an owner goes on being reminded, nobody else is. `/incident actions INC-1` lists "
        "what is open, to be ended there with Done, or with “Won't do” under Edit."
    )


def test_the_owner_goes_on_being_reminded_and_the_lead_hears_nothing(scene: Scene) -> None:
    where = promise(scene, "dana")
    scene.type("ada", "action Nobody's by friday", where)
    scene.type("ada", "cancel It was none", where)
    scene.wait(days=12)
    assert heads(scene, "ada") == []
    assert heads(scene, "dana")[-1] == "Friday, 13 March: Overdue"


def test_an_item_of_a_canceled_incident_can_be_done(scene: Scene) -> None:
    where = promise(scene, "dana")
    scene.type("ada", "cancel It was none", where)
    scene.type("dana", "actions INC-1", where)
    scene.click("dana", "item:done:1", channel=scene.channel(where))
    scene.wait(days=9)
    assert heads(scene, "dana") == []
