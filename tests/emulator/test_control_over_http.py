"""The control verbs over HTTP."""

import base64
import json
import urllib.request
from typing import Any
from urllib.error import HTTPError

import pytest

from bot.emulator import Control, Emulator
from tests.emulator.world import Cast


def post(emulator: Emulator, verb: str, headers: dict[str, str] | None = None, **arguments: Any) -> Any:
    """The result of a verb, asked for as another process would."""
    url = emulator.api_url.replace("/api/", f"/control/{verb}")
    request = urllib.request.Request(url, data=json.dumps(arguments).encode(), headers=headers or {})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.loads(answer.read())["result"]


def status(emulator: Emulator, verb: str, headers: dict[str, str] | None = None, **arguments: Any) -> int:
    """The HTTP status that a verb is refused with."""
    with pytest.raises(HTTPError) as caught:
        post(emulator, verb, headers, **arguments)
    return caught.value.code


def test_a_verb_acts_in_the_workspace(emulator: Emulator, control: Control, cast: Cast) -> None:
    ts = post(emulator, "say", user=cast.ada, channel=cast.ops, text="from afar")
    assert [(m["ts"], m["text"]) for m in control.history(cast.ops)] == [(ts, "from afar")]


def test_an_outcome_is_an_object(emulator: Emulator, cast: Cast) -> None:
    result = post(emulator, "command", user=cast.ada, channel=cast.ops, command="/incident", text="help")
    assert (result["acknowledged"], result["error"]) == (False, "dispatch_failed")


def test_bytes_come_in_base64(emulator: Emulator, control: Control, cast: Cast) -> None:
    control.say(cast.ada, cast.ops, "see", files=[{"id": "F1", "name": "a.bin", "content": b"\x00\xff"}])
    assert base64.b64decode(post(emulator, "file", file_id="F1")) == b"\x00\xff"


def test_what_a_person_cannot_do_is_a_conflict(emulator: Emulator, cast: Cast) -> None:
    assert status(emulator, "delete", user=cast.ben, channel=cast.ops, ts="1.000000") == 409


def test_an_unknown_verb_is_not_found(emulator: Emulator) -> None:
    assert status(emulator, "conquer") == 404


def test_inner_parts_are_no_verbs(emulator: Emulator) -> None:
    assert status(emulator, "_find", channel="C", ts="1.0") == 404


def test_wrong_arguments_are_a_bad_request(emulator: Emulator) -> None:
    assert status(emulator, "say", nonsense=1) == 400


def test_another_host_name_is_refused(emulator: Emulator) -> None:
    assert status(emulator, "users", {"Host": "evil.example"}) == 403


def test_a_page_of_another_origin_is_refused(emulator: Emulator) -> None:
    assert status(emulator, "users", {"Origin": "https://evil.example"}) == 403
