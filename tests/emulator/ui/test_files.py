"""Files by browser: shared, looked at by those who may, and never executed."""

import http.client
import json
from base64 import b64decode
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from bot.emulator import Control, Emulator
from tests.emulator.ui.browser import Browser
from tests.emulator.world import Cast

PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(emulator: Emulator, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
    to = urlsplit(emulator.workspace.base_url)
    connection = http.client.HTTPConnection(to.hostname or "", to.port, timeout=5)
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    told = {name.lower(): value for name, value in response.getheaders()}
    answer = Answer(response.status, told, response.read())
    connection.close()
    return answer


def share(emulator: Emulator, content: bytes, **query: Any) -> Answer:
    return ask(emulator, "POST", f"/ui/file?{urlencode(query)}", content)


def look(emulator: Emulator, control: Control, cast: Cast, user: str, *, content: bytes, name: str) -> Answer:
    control.say(cast.ada, cast.ops, "", files=[{"name": name, "content": content}])
    file_id = control.history(cast.ops)[-1]["files"][0]["id"]
    return ask(emulator, "GET", f"/ui/file/{file_id}?as={user}")


def test_a_shared_picture_is_a_message_with_a_picture(ada: Browser, emulator: Emulator, cast: Cast) -> None:
    given = {"as": cast.ada, "channel": cast.ops, "name": "chart.png", "text": "look @ben", "alt": "a chart"}
    assert share(emulator, PIXEL, **given).status == 200
    message = ada.told("message")["message"]
    assert (message["text"], message["files"][0]["is_picture"], message["files"][0]["alt_txt"]) == (
        "look <@U00000BEN>", True, "a chart",
    )  # fmt: skip
    shown = ask(emulator, "GET", f"/ui/file/{message['files'][0]['id']}?as={cast.ben}")
    assert (shown.headers["content-type"], shown.body) == ("image/png", PIXEL)


def test_a_picture_that_is_none_is_a_file(ada: Browser, emulator: Emulator, cast: Cast) -> None:
    share(emulator, b"\0not a picture", **{"as": cast.ada, "channel": cast.ops, "name": "fake.png"})
    file = ada.told("message")["message"]["files"][0]
    assert file["is_picture"] is False
    shown = ask(emulator, "GET", f"/ui/file/{file['id']}?as={cast.ada}")
    assert shown.headers["content-type"] == "application/octet-stream"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert shown.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["page.html", "drawing.svg"])
def test_a_file_with_a_script_is_shown_as_text(emulator: Emulator, control: Control, cast: Cast, name: str) -> None:
    shown = look(emulator, control, cast, cast.ada, content=b"<svg onload=alert(1)></svg>", name=name)
    assert shown.headers["content-type"].startswith("text/plain")
    assert "sandbox" in shown.headers["content-security-policy"]


def test_a_file_of_a_private_channel_is_not_there_for_others(emulator: Emulator, control: Control, cast: Cast) -> None:
    control.say(cast.dana, cast.secret, "", files=[{"name": "plan.txt", "content": "ours"}])
    file_id = control.history(cast.secret)[-1]["files"][0]["id"]
    assert ask(emulator, "GET", f"/ui/file/{file_id}?as={cast.dana}").body == b"ours"
    assert ask(emulator, "GET", f"/ui/file/{file_id}?as={cast.ada}").status == 404


def test_nobody_shares_where_they_are_not(emulator: Emulator, cast: Cast) -> None:
    refused = share(emulator, b"x", **{"as": cast.cleo, "channel": cast.ops, "name": "x.txt"})
    assert (refused.status, b"Join the channel first" in refused.body) == (400, True)


def test_another_sites_page_neither_shares_nor_looks(emulator: Emulator, cast: Cast) -> None:
    path = f"/ui/file?as={cast.ada}&channel={cast.ops}&name=x"
    assert ask(emulator, "POST", path, b"x", Origin="http://evil.example").status == 403


def test_a_name_that_was_made_to_point_here_is_refused(emulator: Emulator) -> None:
    assert ask(emulator, "GET", "/", Host="evil.example").status == 403


def test_nothing_outside_the_page_is_served(emulator: Emulator) -> None:
    for path in ("/ui/../assets.py", "/ui/%2e%2e/assets.py", "/ui//etc/passwd", "/ui/missing.js", "/ui/core"):
        assert ask(emulator, "GET", path).status == 404


@pytest.mark.parametrize("name", ["a%00", "a" * 5000])
def test_a_name_that_no_file_can_have_is_not_found(emulator: Emulator, name: str) -> None:
    assert ask(emulator, "GET", f"/ui/{name}.js").status == 404


@pytest.mark.parametrize("foreign", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}])
def test_another_sites_page_cannot_call_as_the_app(emulator: Emulator, foreign: dict[str, str]) -> None:
    called = ask(emulator, "POST", f"/api/auth.test?token={emulator.bot_token}", b"", **foreign)
    assert called.status == 403


def test_whoever_was_sent_to_log_in_sees_that_page(emulator: Emulator) -> None:
    assert b"Sign in" in ask(emulator, "GET", "/?redir=/files/F1/x").body


def _kept(emulator: Emulator, user: str, name: str) -> str:
    """Upload without sharing; returns the file's id."""
    return str(json.loads(share(emulator, PIXEL, **{"as": user, "name": name}).body)["result"]["file"]["id"])


def test_what_was_uploaded_is_shared_in_one_message(ada: Browser, emulator: Emulator, cast: Cast) -> None:
    files = [_kept(emulator, cast.ada, name) for name in ("a.png", "b.png")]
    ada.get("say", channel=cast.ops, text="", files=files)
    message = ada.told("message")["message"]
    assert ([file["name"] for file in message["files"]], message["text"]) == (["a.png", "b.png"], "")
    assert "gone" in ada.refused("say", channel=cast.ops, text="again", files=files)


def test_nobody_shares_what_another_has_uploaded(ada: Browser, emulator: Emulator, cast: Cast) -> None:
    assert "gone" in ada.refused("say", channel=cast.ops, text="mine", files=[_kept(emulator, cast.ben, "a.png")])
