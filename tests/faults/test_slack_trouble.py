"""Slack in trouble: lost answers, limits, errors that pass and errors that do not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.emulator.clock import from_ts
from tests.support.stage import Scene, running_scene
from tests.support.stage_reading import drafts


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with running_scene(tmp_path / "scribe.db") as scene:
        yield scene


def cards(scene: Scene, channel_id: str) -> int:
    keys = [(message.get("metadata") or {}).get("event_payload") for message in scene.control.history(channel_id)]
    return keys.count({"key": "card:1"})


def test_a_post_whose_answer_was_lost_is_posted_once(scene: Scene) -> None:
    scene.control.fail("chat.postMessage", hang=0.05)
    assert cards(scene, scene.declare()) == 1


def test_a_post_that_went_through_before_an_error_is_posted_once(scene: Scene) -> None:
    scene.control.fail("chat.postMessage", status=503, before=False)
    assert cards(scene, scene.declare()) == 1


def test_a_post_is_tried_until_slack_is_well_again(scene: Scene) -> None:
    scene.control.fail("chat.postMessage", status=500, times=4)
    assert cards(scene, scene.declare()) == 1
    assert len(scene.control.api_calls("chat.postMessage")) == 5


def test_a_limit_is_waited_out_as_long_as_slack_says(scene: Scene) -> None:
    scene.control.fail("chat.postMessage", retry_after=30)
    scene.declare()
    refused, repeated = scene.control.api_calls("chat.postMessage")
    assert from_ts(repeated.at) - from_ts(refused.at) >= 30 * 1_000_000


def test_an_upload_that_meets_a_limit_is_made_again(scene: Scene) -> None:
    scene.declare()
    scene.control.fail("upload_url", retry_after=30)
    scene.type("ada", "draft INC-1")
    assert drafts(scene, "ada") == ["INC-1-r1.md"]


def test_a_first_command_needs_nothing_of_slack_to_be_answered(scene: Scene) -> None:
    scene.control.fail("auth.test", error="fatal_error", times=10)
    assert "While it runs" in scene.type("ada", "help").text


def test_a_refusal_for_good_ends_dead_with_its_reason(scene: Scene) -> None:
    scene.control.fail("conversations.create", error="restricted_action", times=100)
    scene.type("ada", "start Checkout fails")
    with scene.stage.app.store.read() as tx:
        assert [(key, reason) for key, reason, _ in tx.outbox.dead()] == [("channel:1", "restricted_action")]
    assert len(scene.control.api_calls("conversations.create")) == 1


def test_a_refusal_for_good_is_told_once(scene: Scene) -> None:
    scene.control.fail("conversations.create", error="restricted_action", times=100)
    scene.type("ada", "start Checkout fails")
    scene.restart()
    told = [message["text"] for message in scene.control.history(scene.control.dm(scene.ada))]
    assert len(told) == 1
    assert "restricted_action" in told[0]
