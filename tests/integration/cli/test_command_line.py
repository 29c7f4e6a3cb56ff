"""The command line: wrong settings are named, with exit code 2 and no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.paths import data_path

TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


def scribe(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "SCRIBE_", "DATABASE"))}
    command = [sys.executable, "-c", "from bot.cli import main; main()", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, cwd=folder, env=kept | environment
    )


def typed(*arguments: str, **environment: str) -> Result:
    """Run the command in this process, which is quicker by two seconds, with no other setting than these."""
    none = {name: None for name in os.environ if name.startswith(("SLACK_", "SCRIBE_", "DATABASE"))}
    return CliRunner().invoke(main, arguments, env={**none, **environment})


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({}, "SLACK_BOT_TOKEN: is not set"),
        (TOKENS | {"SLACK_BOT_TOKEN": "secret-xyz"}, "SLACK_BOT_TOKEN: must begin with xoxb-"),
        (TOKENS | {"SCRIBE_TIMEZONE": "Mars/Base"}, "SCRIBE_TIMEZONE: is no IANA time zone"),
        (TOKENS | {"SCRIBE_LOOKBACK_MINUTES": "soon"}, "SCRIBE_LOOKBACK_MINUTES: "),
        (TOKENS | {"SCRIBE_LOG_LEVEL": "DEBUG"}, "SCRIBE_LOG_LEVEL: "),
        (TOKENS | {"SLACK_API_URL": "slack.com"}, "SLACK_API_URL: must begin with http"),
        (TOKENS | {"SLACK_BOT_TOKEN_FILE": "/nowhere"}, "SLACK_BOT_TOKEN_FILE: cannot be read"),
    ],
)
def test_a_wrong_setting_is_named(environment: dict[str, str], reason: str) -> None:
    done = typed("serve", **environment)
    assert done.exit_code == 2
    assert reason in done.stderr
    assert "secret-xyz" not in done.stderr


def test_a_process_says_no_more_than_that(tmp_path: Path) -> None:
    done = scribe("serve", folder=tmp_path, SLACK_BOT_TOKEN="secret-xyz", SLACK_APP_TOKEN="xapp-1")
    assert (done.returncode, done.stderr) == (2, "Error: SLACK_BOT_TOKEN: must begin with xoxb-\n")


@pytest.mark.parametrize(
    ("arguments", "missing"), [([], "SLACK_APP_TOKEN"), (["--http"], "SLACK_SIGNING_SECRET")], ids=["socket", "http"]
)
def test_each_mode_names_the_secret_it_needs(arguments: list[str], missing: str) -> None:
    done = typed("serve", *arguments, SLACK_BOT_TOKEN="xoxb-1")
    assert (done.exit_code, done.stderr) == (2, f"Error: {missing}: is not set\n")


def test_a_database_url_that_is_none_is_told_in_words() -> None:
    done = typed("db", "upgrade", DATABASE_URL="nonsense")
    assert done.exit_code == 2
    assert "DATABASE_URL" in done.stderr


def test_a_database_that_cannot_be_opened_is_told_in_words(tmp_path: Path) -> None:
    done = scribe("db", "upgrade", folder=tmp_path, DATABASE_URL="sqlite:////nowhere/at/all/scribe.db")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_db_upgrade_says_the_version(tmp_path: Path) -> None:
    done = scribe("db", "upgrade", folder=tmp_path)
    newest = max(path.name for path in data_path("migrations").glob("versions/0*.py"))[:4]
    assert (done.returncode, done.stdout) == (0, f"The database is at version {newest}.\n")
    assert (tmp_path / "scribe.db").is_file()


def test_the_command_line_answers_without_loading_what_only_some_commands_need() -> None:
    program = "import sys, bot.cli; print({'sqlalchemy', 'slack_sdk', 'slack_bolt', 'alembic'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert loaded.stdout == "set()\n"
