"""What happens reaches every tab, as far as the person in it may see it."""

import json
from typing import Any

import pytest
from slack_sdk import WebClient
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from bot.emulator import Control, Emulator
from tests.emulator.ui.browser import Browser, address, opened
from tests.emulator.ui.conftest import Tabs
from tests.emulator.world import Cast


def _texts(browser: Browser) -> list[Any]:
    return [push["message"]["text"] for push in browser.all_told() if push["push"] == "message"]


def test_what_one_says_another_is_told(tabs: Tabs, ada: Browser, cast: Cast) -> None:
    ben = tabs.open("ben")
    ts = ada.get("say", channel=cast.ops, text="the site is down")["ts"]
    told = ben.told("message")
    assert (told["channel"], told["message"]["ts"], told["message"]["text"]) == (cast.ops, ts, "the site is down")


def test_several_tabs_of_one_person_are_told(tabs: Tabs, ada: Browser, control: Control, cast: Cast) -> None:
    other = tabs.open("ada")
    control.say(cast.ben, cast.ops, "hello")
    assert ada.told("message")["message"]["ts"] == other.told("message")["message"]["ts"]


def test_a_private_channel_is_nothing_to_outsiders(tabs: Tabs, control: Control, cast: Cast) -> None:
    cleo, dana = tabs.open("cleo"), tabs.open("dana")
    control.say(cast.dana, cast.secret, "only for us")
    control.set_topic(cast.dana, cast.secret, "hidden")
    assert dana.told("message")["message"]["text"] == "only for us"
    assert cleo.all_told() == []


def test_a_private_channel_cannot_be_opened_from_outside(ada: Browser, cast: Cast) -> None:
    assert "no such conversation" in ada.refused("open", channel=cast.secret)


def test_a_direct_message_with_the_app_is_for_one(tabs: Tabs, ada: Browser, control: Control, cast: Cast) -> None:
    ben = tabs.open("ben")
    control.say("U0000SCRIBE", control.dm(cast.ben), "your draft")
    assert ben.told("message")["message"]["text"] == "your draft"
    assert _texts(ada) == []


def test_another_persons_modal_stays_theirs(tabs: Tabs, ada: Browser, emulator: Emulator, cast: Cast) -> None:
    ben = tabs.open("ben")
    emulator.workspace.tell("views", cast.ben)
    assert ben.told("views")["views"] == []
    assert ada.all_told() == []


def test_whoever_switches_is_told_as_the_other(ada: Browser, control: Control, cast: Cast) -> None:
    ada.enter("dana")
    control.say(cast.dana, cast.secret, "only for us")
    assert ada.told("message")["message"]["text"] == "only for us"


def test_an_edit_is_told_as_the_message_is_now(ada: Browser, cast: Cast) -> None:
    ts = ada.get("say", channel=cast.ops, text="befor")["ts"]
    ada.get("edit", channel=cast.ops, ts=ts, text="before")
    told = ada.told("message", lambda push: push["message"]["text"] == "before")
    assert told["message"]["edited"]["user"] == cast.ada


def test_a_deleted_message_is_gone(ada: Browser, cast: Cast) -> None:
    ts = ada.get("say", channel=cast.ops, text="oops")["ts"]
    ada.get("delete", channel=cast.ops, ts=ts)
    assert ada.told("gone") == {"push": "gone", "channel": cast.ops, "ts": ts}


def test_a_deleted_parent_leaves_a_tombstone(ada: Browser, cast: Cast) -> None:
    ts = ada.get("say", channel=cast.ops, text="parent")["ts"]
    ada.get("say", channel=cast.ops, text="reply", thread_ts=ts)
    ada.get("delete", channel=cast.ops, ts=ts)
    told = ada.told("message", lambda push: push["message"].get("subtype") == "tombstone")
    assert told["message"]["ts"] == ts


def test_a_reply_changes_what_its_parent_counts(ada: Browser, cast: Cast) -> None:
    ts = ada.get("say", channel=cast.ops, text="parent")["ts"]
    ada.get("say", channel=cast.ops, text="reply", thread_ts=ts)
    told = ada.told("message", lambda push: push["message"].get("reply_count") == 1)
    assert told["message"]["ts"] == ts


def test_many_messages_at_once_all_arrive(ada: Browser, control: Control, cast: Cast) -> None:
    for number in range(1000):
        control.say(cast.ben, cast.ops, f"line {number}")
    ada.told("message", lambda push: push["message"]["text"] == "line 999")
    assert {f"line {n}" for n in range(1000)} <= set(_texts(ada))


def test_somebody_new_is_told_of(ada: Browser, control: Control) -> None:
    control.add_user("eve", tz="Europe/Paris")
    assert ada.told("user")["user"]["tz"] == "Europe/Paris"


def test_whoever_leaves_a_private_channel_loses_it(tabs: Tabs, control: Control, cast: Cast) -> None:
    dana = tabs.open("dana")
    dana.get("leave", channel=cast.secret)
    assert dana.told("channel_gone")["id"] == cast.secret


def test_nothing_is_done_for_whoever_has_not_entered(emulator: Emulator, cast: Cast) -> None:
    with opened(emulator) as browser:
        assert "enter" in browser.refused("say", channel=cast.ops, text="who am I")


def test_what_is_no_ask_is_refused_and_the_connection_lives(ada: Browser, cast: Cast) -> None:
    for nonsense in ("", "[]", "nonsense", '{"id": 1}', '{"do": ["open"]}', "[" * 100_000):
        ada.socket.send(nonsense)
        assert json.loads(ada.socket.recv(5))["ok"] is False
    assert ada.get("open", channel=cast.ops)["messages"] == []


def test_arguments_of_the_wrong_kind_are_refused_in_words(ada: Browser, cast: Cast) -> None:
    assert ada.refused("say", channel=cast.ops, text=7) == "“text” is not of the right kind."
    assert ada.refused("say", channel=cast.ops) == "“text” is missing."
    assert ada.refused("say", channel=cast.ops, text="x", colour="red") == "There is no argument “colour”."


def test_a_page_of_another_site_is_not_let_in(emulator: Emulator) -> None:
    try:
        with connect(address(emulator), origin=Origin("http://evil.example"), proxy=None):
            raise AssertionError("it was let in")
    except InvalidStatus as refused:
        assert refused.response.status_code == 403


def test_a_page_of_another_site_cannot_be_the_app(emulator: Emulator) -> None:
    client = WebClient(token=emulator.app_token, base_url=emulator.api_url)
    link = client.apps_connections_open(app_token=emulator.app_token)["url"]
    with pytest.raises(InvalidStatus), connect(link, origin=Origin("http://evil.example"), proxy=None):
        pass


def test_much_that_is_hidden_does_not_keep_back_what_is_not(ada: Browser, emulator: Emulator, cast: Cast) -> None:
    with emulator.workspace.lock:  # so that the tab gets no turn meanwhile
        for _ in range(1000):
            emulator.control.say(cast.dana, cast.secret, "hidden")
        emulator.control.say(cast.dana, cast.ops, "for all")
    assert ada.told("message")["message"]["text"] == "for all"
