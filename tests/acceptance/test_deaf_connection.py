"""A connection that answers pings and delivers nothing is replaced once a sweep has found what it kept back."""

from bot.usecases.reconcile import TICK, sweep_all
from tests.support.stage import Scene
from tests.support.stage_reading import log_of


def opened(scene: Scene) -> int:
    return len(scene.control.api_calls("apps.connections.open"))


def sweep(scene: Scene) -> None:
    """Let five minutes pass, as between two sweeps."""
    scene.wait(minutes=5)
    sweep_all(scene.stage.app.scribe, reason=TICK, is_full=False)
    scene.finish()
    scene.stage.app.tick()
    scene.finish()


def test_a_deaf_connection_is_replaced_and_what_it_kept_back_is_in_the_log(scene: Scene) -> None:
    channel_id = scene.declare()
    scene.wait(minutes=1)
    workspace, before = scene.stage.emulator.workspace, opened(scene)
    delivering = workspace.deliver_event
    workspace.deliver_event = lambda kind, event: None
    scene.say("ada", channel_id, "can anybody hear me?")
    workspace.deliver_event = delivering
    sweep(scene)
    assert scene.control.wait_until(lambda: opened(scene) == before + 1, 5)
    sweep(scene)
    way_in = scene.stage.app.way_in
    assert way_in is not None
    assert (way_in.reopened, opened(scene)) == (1, before + 1)
    assert "can anybody hear me?" in [message.text for message in log_of(scene, 1)]


def test_a_connection_over_which_everything_comes_is_left_alone(scene: Scene) -> None:
    channel_id, before = scene.declare(), opened(scene)
    scene.say("ada", channel_id, "hello")
    sweep(scene)
    assert opened(scene) == before
