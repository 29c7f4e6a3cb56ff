"""What is typed becomes Slack's wire form, and what is nobody's to change is refused."""

import pytest

from bot.emulator import Control
from tests.emulator.ui.browser import Browser
from tests.emulator.ui.conftest import Tabs
from tests.emulator.world import Cast


@pytest.mark.parametrize(
    ("typed", "wire"),
    [
        ("<script>alert(1)</script> & more", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"),
        ("over to @ben.", "over to <@U00000BEN>."),
        ("in #ops, please", "in <#C000000OPS|ops>, please"),
        ("a #secret stays one", "a #secret stays one"),
        ("@here and @nobody", "<!here> and @nobody"),
        ("see https://x.example/?a=1&b=2.", "see <https://x.example/?a=1&amp;b=2>."),
        ("`@ben <b>` but @ben", "`@ben &lt;b&gt;` but <@U00000BEN>"),
        ("```\n#ops @ben\n``` @ben", "```\n#ops @ben\n``` <@U00000BEN>"),
        ("mail@ben.example", "mail@ben.example"),
    ],
)
def test_a_typed_text_goes_over_the_wire_as_slack_sends_it(ada: Browser, cast: Cast, typed: str, wire: str) -> None:
    ada.get("say", channel=cast.ops, text=typed)
    assert ada.told("message")["message"]["text"] == wire


def test_forty_thousand_characters_are_taken_and_one_more_is_not(ada: Browser, cast: Cast) -> None:
    ada.get("say", channel=cast.ops, text="x" * 40_000)
    assert len(ada.told("message")["message"]["text"]) == 40_000
    assert "40,001 characters" in ada.refused("say", channel=cast.ops, text="x" * 40_001)


def test_nothing_is_not_said(ada: Browser, cast: Cast) -> None:
    assert ada.refused("say", channel=cast.ops, text=" \n ") == "There is nothing to say yet."


def test_only_the_author_changes_a_message(ada: Browser, control: Control, cast: Cast) -> None:
    ts = control.say(cast.ben, cast.ops, "mine")
    assert "Only its author" in ada.refused("edit", channel=cast.ops, ts=ts, text="ours")
    assert "author or an admin" in ada.refused("delete", channel=cast.ops, ts=ts)


def test_an_admin_deletes_any_message(tabs: Tabs, control: Control, cast: Cast) -> None:
    ts = control.say(cast.ben, cast.ops, "mine")
    tabs.open("dana").get("delete", channel=cast.ops, ts=ts)
    assert control.history(cast.ops) == []


def test_a_reaction_is_shown_until_it_is_taken_away(ada: Browser, control: Control, cast: Cast) -> None:
    ts = control.say(cast.ben, cast.ops, "it is fixed")
    ada.get("react", channel=cast.ops, ts=ts, name=":tada:")
    told = ada.told("message", lambda push: "reactions" in push["message"])
    assert told["message"]["reactions"] == [{"name": "tada", "users": [cast.ada], "count": 1}]
    ada.get("unreact", channel=cast.ops, ts=ts, name="tada")
    assert "reactions" not in control.history(cast.ops)[0]


@pytest.mark.parametrize("name", ["", "::::", "two words", "ÄÖ", "x" * 101])
def test_what_cannot_be_an_emojis_name_is_refused(ada: Browser, control: Control, cast: Cast, name: str) -> None:
    ts = control.say(cast.ben, cast.ops, "it is fixed")
    assert ada.refused("react", channel=cast.ops, ts=ts, name=name) == "There is no such emoji."


def test_a_pin_is_on_the_message_and_on_the_channel(ada: Browser, control: Control, cast: Cast) -> None:
    ts = control.say(cast.ben, cast.ops, "the plan")
    ada.get("pin", channel=cast.ops, ts=ts)
    assert ada.told("message", lambda push: "pinned_by" in push["message"])["message"]["pinned_by"] == cast.ada
    assert ada.channel("ops")["pins"] == [ts]


def test_a_channel_is_made_with_its_maker_inside(tabs: Tabs, ada: Browser, cast: Cast) -> None:
    ben = tabs.open("ben")
    made = ada.get("create_channel", name="War Room")["channel"]
    assert (made["title"], made["members"]) == ("war-room", [cast.ada])
    assert ben.told("channel", lambda push: push["channel"]["title"] == "war-room")["channel"]["is_member"] is False
    assert "already" in ada.refused("create_channel", name="war-room")


def test_an_invitation_shows_the_channel_to_the_invited(tabs: Tabs, ada: Browser, cast: Cast) -> None:
    ben = tabs.open("ben")
    made = ada.get("create_channel", name="aside", is_private=True)["channel"]
    ada.get("command", channel=made["id"], text="/invite @ben")
    assert ben.told("channel", lambda push: push["channel"]["id"] == made["id"])["channel"]["is_member"] is True


def test_two_people_have_one_direct_message(tabs: Tabs, ada: Browser, cast: Cast) -> None:
    ben, cleo = tabs.open("ben"), tabs.open("cleo")
    made = ada.get("open_dm", user=cast.ben)["channel"]
    assert (made["title"], made["id"]) == ("ben", ben.get("open_dm", user=cast.ada)["channel"]["id"])
    ada.get("say", channel=made["id"], text="between us")
    assert ben.told("message")["message"]["text"] == "between us"
    assert [push for push in cleo.all_told() if push["push"] in ("message", "channel")] == []
