"""files.*: uploads through the SDK, and files that people share."""

import urllib.request

from slack_sdk import WebClient

from bot.emulator import Control, Emulator
from tests.emulator.helpers import refusal
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
