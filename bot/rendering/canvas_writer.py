"""The hand that writes for a Slack canvas, where a mention is a link of its own kind, and its inline Markdown."""

from collections.abc import Sequence

from markdown_it.token import Token

from bot.rendering.markdown import Md, code_span, escape_text, finished, guard_line, joined, link
from bot.rendering.mrkdwn import Span, SpanKind
from bot.rendering.writer import Writer

# A mention is written as a link first, and spelled as the canvas wants it once the document is whole. No text can
# write such a link: in an address from a text the apostrophe is "%27".
_ADDRESS = "https://mention.invalid/'"
_MENTION = "\ufdd2"  # stands for "![]" until what texts say of the kind is escaped; no text has it
_SIGNS = {SpanKind.USER: "@", SpanKind.CHANNEL: "#"}
_MARKS = {"strong": "**", "em": "_", "s": "~~"}


class CanvasWriter(Writer):
    """Writes people and channels as mentions."""

    def place(self, span: Span) -> Md | None:
        sign = _SIGNS.get(span.kind)
        if sign is None:
            return None
        return Md(f"[{escape_text(sign)}]({_ADDRESS}{'user' if sign == '@' else 'channel'}/{span.value})")


def spelled(tokens: Sequence[Token]) -> str:
    """Return one inline's tokens in the canvas's Markdown."""
    parts: list[str] = []
    opened: list[tuple[str, int]] = []
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _MARKS:
            parts.append(_MARKS[name])
        elif token.type == "link_open":
            opened.append((str(token.attrGet("href") or ""), len(parts)))
        elif token.type == "link_close":
            address, begin = opened.pop()
            label = "".join(parts[begin:])
            parts[begin:] = [_linked(address, label)]
        else:
            parts.append(_spelled(token, is_in_link=bool(opened)))
    return "\n".join(guard_line(part) for part in joined(parts).split("\n")).replace(_MENTION, "![]")


def _spelled(token: Token, *, is_in_link: bool) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n" if token.type == "hardbreak" else " "
    if token.type == "code_inline":
        return finished(f"| {code_span(token.content)}")[2:]
    return token.content if is_in_link else escape_text(token.content)


def _linked(address: str, label: str) -> str:
    for sign, kind in (("@", "user"), ("#", "channel")):
        if address.startswith(f"{_ADDRESS}{kind}/"):
            return f"{_MENTION}({sign}{address.rsplit('/', 1)[1]})"
    return link(label, address)
