"""The demo as a browser sees it: the story of the welcome, from the declaration to tomorrow's reminder."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from bot.demo.world import World
from tests.emulator.ui.browser import Browser, opened

Json = dict[str, Any]
PATIENCE = 15.0


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    running = World(tmp_path_factory.mktemp("demo"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def tabs(world: World) -> Iterator[dict[str, Browser]]:
    with ExitStack() as kept:
        yield {name: kept.enter_context(opened(world.emulator, name)) for name in ("ada", "ben")}


def _until(look: Callable[[], Any]) -> Any:
    """What `look` finds, as soon as that is something."""
    deadline = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return found


def _messages(tab: Browser, channel: str) -> list[Json]:
    return list(tab.get("open", channel=channel)["messages"])


def test_the_composer_is_offered_every_subcommand(tabs: dict[str, Browser]) -> None:
    offered = {one["command"]: one for one in tabs["ada"].enter("ada")["commands"]}
    names = [one["name"] for one in offered["/incident"]["subcommands"]]
    assert {"start", "note", "resolve", "help"} <= set(names)


def test_the_story_of_the_welcome_can_be_lived_through(world: World, tabs: dict[str, Browser]) -> None:
    ada, ben = tabs["ada"], tabs["ben"]
    general = ada.channel("general")["id"]
    assert "Five things to try" in _messages(ada, general)[0]["text"]

    assert ada.get("command", channel=general, text="/incident start sev2 Checkout fails")["acknowledged"]
    room = ada.told("channel", lambda push: push["channel"]["title"].startswith("inc-1"))["channel"]["id"]
    _until(lambda: ada.channel("inc-1-checkout-fails")["is_member"])
    ts = ada.get("say", channel=room, text="The error rate jumped to 18 %")["ts"]
    ada.get("react", channel=room, ts=ts, name="pushpin")
    for typed in ("note -5m Rolled back the deploy", "lead me", "action Alert earlier @ben by tomorrow"):
        assert ada.get("command", channel=room, text=f"/incident {typed}")["acknowledged"]

    ada.get("command", channel=room, text="/incident resolve Back to normal")
    view = ada.told("views", lambda push: push["views"])["views"][-1]
    answers = {
        block["block_id"]: {block["element"]["action_id"]: "The pool was too small"}
        for block in view["blocks"] if block["type"] == "input" and block["element"]["type"] == "plain_text_input"
    }  # fmt: skip
    assert "error" not in ada.get("submit", view_id=view["id"], values=answers)
    dm = ada.channel("scribe")["id"]
    _until(lambda: any(message.get("files") for message in _messages(ada, dm)))

    ada.get("pass_to", tz="America/New_York", day="workday", hour=9)
    theirs = ben.channel("scribe")["id"]
    _until(lambda: any("Alert earlier" in str(message) for message in _messages(ben, theirs)))
