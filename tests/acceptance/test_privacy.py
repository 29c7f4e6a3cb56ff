"""Who may learn of an incident by another one's documents: what is said in private channels is not passed on."""

from tests.support.stage import Scene
from tests.support.stage_reading import draft


def related(scene: Scene) -> str:
    """Return what the newest incident's draft says of related ones."""
    scene.declare("Checkout fails yet again")
    name = scene.name_of(scene.channel("inc-2"))
    scene.type("ada", "lead me", name)
    scene.type("ada", "resolve", name)
    scene.control.close_view(scene.ada)
    return draft(scene, "ada", "INC-2-r1.md").partition("## Related Incidents")[2].partition("\n---")[0]


def test_an_incident_in_a_public_channel_is_named(scene: Scene) -> None:
    scene.declare()
    assert "INC-1" in related(scene)


def test_an_incident_whose_channel_was_made_private_is_not_named(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.control.convert_channel(scene.ada, channel_id, is_private=True)
    scene.finish()
    assert "INC-1" not in related(scene)


def test_one_made_private_while_the_scribe_was_away_is_not_named(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.stage.app.stop()
    scene.control.convert_channel(scene.ada, channel_id, is_private=True)
    scene.restart()
    assert "INC-1" not in related(scene)


def test_one_made_public_again_is_named_again(scene: Scene) -> None:
    channel_id = scene.declare()
    for is_private in (True, False):
        scene.control.convert_channel(scene.ada, channel_id, is_private=is_private)
    scene.finish()
    assert "INC-1" in related(scene)
