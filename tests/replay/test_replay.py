"""Whole incidents replayed: nothing missing, nothing extra, nothing twice, and the same bytes again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHATLOGS = ROOT.parent / "shared" / "chatlogs"
EXAMPLE = ROOT / "examples" / "checkout-outage"
CLEAN = {"missing": 0, "extra": 0, "duplicates": 0, "different": 0}
DOCUMENTS = ("postmortem.md", "timeline.json", "log.json")


def scribe(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user would."""
    command = [sys.executable, "-c", "from bot.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=ROOT)


def replay(out: Path, export: Path, *arguments: str | Path) -> dict[str, int]:
    done = scribe("replay", export, *arguments, "--out", out)
    assert done.returncode == 0, done.stderr
    report: dict[str, int] = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return report


def test_the_example_is_kept_whole_and_comes_out_the_same_twice(tmp_path: Path) -> None:
    arguments = ("--channel", "checkout-alerts", "--channel", "payments", "--script", EXAMPLE / "script.yaml")
    reports = [replay(tmp_path / run, EXAMPLE, *arguments) for run in ("first", "second")]
    for report in reports:
        assert report.items() >= (CLEAN | {"messages_in": 60, "captured": 60}).items()
    for name in DOCUMENTS:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()
    assert "1 hour 10 minutes" in (tmp_path / "first" / "postmortem.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not CHATLOGS.is_dir(), reason="the shared chat logs are not beside the project")
@pytest.mark.parametrize(
    ("day", "channels", "count"),
    [("2019-02-05", ["testing-ops"], 53), ("2019-03-26", ["sig-testing", "testing-ops", "testing-ops-thread"], 67)],
)
def test_a_real_log_is_kept_whole(tmp_path: Path, day: str, channels: list[str], count: int) -> None:
    arguments = [word for name in channels for word in ("--channel", name)]
    for run in ("first", "second"):
        report = replay(tmp_path / run, CHATLOGS / day, *arguments)
        assert report.items() >= (CLEAN | {"messages_in": count, "captured": count}).items()
    for name in DOCUMENTS:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()
    log = json.loads((tmp_path / "first" / "log.json").read_text(encoding="utf-8"))
    assert sum(bool(message["edited_ts"]) for message in log["messages"]) == _edited(CHATLOGS / day)
    assert "[redacted: " not in json.dumps(log)


def _edited(export: Path) -> int:
    said = [message for path in export.glob("*/*.json") for message in json.loads(path.read_text(encoding="utf-8"))]
    return sum("edited" in message for message in said)


def test_a_broken_export_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "users.json").write_text("[{]", encoding="utf-8")
    done = scribe("replay", tmp_path, "--channel", "ops", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "users.json: line 1" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_script_that_names_nobody_known_is_refused_in_words(tmp_path: Path) -> None:
    script = tmp_path / "script.yaml"
    script.write_text("- {at: 2026-11-12T10:05:00Z, user: zoe, channel: payments, say: hi}\n", encoding="utf-8")
    done = scribe("replay", EXAMPLE, "--channel", "payments", "--script", script, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "nobody is called “zoe”" in done.stderr
    assert "Traceback" not in done.stderr
