"""What stands above a conversation and who it is with: bookmarks, canvases, group messages."""

import pytest
from slack_sdk import WebClient

from bot.emulator import Control
from tests.emulator.ui.browser import Browser
from tests.emulator.ui.conftest import Tabs
from tests.emulator.world import Cast


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://x.example/?a=1", "https://x.example/?a=1"),
        (" status.example.com/now ", "https://status.example.com/now"),
        ("127.0.0.1:8080", "https://127.0.0.1:8080"),
    ],
)
def test_the_link_of_a_bookmark_is_taken_as_typed_or_as_a_host(ada: Browser, cast: Cast, typed: str, link: str) -> None:
    made = ada.get("add_bookmark", channel=cast.ops, link=typed)
    assert (made["link"], made["title"]) == (link, link)


@pytest.mark.parametrize("typed", ["", "javascript:alert(1)", "data:text/html,x", "//x.example", "ftp://x.example"])
def test_what_is_no_link_is_refused(ada: Browser, cast: Cast, typed: str) -> None:
    assert "begins with http" in ada.refused("add_bookmark", channel=cast.ops, link=typed)


def test_a_bookmark_of_a_person_is_nothing_of_the_apps(ada: Browser, client: WebClient, cast: Cast) -> None:
    ada.get("add_bookmark", channel=cast.ops, link="https://x.example", title="Mine")
    [listed] = client.bookmarks_list(channel_id=cast.ops)["bookmarks"]
    assert (listed["title"], listed["app_id"], listed["last_updated_by_user_id"]) == ("Mine", None, cast.ada)


def test_only_members_change_bookmarks(tabs: Tabs, ada: Browser, cast: Cast) -> None:
    made, cleo = ada.get("add_bookmark", channel=cast.ops, link="https://x.example"), tabs.open("cleo")
    for verb in ("edit_bookmark", "remove_bookmark"):
        more = {"link": "https://y.example"} if verb == "edit_bookmark" else {}
        assert "Join" in cleo.refused(verb, channel=cast.ops, bookmark=made["id"], **more)
    assert cleo.channel("ops")["bookmarks"][0]["link"] == "https://x.example"


def test_a_bookmark_that_is_gone_is_said(ada: Browser, cast: Cast) -> None:
    assert ada.refused("remove_bookmark", channel=cast.ops, bookmark="Bk0") == "This bookmark is gone."


def test_that_a_canvas_changed_is_told_to_those_who_may_read_it(tabs: Tabs, client: WebClient, cast: Cast) -> None:
    content = {"type": "markdown", "markdown": "Draft"}
    canvas = client.canvases_create(title="Draft", document_content=content)["canvas_id"]
    client.canvases_access_set(canvas_id=canvas, access_level="read", channel_ids=[cast.ops])
    ada, cleo = tabs.open("ada"), tabs.open("cleo")
    change = {"operation": "insert_at_end", "document_content": content}
    client.canvases_edit(canvas_id=canvas, changes=[change])
    assert ada.told("canvas")["id"] == canvas
    assert [push for push in cleo.all_told() if push["push"] == "canvas"] == []


def test_the_same_people_have_one_group_message_whoever_begins_it(tabs: Tabs, ada: Browser, cast: Cast) -> None:
    opened = ada.get("open_group", users=[cast.ben, cast.dana])["channel"]
    again = tabs.open("dana").get("open_group", users=[cast.ada, cast.ben, cast.dana])["channel"]
    assert (opened["title"], again["title"]) == ("ben, dana", "ada, ben")
    assert opened["id"] == again["id"]


@pytest.mark.parametrize("others", [0, 1, 9])
def test_a_group_message_is_between_three_to_nine(ada: Browser, control: Control, others: int) -> None:
    users = [control.add_user(f"guest{number}") for number in range(others)]
    assert "between three and nine" in ada.refused("open_group", users=users)
