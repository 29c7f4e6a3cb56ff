"""SIGTERM: what is in flight is answered, the exit is clean, and another bot takes over."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bot.emulator import Emulator
from tests.faults.running import emulated, until
from tests.integration.usecases.world import ADA, OPS
from tests.support.bot_process_stage import environment

STOP_SECONDS = 15.0


SOCKET: list[str] = []
HTTP = ["--http", "--port", "0"]
LISTENS_ON = re.compile('"listens_on": "([^"]+)"')


def serve(emulator: Emulator, sqlite_url: str, log: Path, mode: list[str] = SOCKET) -> subprocess.Popen[bytes]:
    """Start `scribe serve` as its users do, and wait until it is connected."""
    given = environment(emulator, sqlite_url, SLACK_SIGNING_SECRET=emulator.signing_secret)
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", f"from bot.cli import main; main({['serve', *mode]})"],
            env=os.environ | given, stdout=output, stderr=output,
        )  # fmt: skip
    if mode == HTTP:
        assert until(lambda: len(LISTENS_ON.findall(log.read_text("utf-8"))) > 0, 30)
        emulator.deliver_to(LISTENS_ON.findall(log.read_text("utf-8"))[-1])
    assert emulator.control.wait_connected(30)
    return process


@pytest.mark.parametrize("mode", [SOCKET, HTTP], ids=["socket", "http"])
def test_sigterm_lets_what_is_in_flight_be_answered(sqlite_url: str, tmp_path: Path, mode: list[str]) -> None:
    with emulated() as emulator:
        process = serve(emulator, sqlite_url, tmp_path / "log", mode)
        assert emulator.control.command(ADA, OPS, "/incident", "start here Checkout fails").acknowledged
        answers: list[str | None] = []
        deeds = [threading.Thread(target=_note, args=(emulator, answers, number)) for number in range(20)]
        for deed in deeds:
            deed.start()
        time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(STOP_SECONDS) == 0
        for deed in deeds:
            deed.join()
        emulator.control.cut()
        assert until(lambda: emulator.control.connections() == 0)
        kept = _notes(emulator, sqlite_url, tmp_path)
    # Slack tells a person whose command the bot did not take; one that was taken must have been answered.
    assert sorted(kept) == sorted(answer for answer in answers if answer)


def _note(emulator: Emulator, answers: list[str | None], number: int) -> None:
    outcome = emulator.control.command(ADA, OPS, "/incident", f"note Number {number}.")
    answers.append(f"Number {number}." if outcome.acknowledged else None)


def _notes(emulator: Emulator, sqlite_url: str, tmp_path: Path) -> list[str]:
    """Start a second bot on the same database and ask it what was noted."""
    process = serve(emulator, sqlite_url, tmp_path / "log")
    assert until(lambda: emulator.control.connections() > 0)
    text = emulator.control.command(ADA, OPS, "/incident", "timeline").text
    process.send_signal(signal.SIGTERM)
    assert process.wait(STOP_SECONDS) == 0
    return [f"Number {number}." for number in range(20) if f"Number {number}." in text]
