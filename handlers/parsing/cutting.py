"""Takes a piece out of a text and leaves the rest word for word."""

import re


def cut(text: str, start: int, end: int) -> str:
    """Return `text` without [start:end]: both sides keep their words, one space joins them."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return f"{before} {after}" if before and after else before + after


def cut_match(text: str, match: re.Match[str]) -> str:
    """Return `text` without what `match` covers."""
    return cut(text, match.start(), match.end())


def shorten(said: str, limit: int = 40) -> str:
    """Return `said` on one line and at most `limit` characters long, for quoting it back in an answer."""
    line = " ".join(said.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
