"""Addresses typed into a field, one per line."""

import re

from bot.domain.errors import Refusal

MOST = 10
_ADDRESS = re.compile(r"https?://[^\s<>|\"]{3,500}")


class LinkNotUnderstood(Refusal):
    """That is no address. Write one per line, as in `https://tickets.example.com/PAY-42`."""


def read_links(text: str) -> tuple[str, ...]:
    """Return the addresses in `text`, each once; raises `LinkNotUnderstood` for a line that is none."""
    lines = dict.fromkeys(line.strip() for line in text.splitlines() if line.strip())
    if any(_ADDRESS.fullmatch(line) is None for line in lines):
        raise LinkNotUnderstood()
    if len(lines) > MOST:
        raise LinkNotUnderstood(f"That is {len(lines)} links; {MOST} is the most. Nothing was stored.")
    return tuple(lines)
