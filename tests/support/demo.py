"""`scribe demo` as a process of its own, and how it is asked for something."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

PATIENCE = 30.0


class Demo:
    """A running demo; `said` are the lines that it printed before it was ready."""

    def __init__(self, *arguments: str, folder: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "SCRIBE_"))}
        command = [sys.executable, "-c", "from bot.cli import main; main()", "demo", "--no-open", *arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder, env=kept)
        self.said: list[str] = []
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.strip())
            if "Ctrl-C" in line:
                break

    @property
    def url(self) -> str:
        return next(line.split()[-1] for line in self.said if "http://" in line)

    def control(self, verb: str, **arguments: Any) -> Any:
        """Use a control verb and return its result."""
        with urlopen(Request(f"{self.url}control/{verb}", json.dumps(arguments).encode()), timeout=10) as answer:
            return json.load(answer)["result"]

    def channel(self, name: str) -> str:
        return next(str(one["id"]) for one in self.control("channels") if one.get("name") == name)

    def person(self, name: str) -> str:
        return next(str(one["id"]) for one in self.control("users") if one["name"] == name)

    def end(self, number: int = signal.SIGINT) -> int:
        """Send a signal and return the exit code."""
        self.process.send_signal(number)
        self.process.communicate(timeout=PATIENCE)
        return self.process.returncode


@contextmanager
def running_demo(*arguments: str, folder: Path) -> Iterator[Demo]:
    """A demo that is ended at the end, if it was not before."""
    demo = Demo(*arguments, folder=folder)
    try:
        yield demo
    finally:
        if demo.process.poll() is None:
            demo.end(signal.SIGKILL)
