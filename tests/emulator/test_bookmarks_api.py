"""bookmarks.*: links at the top of a channel."""

from typing import Any

import pytest
from slack_sdk import WebClient

from tests.emulator.helpers import refusal
from tests.emulator.world import Cast

LINK = "https://example.com/runbook"


@pytest.fixture
def bookmark(client: WebClient, cast: Cast) -> dict[str, Any]:
    added: dict[str, Any] = client.bookmarks_add(channel_id=cast.ops, title="Runbook", type="link", link=LINK)[
        "bookmark"
    ]
    return added


def test_a_bookmark_is_listed(client: WebClient, cast: Cast, bookmark: dict[str, Any]) -> None:
    assert client.bookmarks_list(channel_id=cast.ops)["bookmarks"] == [bookmark]


def test_an_edit_leaves_what_it_does_not_name(client: WebClient, cast: Cast, bookmark: dict[str, Any]) -> None:
    client.bookmarks_edit(channel_id=cast.ops, bookmark_id=bookmark["id"], title="Dashboard")
    [found] = client.bookmarks_list(channel_id=cast.ops)["bookmarks"]
    assert (found["title"], found["link"]) == ("Dashboard", LINK)


def test_a_removed_bookmark_is_gone(client: WebClient, cast: Cast, bookmark: dict[str, Any]) -> None:
    client.bookmarks_remove(channel_id=cast.ops, bookmark_id=bookmark["id"])
    assert client.bookmarks_list(channel_id=cast.ops)["bookmarks"] == []


def test_a_bookmark_that_is_not_there_is_not_found(client: WebClient, cast: Cast) -> None:
    assert refusal(client.bookmarks_remove, channel_id=cast.ops, bookmark_id="Bk000") == "not_found"


def test_only_links_can_be_bookmarked(client: WebClient, cast: Cast) -> None:
    assert refusal(client.bookmarks_add, channel_id=cast.ops, title="x", type="file") == "invalid_bookmark_type"


def test_what_is_no_link_is_refused(client: WebClient, cast: Cast) -> None:
    assert (
        refusal(client.bookmarks_add, channel_id=cast.ops, title="x", type="link", link="javascript:1")
        == "invalid_link"
    )
