"""What Slack's composer makes of a text as typed: its wire form, with names and addresses in angle brackets."""

import re

from bot.emulator.errors import Refused
from bot.emulator.messages import TEXT_LIMIT
from bot.emulator.ui.seeing import can_see
from bot.emulator.workspace import Workspace

AS_IS = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
TOKEN = re.compile(
    r"(?P<wire><(?:@[UW]\w+|#C\w+|!\w+)(?:\|[^<>]*)?>)"
    r"|(?P<url>https?://[^\s<>|]*[^\s<>|.,:;!?\"'()\[\]])"
    r"|(?<![\w@])@(?P<at>\w[\w.-]*)"
    r"|(?<![\w#&])#(?P<hash>[^\s<>#@,.!?;:()]+)"
)
TO_ALL = {"here": "<!here>", "channel": "<!channel>", "everyone": "<!everyone>"}


def wire_text(ws: Workspace, me: str, text: str) -> str:
    """The text as it goes over the wire; code stays as it was typed. Refused when there is none, or too much."""
    if not text.strip():
        raise Refused("There is nothing to say yet.")
    parts = AS_IS.split(text)  # what is code, and what lies between
    escaped = "".join(_escape(part) if AS_IS.fullmatch(part) else _named(ws, me, part) for part in parts)
    if len(escaped) > TEXT_LIMIT:
        raise Refused(f"This message is too long: {len(escaped):,} characters, and Slack takes {TEXT_LIMIT:,}.")
    return escaped


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _named(ws: Workspace, me: str, text: str) -> str:
    parts, end = [], 0
    for token in TOKEN.finditer(text):
        parts += [_escape(text[end : token.start()]), _wire(ws, me, token)]
        end = token.end()
    return "".join([*parts, _escape(text[end:])])


def _wire(ws: Workspace, me: str, token: re.Match[str]) -> str:
    if token["wire"]:
        return token["wire"]
    if token["url"]:
        return f"<{token['url'].replace('&', '&amp;')}>"
    return _at(ws, token["at"]) if token["at"] else _hash(ws, me, token["hash"])


def _at(ws: Workspace, typed: str) -> str:
    name = typed.rstrip(".-")
    if name in TO_ALL:
        return TO_ALL[name] + typed[len(name) :]
    for user in ws.users.values():
        if user.name.casefold() == name.casefold() and not user.deleted:
            return f"<@{user.id}>{typed[len(name) :]}"
    return f"@{typed}"


def _hash(ws: Workspace, me: str, typed: str) -> str:
    channel = ws.channel_named(typed)
    return f"<#{channel.id}|{channel.name}>" if channel and can_see(channel, me) else f"#{typed}"
