"""files.*: uploads through the SDK, and files that people share."""

import json
import urllib.request
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.emulator import Control, Emulator
from tests.emulator.helpers import refusal, section
from tests.emulator.world import Cast


def test_an_upload_is_shared_in_the_channel(client: WebClient, control: Control, cast: Cast) -> None:
    client.files_upload_v2(
        channel=cast.ops, filename="draft.md", title="Draft", content="# All", initial_comment="here"
    )
    message = control.history(cast.ops)[-1]
    assert (message["text"], message["files"][0]["title"]) == ("here", "Draft")
    assert control.file(message["files"][0]["id"]) == b"# All"


def test_a_shared_file_tells_where(client: WebClient, control: Control, cast: Cast) -> None:
    file_id = client.files_upload_v2(channel=cast.ops, filename="draft.md", content="# All")["file"]["id"]
    shares = client.files_info(file=file_id)["file"]["shares"]["public"][cast.ops]
    assert shares[0]["ts"] == control.history(cast.ops)[-1]["ts"]


def test_a_lost_share_says_ok_and_shares_nothing(client: WebClient, control: Control, cast: Cast) -> None:
    control.lose_shares()
    file_id = client.files_upload_v2(channel=cast.ops, filename="draft.md", content="# All")["file"]["id"]
    assert client.files_info(file=file_id)["file"]["shares"] == {}
    assert control.history(cast.ops) == []


def test_an_upload_without_bytes_cannot_be_completed(client: WebClient, cast: Cast) -> None:
    file_id = client.files_getUploadURLExternal(filename="a.txt", length=3)["file_id"]
    error = refusal(client.files_completeUploadExternal, files=[{"id": file_id, "title": "a"}])
    assert error == "file_not_found"


def test_a_file_can_be_downloaded_with_the_token(
    client: WebClient, control: Control, cast: Cast, emulator: Emulator
) -> None:
    control.say(cast.ada, cast.ops, "see", files=[{"name": "graph.png", "content": b"\x89PNG"}])
    url = control.history(cast.ops)[-1]["files"][0]["url_private"]
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {emulator.bot_token}"})
    with urllib.request.urlopen(request, timeout=3) as answer:
        assert answer.read() == b"\x89PNG"


def _uploaded(client: WebClient, emulator: Emulator, name: str = "a.txt") -> str:
    """The id of a file whose bytes have come."""
    begun = client.files_getUploadURLExternal(filename=name, length=1)
    urllib.request.urlopen(urllib.request.Request(begun["upload_url"], b"x"), timeout=3).close()
    return str(begun["file_id"])


def test_an_upload_may_be_shared_in_several_channels_and_with_people(
    client: WebClient, control: Control, emulator: Emulator, cast: Cast
) -> None:
    other = control.add_channel("other", members=[emulator.bot_user_id])
    file_id = _uploaded(client, emulator)
    client.files_completeUploadExternal(files=[{"id": file_id}], channels=[cast.ops, other, cast.ada])
    for where in (cast.ops, other, control.dm(cast.ada)):
        assert control.history(where)[-1]["files"][0]["id"] == file_id


def test_an_upload_beyond_one_of_its_channels_is_shared_nowhere(
    client: WebClient, control: Control, emulator: Emulator, cast: Cast
) -> None:
    files = [{"id": _uploaded(client, emulator)}]
    error = refusal(client.files_completeUploadExternal, files=files, channels=[cast.ops, cast.secret])
    assert (error, control.history(cast.ops)) == ("invalid_channel", [])


@pytest.mark.parametrize(("comment", "shown"), [("", ["section"]), ("see", [])])
def test_blocks_introduce_a_file_unless_there_is_a_comment(
    client: WebClient, control: Control, emulator: Emulator, cast: Cast, comment: str, shown: list[str]
) -> None:
    told: dict[str, Any] = {"channel_id": cast.ops, "initial_comment": comment, "blocks": json.dumps([section("see")])}
    client.files_completeUploadExternal(files=[{"id": _uploaded(client, emulator)}], **told)
    assert [block["type"] for block in control.history(cast.ops)[-1].get("blocks", [])] == shown


@pytest.mark.parametrize(
    ("types", "names"), [("images", ["b.png"]), ("pdfs,zips", ["c.pdf"]), ("all", ["c.pdf", "b.png", "a.txt"])]
)
def test_files_are_listed_by_their_kind(client: WebClient, emulator: Emulator, types: str, names: list[str]) -> None:
    for name in ("a.txt", "b.png", "c.pdf"):
        client.files_completeUploadExternal(files=[{"id": _uploaded(client, emulator, name)}])
    assert [file["name"] for file in client.files_list(types=types)["files"]] == names
