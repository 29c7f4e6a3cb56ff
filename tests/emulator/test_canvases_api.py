"""canvases.*: what Slack takes as a canvas, who may open it, and where it is listed."""

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.emulator import Control, Emulator
from tests.emulator.helpers import refusal
from tests.emulator.world import Cast, wide_manifest

QUOTED_LIST = "Before\n\n> - a list in a quotation\n"
WIDE_TABLE = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 150


def content(markdown: str) -> dict[str, str]:
    return {"type": "markdown", "markdown": markdown}


@pytest.fixture
def canvas_id(client: WebClient) -> str:
    return str(client.canvases_create(title="INC-7 postmortem", document_content=content("# All"))["canvas_id"])


def sent(client: WebClient, canvas_id: str, user: str) -> None:
    """Send somebody the canvas's address."""
    link = client.files_info(file=canvas_id)["file"]["permalink"]
    client.chat_postMessage(channel=client.conversations_open(users=user)["channel"]["id"], text=f"<{link}|Open>")


def test_a_canvas_holds_its_markdown_and_opens_to_the_bot_alone(
    control: Control, canvas_id: str, emulator: Emulator
) -> None:
    [canvas] = control.canvases()
    assert (canvas["id"], canvas["title"], canvas["markdown"]) == (canvas_id, "INC-7 postmortem", "# All")
    assert canvas["access"] == {emulator.bot_user_id: "owner"}


def test_a_canvas_without_title_and_content_is_empty(client: WebClient, control: Control) -> None:
    client.canvases_create()
    assert [(canvas["title"], canvas["markdown"]) for canvas in control.canvases()] == [("", "")]


@pytest.mark.parametrize("given", [{"type": "html", "markdown": "x"}, {"type": "markdown"}, "# All", ["# All"]])
def test_content_of_another_shape_is_refused(client: WebClient, control: Control, given: Any) -> None:
    assert refusal(client.canvases_create, document_content=given) == "invalid_arguments"
    assert control.canvases() == []


@pytest.mark.parametrize("markdown", [QUOTED_LIST, WIDE_TABLE, "#### Too deep", "x" * (1 << 20) + "x"])
def test_content_that_a_canvas_cannot_hold_is_refused(client: WebClient, markdown: str) -> None:
    assert refusal(client.canvases_create, document_content=content(markdown)) == "canvas_creation_failed"


@pytest.mark.parametrize("markdown", ["> A quotation", WIDE_TABLE.removesuffix("| 1 | 2 |\n"), "```\n#### code\n```"])
def test_content_at_the_limit_is_taken(client: WebClient, markdown: str) -> None:
    assert client.canvases_create(document_content=content(markdown))["ok"]


def test_access_is_given_to_whoever_was_sent_the_link(
    client: WebClient, control: Control, cast: Cast, canvas_id: str
) -> None:
    sent(client, canvas_id, cast.ada)
    client.canvases_access_set(canvas_id=canvas_id, access_level="write", user_ids=[cast.ada])
    assert control.canvases()[0]["access"][cast.ada] == "write"


def test_access_is_refused_to_whoever_was_not_sent_the_link(client: WebClient, cast: Cast, canvas_id: str) -> None:
    sent(client, canvas_id, cast.ada)
    wanted = {"canvas_id": canvas_id, "access_level": "read", "user_ids": [cast.ben]}
    assert refusal(client.canvases_access_set, **wanted) == "failed_to_update_user_ids"


@pytest.mark.parametrize("whose", [{}, {"user_ids": ["U00000ADA"], "channel_ids": ["C000000OPS"]}])
def test_access_is_of_users_or_of_channels(
    client: WebClient, cast: Cast, canvas_id: str, whose: dict[str, list[str]]
) -> None:
    assert (
        refusal(client.canvases_access_set, canvas_id=canvas_id, access_level="read", **whose) == "invalid_parameters"
    )


def test_a_direct_message_is_no_channel_to_give_access_to(client: WebClient, cast: Cast, canvas_id: str) -> None:
    direct = client.conversations_open(users=cast.ada)["channel"]["id"]
    wanted = {"canvas_id": canvas_id, "access_level": "read", "channel_ids": [direct]}
    assert refusal(client.canvases_access_set, **wanted) == "channel_not_found"


def test_a_channel_cannot_own_a_canvas(client: WebClient, cast: Cast, canvas_id: str) -> None:
    wanted = {"canvas_id": canvas_id, "access_level": "owner", "channel_ids": [cast.ops]}
    assert refusal(client.canvases_access_set, **wanted) == "invalid_arguments"


def test_a_deleted_canvas_is_gone(client: WebClient, control: Control, canvas_id: str) -> None:
    client.canvases_delete(canvas_id=canvas_id)
    assert control.canvases() == []
    assert refusal(client.canvases_delete, canvas_id=canvas_id) == "canvas_not_found"


def test_somebody_elses_file_is_no_canvas(client: WebClient, control: Control, cast: Cast) -> None:
    control.say(cast.ada, cast.ops, "see", files=[{"name": "graph.png", "content": b"\x89PNG"}])
    file_id = control.history(cast.ops)[-1]["files"][0]["id"]
    assert refusal(client.canvases_delete, canvas_id=file_id) == "canvas_not_found"


def test_a_canvas_is_a_file_of_its_own_kind(client: WebClient, canvas_id: str) -> None:
    file = client.files_info(file=canvas_id)["file"]
    assert (file["title"], file["pretty_type"]) == ("INC-7 postmortem", "Canvas")
    assert file["permalink"].endswith(f"/docs/{client.auth_test()['team_id']}/{canvas_id}")


def test_files_are_listed_by_their_maker_the_newest_first(
    client: WebClient, control: Control, cast: Cast, canvas_id: str, emulator: Emulator
) -> None:
    control.say(cast.ada, cast.ops, "see", files=[{"name": "graph.png", "content": b"\x89PNG"}])
    second = client.canvases_create(title="Second")["canvas_id"]
    said = client.files_list(user=emulator.bot_user_id)
    assert [file["id"] for file in said["files"]] == [second, canvas_id]
    assert len(client.files_list()["files"]) == 3


def test_files_are_listed_a_page_at_a_time(client: WebClient, emulator: Emulator) -> None:
    made = [client.canvases_create(title=str(number))["canvas_id"] for number in range(5)]
    said = client.files_list(count=2, page=2)
    assert [file["id"] for file in said["files"]] == [made[2], made[1]]
    assert said["paging"] == {"count": 2, "total": 5, "page": 2, "pages": 3}


def test_files_from_before_are_not_listed(client: WebClient, canvas_id: str) -> None:
    made_at = client.files_info(file=canvas_id)["file"]["created"]
    assert len(client.files_list(ts_from=str(made_at))["files"]) == 1
    assert client.files_list(ts_from=str(made_at + 1), ts_to=str(made_at + 60))["files"] == []


def test_canvases_need_their_scope() -> None:
    manifest = wide_manifest()
    manifest["oauth_config"]["scopes"]["bot"].remove("canvases:write")
    with Emulator(manifest) as emulator:
        client = WebClient(token=emulator.bot_token, base_url=emulator.api_url)
        assert refusal(client.canvases_create, title="All") == "missing_scope"
