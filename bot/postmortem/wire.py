"""Slack's wire text, as far as pure code needs it: escaping and shortening without breaking a token."""

import re

_CUT_TOKEN = re.compile(r"(<[^<>]*|&[a-z]{0,3})\Z")


def escape(text: str) -> str:
    """Return plain text in wire form: `&`, `<` and `>` as entities, so that no mention or link can arise."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shorten(text: str, limit: int) -> str:
    """Return wire text of at most `limit` characters, ending in "…" where something was cut.

    A mention, link or entity that would be cut in half is left out whole.
    """
    if len(text) <= limit:
        return text
    return _CUT_TOKEN.sub("", text[: limit - 1]).rstrip() + "…"
