"""`scribe demo`: where it listens, what it keeps, and what it refuses in words."""

import signal
import socket
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from tests.support.demo import running_demo


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--host", "0.0.0.0"], "--allow-remote"),
        (["--host", "workshop.example"], "--allow-remote"),
        (["--reset"], "without --data nothing is kept"),
        (["--play", "--data", "kept"], "--play needs an empty workspace"),
        (["--terminal", "--data", "kept"], "--terminal keeps nothing"),
        (["--port", "70000"], "70000"),
        (["--speed", "0"], "--speed"),
    ],
)
def test_what_does_not_go_together_is_told(arguments: list[str], words: str) -> None:
    done = CliRunner().invoke(main, ["demo", *arguments])
    assert (done.exit_code, words in done.stderr) == (2, True)


def test_a_port_in_use_gives_way_to_the_next_free_one(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with running_demo("--port", str(port), folder=tmp_path) as demo:
            assert demo.said[0] == f"Port {port} is in use, so this is the next free one."
            assert port < int(demo.url.rstrip("/").rpartition(":")[2]) < port + 20


def test_ctrl_c_ends_it_at_once(tmp_path: Path) -> None:
    with running_demo("--port", "0", folder=tmp_path) as demo:
        began = time.monotonic()
        assert demo.end() == 0
        assert time.monotonic() - began < 5


def test_a_newcomer_finds_people_channels_and_a_welcome(tmp_path: Path) -> None:
    with running_demo("--port", "0", folder=tmp_path) as demo:
        people = {one["name"]: one["tz"] for one in demo.control("users") if not one["is_bot"]}
        assert people == {"ada": "Europe/Berlin", "ben": "America/New_York", "dana": "Asia/Tokyo"}
        welcome = demo.control("history", channel=demo.channel("general"))[0]["text"]
        assert "Five things to try" in welcome
        assert demo.channel("incidents")


def test_what_was_said_is_there_after_a_kill(tmp_path: Path) -> None:
    with running_demo("--port", "0", "--data", "kept", folder=tmp_path) as demo:
        ada, general = demo.person("ada"), demo.channel("general")
        demo.control("say", user=ada, channel=general, text="remember me")
        demo.control("command", user=ada, channel=general, command="/incident", text="start sev2 Checkout fails")
        time.sleep(1.5)
        demo.end(signal.SIGKILL)
    with running_demo("--port", "0", "--data", "kept", folder=tmp_path) as demo:
        assert "remember me" in [one["text"] for one in demo.control("history", channel=general)]
        shown = demo.control("command", user=ada, channel=demo.channel("inc-1-checkout-fails"), command="/incident",
                             text="note it went on")  # fmt: skip
        assert "went on" in shown["text"] or shown["acknowledged"]


def test_reset_begins_anew_and_leaves_other_files_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "mine.txt").write_text("mine")
    with running_demo("--port", "0", "--data", "kept", folder=tmp_path) as demo:
        demo.control("say", user=demo.person("ada"), channel=demo.channel("general"), text="forget me")
        assert demo.end() == 0
    with running_demo("--port", "0", "--data", "kept", "--reset", folder=tmp_path) as demo:
        assert "forget me" not in [one["text"] for one in demo.control("history", channel=demo.channel("general"))]
    assert (tmp_path / "kept" / "mine.txt").read_text() == "mine"


def test_a_folder_is_used_by_one_demo_at_a_time(tmp_path: Path) -> None:
    with running_demo("--port", "0", "--data", "kept", folder=tmp_path):
        done = CliRunner().invoke(main, ["demo", "--port", "0", "--no-open", "--data", str(tmp_path / "kept")])
        assert (done.exit_code, "another demo may be using it" in done.stderr) == (2, True)


def test_calls_of_slack_can_be_made_slow_and_fail(tmp_path: Path) -> None:
    with running_demo("--port", "0", "--latency", "0.4", "--fail", "0.3", folder=tmp_path) as demo:
        ada, general = demo.person("ada"), demo.channel("general")
        demo.control("command", user=ada, channel=general, command="/incident", text="start sev2 Checkout fails")
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            calls = [one for one in demo.control("traffic") if one["kind"] == "api"]
            if any(not (one["response"] or {"ok": False})["ok"] for one in calls):
                return
            time.sleep(0.2)
        raise AssertionError("no call failed")


def test_the_example_is_acted_out_at_its_own_date_and_can_be_left(tmp_path: Path) -> None:
    with running_demo("--port", "0", "--play", "--speed", "1000", folder=tmp_path) as demo:
        deadline = time.monotonic() + 30
        while len(demo.control("history", channel=demo.channel("checkout-alerts"))) < 5:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        assert demo.control("now").startswith("2026-11-1")
        assert demo.end() == 0
