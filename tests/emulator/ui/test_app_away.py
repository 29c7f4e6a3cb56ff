"""An app that is not there, and time that is moved."""

from slack_bolt import App

from bot.emulator import Control, Emulator
from tests.emulator.ui.browser import Browser
from tests.emulator.world import Cast, close, connect

TOKYO_NINE = 9 * 3600


def test_an_app_that_is_not_connected_is_told_of(ada: Browser, cast: Cast) -> None:
    app = ada.enter("ada")["app"]
    assert app["connected"] is False
    assert "not connected" in app["trouble"]
    told = ada.get("command", channel=cast.ops, text="/incident help")
    assert told["error"] == '/incident failed with the error "dispatch_failed"'


def test_an_app_that_connects_and_goes_is_told_of(ada: Browser, emulator: Emulator, app: App) -> None:
    handler = connect(emulator, app)
    assert ada.told("app", lambda push: push["connected"])
    close(emulator, handler)
    assert ada.told("app", lambda push: not push["connected"] and "trouble" in push)


def test_time_that_passes_is_told_and_stamps_what_is_said(ada: Browser, control: Control, cast: Cast) -> None:
    before = control.now().timestamp()
    ada.get("pass_time", seconds=3600)
    assert 3600 <= ada.told("clock")["now"] - before < 3700
    assert float(ada.get("say", channel=cast.ops, text="later")["ts"]) - before >= 3600


def test_tomorrow_at_nine_in_tokyo_is_that_moment(ada: Browser) -> None:
    now = ada.get("pass_to", tz="Asia/Tokyo", hour=9)["now"]
    assert abs((now + TOKYO_NINE) % 86400 - TOKYO_NINE) < 60


def test_a_time_that_has_passed_is_refused(ada: Browser) -> None:
    assert "later than that" in ada.refused("pass_to", tz="Asia/Tokyo", day="2020-01-01")
    assert "no such time" in ada.refused("pass_to", tz="Mars/Olympus")
    assert "ten years" in ada.refused("pass_time", seconds=1e12)
    assert "never back" in ada.refused("pass_time", seconds=-1)
