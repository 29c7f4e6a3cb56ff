"""SIGTERM: what is in flight is answered, the exit is clean, and another bot takes over."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from bot.emulator import Emulator
from tests.faults.running import emulated, until
from tests.integration.usecases.world import ADA, OPS
from tests.support.bot_process_stage import environment

STOP_SECONDS = 15.0


def serve(emulator: Emulator, sqlite_url: str, log: Path) -> subprocess.Popen[bytes]:
    """Start `scribe serve` as its users do, and wait until it is connected."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", "from bot.cli import main; main(['serve'])"],
            env=os.environ | environment(emulator, sqlite_url), stdout=output, stderr=output,
        )  # fmt: skip
    assert emulator.control.wait_connected(30)
    return process


def test_sigterm_lets_what_is_in_flight_be_answered(sqlite_url: str, tmp_path: Path) -> None:
    with emulated() as emulator:
        process = serve(emulator, sqlite_url, tmp_path / "log")
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
