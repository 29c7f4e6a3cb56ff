"""`scribe audit` against a real (emulated) Slack: exit codes, what is printed, and what is not."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.auditing import audit_incident
from bot.environment import read_settings
from bot.settings import Settings
from bot.storage import Store
from bot.told import Told
from tests.integration.usecases.world import ADA, OPS, HurriedClock, World, world_on

SECRET = "the cause is a bad rollout"


@pytest.fixture
def world(sqlite_url: str) -> Iterator[World]:
    store = Store(sqlite_url)
    with world_on(store) as world:
        yield world
    store.close()


@pytest.fixture
def settings(world: World, sqlite_url: str) -> Settings:
    names = {
        "SLACK_BOT_TOKEN": world.emulator.bot_token, "SLACK_APP_TOKEN": world.emulator.app_token,
        "SLACK_API_URL": world.emulator.api_url, "DATABASE_URL": sqlite_url,
    }  # fmt: skip
    return read_settings(names)


def later(world: World) -> HurriedClock:
    return HurriedClock(world.clock.now() + timedelta(minutes=1))


def test_a_whole_log_ends_with_0(world: World, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    world.control.say(ADA, OPS, SECRET)
    world.sweep()
    assert audit_incident("INC-1", settings, later(world)) == 0
    assert capsys.readouterr().out == f"ok    {OPS}: 1 messages in Slack, 1 in the log\n"


def test_a_difference_ends_with_1_and_tells_no_words(
    world: World, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    ts = world.control.say(ADA, OPS, SECRET)
    world.sweep()
    world.control.edit(ADA, OPS, ts, f"{SECRET} of checkout")
    missed = world.control.say(ADA, OPS, SECRET)
    assert audit_incident("inc-1", settings, later(world)) == 1
    said = capsys.readouterr().out
    assert f'LOOK  {OPS} {ts}: different: text: Slack has {{"characters": 38' in said
    assert f"LOOK  {OPS} {missed}: missing" in said
    assert "rollout" not in said


def test_the_words_are_printed_on_request(world: World, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    ts = world.control.say(ADA, OPS, SECRET)
    world.sweep()
    world.control.edit(ADA, OPS, ts, "something else")
    audit_incident("1", settings, later(world), as_json=True, shows_text=True)
    told = json.loads(capsys.readouterr().out)
    assert (told["incident"], told["is_clean"]) == ("INC-1", False)
    [difference] = told["channels"][0]["differences"]
    assert difference["fields"][0] == {"field": "text", "slack": "something else", "log": SECRET}


def test_a_log_that_is_mended_is_clean(world: World, settings: Settings) -> None:
    world.control.say(ADA, OPS, SECRET)
    assert audit_incident("INC-1", settings, later(world), mends=True) == 1
    world.later()
    world.drain()
    assert audit_incident("INC-1", settings, later(world)) == 0


@pytest.mark.parametrize(("key", "reason"), [("INC-9", "There is no INC-9"), ("the last one", "names no incident")])
def test_what_is_not_there_is_told(world: World, settings: Settings, key: str, reason: str) -> None:
    with pytest.raises(Told, match=reason):
        audit_incident(key, settings, later(world))


def test_slack_that_does_not_let_us_read_is_told(world: World, settings: Settings) -> None:
    world.control.fail("conversations.history", error="not_in_channel")
    with pytest.raises(Told, match=f"{OPS} could not be read: not_in_channel"):
        audit_incident("INC-1", settings, later(world))


def test_a_log_that_is_kept_no_longer_is_told_and_not_compared(
    world: World, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    world.control.say(ADA, OPS, SECRET)
    with world.scribe.store.write() as tx:
        tx.ending.end(world.incident.id, world.clock.now())
    assert audit_incident("INC-1", settings, later(world)) == 0
    assert capsys.readouterr().out.startswith("ok    what was said in INC-1 is kept no longer, since 2026-03-02")
