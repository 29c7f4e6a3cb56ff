"""`scribe manifest`: as it is for Socket Mode, and with the request URLs of HTTP mode."""

import json

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from bot.cli import main
from bot.paths import data_path
from tests.support.walls import ROOT

SCHEMA = ROOT.parent / "shared" / "slack" / "limits" / "manifest.schema.2.0.0.json"
URL = "https://scribe.example.com"
REQUEST_URL = f"{URL}/slack/events"


def manifest(*arguments: str, **environment: str) -> str:
    done = CliRunner().invoke(main, ["manifest", *arguments], env={"SCRIBE_PUBLIC_URL": ""} | environment)
    assert done.exit_code == 0, done.output
    return done.output


def test_without_an_address_it_is_the_file_as_it_stands() -> None:
    assert manifest() == data_path("app.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("given", [URL, f"{URL}/"])
def test_with_an_address_slack_posts_everything_there(given: str) -> None:
    read = yaml.safe_load(manifest("--url", given))
    settings = read["settings"]
    assert settings["socket_mode_enabled"] is False
    assert settings["event_subscriptions"]["request_url"] == REQUEST_URL
    assert settings["interactivity"]["request_url"] == REQUEST_URL
    assert [command["url"] for command in read["features"]["slash_commands"]] == [REQUEST_URL]


def test_scopes_and_events_are_the_same_in_both_modes() -> None:
    one, other = yaml.safe_load(manifest()), yaml.safe_load(manifest("--url", URL))
    assert one["oauth_config"] == other["oauth_config"]
    assert one["settings"]["event_subscriptions"].items() <= other["settings"]["event_subscriptions"].items()


def test_the_address_may_be_a_setting() -> None:
    assert manifest(SCRIBE_PUBLIC_URL=URL) == manifest("--url", URL)


def test_an_address_that_slack_would_not_post_to_is_refused() -> None:
    done = CliRunner().invoke(main, ["manifest", "--url", "http://scribe.example.com"])
    assert (done.exit_code, "must begin with https://" in done.output) == (2, True)


def test_slacks_schema_holds_for_the_manifest_of_http_mode() -> None:
    if not SCHEMA.exists():
        pytest.skip("Slack's manifest schema is not beside this checkout")
    jsonschema.validate(yaml.safe_load(manifest("--url", URL)), json.loads(SCHEMA.read_text("utf-8")))
