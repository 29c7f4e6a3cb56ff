"""What Slack makes of the text that a person types after a slash command."""

import re

from bot.emulator.workspace import Workspace

KNOWN_TOKEN = re.compile(r"<(?:[@#!][^<>]+|https?://[^<>]+|mailto:[^<>]+)>")
AT_NAME = re.compile(r"(?<![\w<|])@(\w[\w.-]*)")
HASH_NAME = re.compile(r"(?<![\w<|&])#([^\s<>#@,.!?;:]+)")


def escape_typed(ws: Workspace, text: str, *, should_escape: bool) -> str:
    """What a command's text becomes on the wire: `& < >` escaped, and names made ids when asked for."""
    parts, end = [], 0
    for token in KNOWN_TOKEN.finditer(text):
        parts += [_escape_plain(ws, text[end : token.start()], should_escape), token.group()]
        end = token.end()
    return "".join([*parts, _escape_plain(ws, text[end:], should_escape)])


def _escape_plain(ws: Workspace, text: str, should_escape: bool) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if not should_escape:
        return text
    users = {u.name.casefold(): u for u in ws.users.values() if not u.deleted}

    def at(match: re.Match[str]) -> str:
        name = match.group(1).rstrip(".-")
        user = users.get(name.casefold())
        return f"<@{user.id}|{user.name}>{match.group(1)[len(name) :]}" if user else match.group()

    def hashed(match: re.Match[str]) -> str:
        channel = ws.channel_named(match.group(1))
        return f"<#{channel.id}|{channel.name}>" if channel else match.group()

    return HASH_NAME.sub(hashed, AT_NAME.sub(at, text))
