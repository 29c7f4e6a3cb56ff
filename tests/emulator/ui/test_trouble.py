"""Trouble on the way to the app, as people see it."""

import time

from tests.emulator.stage import Stage
from tests.emulator.ui.browser import opened

BEFORE_REDELIVERY = 3.0


def test_a_dropped_command_is_a_timeout(stage: Stage) -> None:
    stage.control.drop()
    with opened(stage.emulator, "ada") as tab:
        told = tab.get("command", channel=stage.cast.ops, text="/incident go")
        assert told["error"] == '/incident failed with the error "operation_timeout"'
        assert tab.get("command", channel=stage.cast.ops, text="/incident go") == {"acknowledged": True}


def test_trouble_is_over_when_the_app_answers_again(stage: Stage) -> None:
    stage.control.drop()
    with opened(stage.emulator, "ada") as tab:
        tab.get("command", channel=stage.cast.ops, text="/incident go")
        assert tab.told("app", lambda push: "trouble" in push)
        tab.pushes.clear()
        tab.get("command", channel=stage.cast.ops, text="/incident go")
        assert tab.told("app") == {"push": "app", "connected": True}


def test_other_asks_are_answered_while_a_command_waits(stage: Stage) -> None:
    stage.control.drop()
    with opened(stage.emulator, "ada") as tab:
        tab.socket.send(f'{{"id": "slow", "do": "command", "channel": "{stage.cast.ops}", "text": "/incident go"}}')
        began = time.monotonic()
        tab.get("say", channel=stage.cast.ops, text="meanwhile")
        assert time.monotonic() - began < BEFORE_REDELIVERY / 2


def test_a_second_bot_is_told_of(stage: Stage) -> None:
    ws = stage.emulator.workspace
    with opened(stage.emulator, "ada") as tab:
        with ws.lock:
            ws.own_sockets, ws.settled_sockets = 1, 2
            ws.tell("app")
        try:
            assert "second bot" in tab.told("app", lambda push: "trouble" in push)["trouble"]
        finally:
            ws.own_sockets, ws.settled_sockets = None, 0
