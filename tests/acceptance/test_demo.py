"""The demo in the terminal, as somebody who reads what it says would use it."""

import os
import subprocess
import sys

LINES = """\
/incident start here sev3 Checkout is slow
/invite @scribe
/incident note the pool is full
/incident resolve rolled back
:in scribe
:nonsense
:quit
"""


def test_what_the_bot_asks_for_can_be_typed_and_a_form_can_be_left() -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "SCRIBE_", "DATABASE"))}
    command = [sys.executable, "-c", "from bot.cli import main; main()", "demo", "--terminal"]
    done = subprocess.run(command, input=LINES, capture_output=True, text=True, timeout=120, check=False, env=kept)
    shown = " ".join(done.stdout.split())
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "That does not work here: /invite" not in shown
    assert "in @scribe ›" in shown
    assert "there is no “:nonsense”" in shown
