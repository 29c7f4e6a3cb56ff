"""The events: that Slack has those that the app asks for, and that it has the scopes which they need."""

from typing import Any

import pytest
import yaml

from tests.emulator.oracle import needs_oracle, recorded
from tests.emulator.world import ROOT, wide_manifest

pytestmark = needs_oracle
# The list of events lacks them; recordings of them are there.
WITH_A_PAYLOAD_ONLY = {"channel_archive", "channel_unarchive", "group_archive"}


def listed() -> dict[str, list[str]]:
    """The scopes of each event; one of them is enough. The list has a point where scopes have a colon."""
    events = recorded("events/events.json")
    return {event["name"]: [s.replace(".", ":") for s in event.get("scopes", ())] for event in events}


def asked_for(manifest: dict[str, Any]) -> list[str]:
    return list(manifest["settings"]["event_subscriptions"]["bot_events"])


def test_every_event_that_is_carried_is_one_of_slacks() -> None:
    assert set(asked_for(wide_manifest())) - set(listed()) - WITH_A_PAYLOAD_ONLY == set()


@pytest.mark.parametrize("event", asked_for(yaml.safe_load((ROOT / "app.yaml").read_text())))
def test_the_app_has_a_scope_for_each_event(event: str) -> None:
    scopes = yaml.safe_load((ROOT / "app.yaml").read_text())["oauth_config"]["scopes"]["bot"]
    assert not listed()[event] or set(listed()[event]) & set(scopes)
