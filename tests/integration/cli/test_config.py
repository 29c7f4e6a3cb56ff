"""`scribe config show`: which settings are in force, and where each comes from."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.domain.ids import TeamId, UserId
from bot.paths import data_path
from bot.storage import Store
from bot.storage.choices import Choice
from bot.storage.migrations import upgrade

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'scribe.db'}"
    store = Store(url)
    upgrade(store, data_path("migrations"))
    store.close()
    return url


def chosen(url: str, **values: str) -> None:
    store = Store(url)
    with store.write() as tx:
        for name, value in values.items():
            tx.choices.save(Choice(team_id=TeamId("T1"), name=name, value=value, chosen_by=UserId("U1"), chosen_at=TEN))
    store.close()


def show(url: str, *options: str, **environment: str) -> Result:
    return CliRunner().invoke(main, ["config", "show", *options], env={"DATABASE_URL": url, **environment})


def test_each_setting_is_told_with_where_it_comes_from(url: str) -> None:
    chosen(url, SCRIBE_REMIND_HOURS="48")
    lines = show(url, SCRIBE_COUNTRY="DE").output.splitlines()
    assert lines[0] == "# Workspace T1"
    assert "SCRIBE_REMIND_HOURS=48  (chosen in Slack; otherwise 24)" in lines
    assert "SCRIBE_COUNTRY=DE  (environment)" in lines
    assert "SCRIBE_OVERDUE_DAYS=1  (default)" in lines


def test_it_needs_no_token_and_shows_none(url: str) -> None:
    assert "SLACK_BOT_TOKEN=  (default)" in show(url).output.splitlines()
    told = show(url, SLACK_BOT_TOKEN="xoxb-hunter2").output
    assert "SLACK_BOT_TOKEN=(not shown)  (environment)" in told.splitlines()
    assert "hunter2" not in told


def test_a_choice_that_cannot_be_taken_is_pointed_at(url: str) -> None:
    chosen(url, SCRIBE_REMIND_HOURS="soon")
    told = show(url)
    assert told.exit_code == 1
    assert "LOOK  SCRIBE_REMIND_HOURS: what is chosen in Slack is left out: “soon” is no number" in told.output
    assert "SCRIBE_REMIND_HOURS=24  (default)" in told.output


def test_as_json(url: str) -> None:
    chosen(url, SCRIBE_REMIND_HOURS="48")
    told = json.loads(show(url, "--json").output)
    assert told["T1"]["settings"]["SCRIBE_REMIND_HOURS"] == {"value": "48", "origin": "workspace", "otherwise": "24"}
