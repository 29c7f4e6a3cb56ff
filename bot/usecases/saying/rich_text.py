"""Reads rich text back into wire text, as somebody would have typed it."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.rendering.mrkdwn import escape

Element = Mapping[str, Any]

_STYLES = (("code", "`"), ("strike", "~"), ("italic", "_"), ("bold", "*"))


def in_rich_text(block: Element) -> str:
    """Return the words of a rich_text block: paragraphs, lists, quotes and code, each on lines of its own."""
    parts = (_part(element) for element in block.get("elements") or ())
    return "\n".join(part for part in parts if part)


def _part(element: Element) -> str:
    kind = element.get("type")
    if kind == "rich_text_list":
        return _list(element)
    text = _inline(element).strip("\n")
    if kind == "rich_text_quote":
        return "\n".join(f"&gt; {line}" for line in text.split("\n"))
    return f"```{text}```" if kind == "rich_text_preformatted" and text else text


def _list(element: Element) -> str:
    is_ordered, first = element.get("style") == "ordered", int(element.get("offset") or 0) + 1
    indent = "  " * int(element.get("indent") or 0)
    items = enumerate((_inline(item) for item in element.get("elements") or ()), start=first)
    return "\n".join(f"{indent}{f'{number}.' if is_ordered else '•'} {item}" for number, item in items)


def _inline(element: Element) -> str:
    return "".join(_styled(one) for one in element.get("elements") or ())


def _styled(element: Element) -> str:
    text = _INLINE.get(str(element.get("type")), _unknown)(element)
    style = element.get("style")
    if not isinstance(style, Mapping) or not text.strip():
        return text
    for name, sign in _STYLES:
        text = f"{sign}{text}{sign}" if style.get(name) else text
    return text


def _unknown(element: Element) -> str:
    return escape(str(element.get("text") or element.get("fallback") or ""))


def _link(element: Element) -> str:
    url, text = str(element.get("url") or ""), str(element.get("text") or "")
    return f"<{escape(url)}|{escape(text)}>" if text and text != url else f"<{escape(url)}>"


def _date(element: Element) -> str:
    fallback = escape(str(element.get("fallback") or element.get("timestamp") or ""))
    return f"<!date^{element.get('timestamp')}^{element.get('format') or '{date_num} {time}'}|{fallback}>"


_INLINE: Mapping[str, Callable[[Element], str]] = {
    "link": _link,
    "user": lambda element: f"<@{element.get('user_id')}>",
    "channel": lambda element: f"<#{element.get('channel_id')}>",
    "usergroup": lambda element: f"<!subteam^{element.get('usergroup_id')}>",
    "broadcast": lambda element: f"<!{element.get('range')}>",
    "emoji": lambda element: f":{element.get('name')}:",
    "color": lambda element: escape(str(element.get("value") or "")),
    "date": _date,
}
