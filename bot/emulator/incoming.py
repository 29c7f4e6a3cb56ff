"""JSON that comes in from outside, which may hold what no answer could carry out again."""

import json
from typing import Any


def read_json(text: str | bytes) -> Any:
    """The value of a JSON text in UTF-8; ValueError where it is none. Half a character becomes “�”."""
    words = text.decode("utf-8") if isinstance(text, bytes) else text
    try:
        value = json.loads(words)
        return json.loads(_mended(json.dumps(value, ensure_ascii=False))) if "\\u" in words else value
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _mended(text: str) -> str:
    """The text with halves of characters beyond the first 65,536 replaced: UTF-8 has no way to write them."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
