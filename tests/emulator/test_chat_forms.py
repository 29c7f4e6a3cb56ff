"""The other forms of a message: under another name, as Markdown, with attachments, in the third person."""

import json
from typing import Any
from urllib.request import Request, urlopen

import pytest
import yaml
from slack_sdk import WebClient

from bot.emulator import Control, Emulator
from tests.emulator.helpers import refusal, section
from tests.emulator.world import ROOT, Cast, people


def test_a_message_under_another_name_is_a_bots(client: WebClient, cast: Cast) -> None:
    message = client.chat_postMessage(channel=cast.ops, text="x", username="Pager", icon_emoji=":fire:")["message"]
    assert (message["subtype"], message["username"], message["icons"]) == ("bot_message", "Pager", {"emoji": ":fire:"})
    assert "user" not in message


def test_another_name_needs_its_scope() -> None:
    with Emulator(yaml.safe_load((ROOT / "app.yaml").read_text())) as emulator:
        cast = people(emulator.control, emulator.bot_user_id)
        client = WebClient(token=emulator.bot_token, base_url=emulator.api_url)
        assert refusal(client.chat_postMessage, channel=cast.ops, text="x", username="Pager") == "missing_scope"


MARKDOWN = "# Cause\n\n**bold** and *slanted*"


def shown_blocks(message: dict[str, Any]) -> list[tuple[str, str]]:
    return [(block["type"], block["text"]) for block in message["blocks"]]


def test_markdown_is_shown_as_a_markdown_block(client: WebClient, cast: Cast) -> None:
    message = client.chat_postMessage(channel=cast.ops, markdown_text=MARKDOWN)["message"]
    assert shown_blocks(message) == [("markdown", MARKDOWN)]


def test_an_ephemeral_message_may_be_markdown(client: WebClient, control: Control, cast: Cast) -> None:
    client.chat_postEphemeral(channel=cast.ops, user=cast.ada, markdown_text=MARKDOWN)
    assert shown_blocks(control.ephemerals(cast.ada)[-1]) == [("markdown", MARKDOWN)]


def test_a_message_may_become_markdown_of_any_length_that_is_posted(client: WebClient, cast: Cast) -> None:
    ts = client.chat_postMessage(channel=cast.ops, text="x", blocks=[section("x")])["ts"]
    message = client.chat_update(channel=cast.ops, ts=ts, markdown_text="a" * 12_000)["message"]
    assert shown_blocks(message) == [("markdown", "a" * 12_000)]


def test_a_text_takes_the_place_of_markdown(client: WebClient, cast: Cast) -> None:
    ts = client.chat_postMessage(channel=cast.ops, markdown_text=MARKDOWN)["ts"]
    message = client.chat_update(channel=cast.ops, ts=ts, text="plain")["message"]
    assert (message["text"], message.get("blocks")) == ("plain", None)


@pytest.mark.parametrize(
    ("method", "needed"),
    [
        ("chat.postMessage", {}),
        ("chat.postEphemeral", {"user": "U00000ADA"}),
        ("chat.update", {"ts": ""}),
        ("chat.scheduleMessage", {"post_at": 2**31}),
    ],
)
def test_markdown_ends_at_twelve_thousand_characters(
    client: WebClient, cast: Cast, method: str, needed: dict[str, Any]
) -> None:
    if "ts" in needed:
        needed = {"ts": client.chat_postMessage(channel=cast.ops, text="x")["ts"]}
    told = {"channel": cast.ops, "markdown_text": "a" * 12_001, **needed}
    assert refusal(client.api_call, api_method=method, json=told) == "msg_too_long"


@pytest.mark.parametrize("beside", [{"text": "x"}, {"blocks": [section("x")]}])
def test_markdown_stands_alone(client: WebClient, cast: Cast, beside: dict[str, Any]) -> None:
    error = refusal(client.chat_postMessage, channel=cast.ops, markdown_text="# x", **beside)
    assert error == "markdown_text_conflict"


def test_blocks_in_an_attachment_are_held_to_the_rules(client: WebClient, cast: Cast) -> None:
    wrong = [{"color": "#800", "blocks": [section("x" * 3001)]}]
    assert refusal(client.chat_postMessage, channel=cast.ops, text="x", attachments=wrong) == "invalid_blocks"


def test_there_are_attachments_up_to_a_hundred(client: WebClient, cast: Cast) -> None:
    error = refusal(client.chat_postMessage, channel=cast.ops, text="x", attachments=[{"text": "a"}] * 101)
    assert error == "too_many_attachments"


def test_the_bot_may_speak_of_itself(client: WebClient, control: Control, cast: Cast) -> None:
    client.chat_meMessage(channel=cast.ops, text="looks around")
    assert control.history(cast.ops)[-1]["subtype"] == "me_message"


def test_a_file_may_come_as_a_form(client: WebClient, control: Control, emulator: Emulator) -> None:
    begun = client.files_getUploadURLExternal(filename="a.txt", length=5, alt_txt="x")
    body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhe\r\nl\r\n--b--\r\n'
    urlopen(Request(begun["upload_url"], body, {"Content-Type": "multipart/form-data; boundary=b"}))
    client.files_completeUploadExternal(files=[{"id": begun["file_id"], "title": "a"}])
    assert control.file(begun["file_id"]) == b"he\r\nl"


def test_a_deleted_file_is_gone(client: WebClient, cast: Cast) -> None:
    file_id = client.files_upload_v2(channel=cast.ops, filename="a.md", content="a")["file"]["id"]
    client.files_delete(file=file_id)
    assert refusal(client.files_delete, file=file_id) == "file_deleted"


def test_only_its_own_files_can_the_bot_delete(client: WebClient, control: Control, cast: Cast) -> None:
    control.say(cast.ada, cast.ops, "x", files=[{"name": "g.png", "content": b"1"}])
    file_id = control.history(cast.ops)[-1]["files"][0]["id"]
    assert refusal(client.files_delete, file=file_id) == "cant_delete_file"


def test_what_was_reacted_to_is_listed(client: WebClient, control: Control, cast: Cast) -> None:
    ts = control.say(cast.ada, cast.ops, "x")
    client.reactions_add(channel=cast.ops, timestamp=ts, name="eyes")
    control.react(cast.ben, cast.ops, control.say(cast.ada, cast.ops, "y"), "fire")
    assert [item["message"]["text"] for item in client.reactions_list()["items"]] == ["x"]
    assert [item["message"]["text"] for item in client.reactions_list(user=cast.ben)["items"]] == ["y"]


def test_reactions_are_listed_by_cursor(client: WebClient, control: Control, cast: Cast) -> None:
    for text in ("a", "b", "c"):
        control.react(cast.ben, cast.ops, control.say(cast.ada, cast.ops, text), "fire")
    first = client.reactions_list(user=cast.ben, limit=2)
    rest = client.reactions_list(user=cast.ben, limit=2, cursor=first["response_metadata"]["next_cursor"])
    assert [item["message"]["text"] for item in [*first["items"], *rest["items"]]] == ["c", "b", "a"]


def test_the_answer_to_a_call_tells_the_tokens_scopes(emulator: Emulator) -> None:
    headers = {"Authorization": f"Bearer {emulator.bot_token}"}
    with urlopen(Request(f"{emulator.api_url}auth.test", b"", headers)) as response:
        assert "chat:write" in response.headers["x-oauth-scopes"]
        assert json.load(response)["ok"]
