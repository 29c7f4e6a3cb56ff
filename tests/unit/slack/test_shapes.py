"""Pages of history as Slack answers them."""

from typing import Any

import pytest
from slack_sdk.web import SlackResponse

from bot.slack.shapes import history_page
from bot.usecases.ports import SlackError


def answer(**data: Any) -> SlackResponse:
    return SlackResponse(
        client=None, http_verb="GET", api_url="", req_args={}, data={"ok": True} | data, headers={}, status_code=200
    )


def test_a_page_with_a_cursor_is_followed_by_another() -> None:
    page = history_page(answer(messages=[], has_more=True, response_metadata={"next_cursor": "abc"}))
    assert page.cursor == "abc"


def test_a_page_that_says_there_is_more_and_not_where_is_no_page() -> None:
    with pytest.raises(SlackError, match="page_without_cursor") as refused:
        history_page(answer(messages=[{"ts": "1.0"}], has_more=True))
    assert not refused.value.is_permanent
