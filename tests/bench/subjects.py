"""The processes that are measured: the scribe as it is served, or a floor, each beside an emulated workspace."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil
import yaml

from bot.emulator import Emulator
from bot.paths import data_path

COMMAND = "/incident"
PATIENCE = 30.0
SCRIBE = (sys.executable, "-c", "from bot.cli import main; main()", "serve")


def floor(name: str) -> Sequence[str]:
    """Return the command line of the floor called `name`."""
    return (sys.executable, "-m", "tests.bench.floor", name)


class Subject:
    """One process and the workspace that it serves. Ada is in #general."""

    def __init__(self, command_line: Sequence[str], database_url: str) -> None:
        self._command_line, self._database_url = command_line, database_url
        self.emulator = Emulator(manifest=yaml.safe_load(data_path("app.yaml").read_text(encoding="utf-8")))
        self.emulator.start()
        self.control = self.emulator.control
        self.ada = self.control.add_user("ada", tz="Europe/Berlin")
        self.general = self.control.add_channel("general", members=[self.ada, self.emulator.bot_user_id])
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start the process; return the seconds until its first command was acknowledged."""
        environment = os.environ | {
            "SLACK_BOT_TOKEN": self.emulator.bot_token,
            "SLACK_APP_TOKEN": self.emulator.app_token,
            "SLACK_API_URL": self.emulator.api_url,
            "DATABASE_URL": self._database_url,
            "SCRIBE_LOG_LEVEL": "ERROR",
        }
        begin = time.perf_counter()
        self._process = subprocess.Popen(self._command_line, env=environment)
        if not self.control.wait_connected(PATIENCE):
            raise TimeoutError("the process did not connect")
        self.type("help")
        return time.perf_counter() - begin

    def type(self, text: str, channel_id: str = "") -> float:
        """Type a command; return the seconds until it was acknowledged. RuntimeError where it was not."""
        begin = time.perf_counter()
        outcome = self.control.command(self.ada, channel_id or self.general, COMMAND, text)
        taken = time.perf_counter() - begin
        if not outcome.acknowledged:
            raise RuntimeError(f"{text} was not acknowledged: {outcome.error}")
        return taken

    def declare(self) -> str:
        """Declare an incident; return the id of its channel once the scribe and Ada are in it."""
        self.type("start sev2 Checkout fails")
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for channel in self.control.channels():
                if (channel.get("name") or "").startswith("inc-1") and self.ada in channel["members"]:
                    return str(channel["id"])
            time.sleep(0.05)
        raise TimeoutError("no channel was opened")

    def memory(self) -> int:
        """Return the bytes of memory that the process holds."""
        assert self._process is not None
        return int(psutil.Process(self._process.pid).memory_info().rss)

    def stop(self) -> None:
        """End the process and wait until the workspace has noticed."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE)
            self._process = None
        self.control.wait_until(lambda: self.control.connections() == 0, PATIENCE)

    def close(self) -> None:
        self.stop()
        self.emulator.stop()


@contextmanager
def subject(command_line: Sequence[str], folder: Path, database_url: str | None = None) -> Iterator[Subject]:
    """A subject, not started yet, with the database named or one in a folder of its own; ended at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Subject(command_line, database_url or f"sqlite:///{folder / 'bench.db'}")
    try:
        yield made
    finally:
        made.close()
