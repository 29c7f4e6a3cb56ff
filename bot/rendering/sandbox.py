"""An organisation's own template, filled in a process of its own: a thread could not be stopped, a process can."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

SECONDS = 20.0


class BadTemplate(Exception):
    """An own template cannot be filled. `line` counts in the file, None where no line is to blame."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def fill(
    name: str, bodies: Mapping[str, str], values: Mapping[str, Any], first_line: int = 1, *, seconds: float = SECONDS
) -> str:  # fmt: skip
    """Return what the template `name` among `bodies` makes of `values`; `first_line` is where its text begins.

    The child gets no environment, and limits on processor time, memory and size of what it writes. What goes in
    is pickled by us; what comes out is JSON, so that nothing a template does is ever unpickled.

    Raises:
        BadTemplate: it is wrong, took more than `seconds`, or wrote too much.
    """
    given = pickle.dumps((name, dict(bodies), dict(values)))
    command = [sys.executable, "-m", "bot.rendering.sandboxed"]
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=seconds, env=environment, check=False
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise BadTemplate(f"The template took longer than {seconds:g} seconds.") from None
    if done.returncode != 0:
        raise BadTemplate("The template was stopped: it took too much time or memory.")
    answer = json.loads(done.stdout)
    if "error" in answer:
        line = answer["line"]
        raise BadTemplate(answer["error"], line + first_line - 1 if line else None)
    return str(answer["text"])
