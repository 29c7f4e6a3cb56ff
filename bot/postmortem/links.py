"""The links in wire text."""

import re
from collections.abc import Iterator

_LINK = re.compile(r"<(https?://[^|<>\s]+)(?:\|([^<>]*))?>|(https?://[^\s<>|]+)")
_TRAILING = re.compile(r"[.,;:!?)'\"\]*_~`]+\Z")


def links_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the address and the label (both in wire form, the label maybe empty) of each link, in their order."""
    for match in _LINK.finditer(text):
        if match[1]:
            yield match[1], (match[2] or "").strip()
        else:
            yield _TRAILING.sub("", match[3]), ""
