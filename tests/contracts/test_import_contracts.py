"""The import contracts in pyproject.toml can fail, and let through what they should."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.walls import ROOT

PACKAGES = (
    "bot bot/replay bot/demo bot/scheduling bot/slack bot/usecases bot/storage bot/rendering bot/postmortem"
    " bot/domain bot/emulator handlers"
)


def _checked(tmp_path: Path, files: dict[str, str]) -> dict[str, str]:
    """The verdict, KEPT or BROKEN, on each contract for a small house of empty packages and these files."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    empty = {f"{package}/__init__.py": "" for package in PACKAGES.split()}
    for name, text in (empty | files).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
        "--no-cache",
    ]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    verdicts = dict(re.findall(r"^(\S.*?) (KEPT|BROKEN)\b", result.stdout, re.MULTILINE))
    assert verdicts, result.stdout + result.stderr
    return verdicts


def test_every_contract_can_be_broken(tmp_path: Path) -> None:
    verdicts = _checked(
        tmp_path,
        {
            "bot/usecases/__init__.py": "import sqlalchemy.orm, apscheduler, slack_sdk, slack_bolt\n"
            "import bot.emulator, handlers",
            "bot/emulator/__init__.py": "import bot.clock",
            "bot/clock.py": "",
        },
    )
    assert set(verdicts.values()) == {"BROKEN"}


def test_siblings_do_not_import_each_other(tmp_path: Path) -> None:
    verdicts = _checked(tmp_path, {"bot/storage/rows.py": "import bot.rendering"})
    assert [name for name, verdict in verdicts.items() if verdict == "BROKEN"] == [
        "Imports run one way, and siblings do not import each other"
    ]


def test_each_library_may_be_imported_where_it_belongs(tmp_path: Path) -> None:
    verdicts = _checked(
        tmp_path,
        {
            "bot/storage/rows.py": "import sqlalchemy.orm",
            "bot/scheduling/ticks.py": "from apscheduler.schedulers.background import BackgroundScheduler",
            "bot/slack/__init__.py": "from slack_sdk import WebClient",
            "handlers/__init__.py": "import slack_bolt",
            "bot/app.py": "import slack_bolt.adapter.socket_mode, bot.storage.rows, bot.slack, handlers",
            "bot/demo/__init__.py": "import bot.emulator, bot.app",
        },
    )
    assert set(verdicts.values()) == {"KEPT"}
