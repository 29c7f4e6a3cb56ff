"""That every method of Slack's record is answered here, and answers that no other test has asked for."""

from slack_sdk import WebClient

from bot.emulator import Control, Emulator
from bot.emulator.coverage import METHODS
from tests.emulator.oracle import SLACK, disagreements, needs_oracle
from tests.emulator.world import Cast, people, wide_manifest

# What a call answers is held against the record at the end of each test, where the fixture `emulator` ends.


@needs_oracle
def test_no_method_of_the_record_is_absent() -> None:
    recorded = {path.stem for path in (SLACK / "methods").glob("*.json")}
    assert {name for name in recorded if METHODS[name].status == "absent"} == set()


def test_a_channel_that_the_bot_made_is_renamed(client: WebClient) -> None:
    made = client.conversations_create(name="inc-1")["channel"]["id"]
    assert client.conversations_rename(channel=made, name="inc-1-closed")["channel"]["name"] == "inc-1-closed"


def test_a_reaction_is_read_and_taken_away(client: WebClient, control: Control, cast: Cast) -> None:
    ts = control.say(cast.ada, cast.ops, "down")
    client.reactions_add(channel=cast.ops, timestamp=ts, name="eyes")
    assert client.reactions_get(channel=cast.ops, timestamp=ts)["message"]["reactions"][0]["name"] == "eyes"
    client.reactions_remove(channel=cast.ops, timestamp=ts, name="eyes")
    assert "reactions" not in client.reactions_get(channel=cast.ops, timestamp=ts)["message"]


def test_somebody_is_found_by_email() -> None:
    manifest = wide_manifest()
    manifest["oauth_config"]["scopes"]["bot"].append("users:read.email")
    with Emulator(manifest) as emulator:
        cast = people(emulator.control, emulator.bot_user_id)
        client = WebClient(token=emulator.bot_token, base_url=emulator.api_url)
        assert client.users_lookupByEmail(email="ada@example.com")["user"]["id"] == cast.ada
        assert disagreements(emulator.control.api_calls()) == set()
