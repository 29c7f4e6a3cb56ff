"""A person on the page on which the app is installed, and what the app is told in the address they come back to."""

from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qsl, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from bot.emulator import Emulator

BACK = "http://127.0.0.1:9/slack/oauth_redirect"


class Stay(HTTPRedirectHandler):
    """Does not follow, so that a test sees where it would go."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def address(emulator: Emulator) -> str:
    return f"{emulator.workspace.base_url}oauth/v2/authorize"


def refused(emulator: Emulator, form: dict[str, str], **headers: str) -> HTTPError:
    """What comes of sending the page's form, which is never a page: a way back, or a refusal."""
    with pytest.raises(HTTPError) as caught:
        build_opener(Stay).open(Request(address(emulator), urlencode(form).encode(), headers))
    return caught.value


def told(emulator: Emulator, asked: dict[str, str], answer: str = "allow") -> str:
    """The query with which Dana is sent back to the app."""
    back = refused(emulator, asked | {"answer": answer, "user": "U0000DANA"})
    assert back.code == 302
    return urlsplit(back.headers["Location"]).query


def told_as_dict(emulator: Emulator, asked: dict[str, str], answer: str = "allow") -> dict[str, str]:
    return dict(parse_qsl(told(emulator, asked, answer)))
