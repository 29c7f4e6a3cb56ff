"""Slack's wire text: read into spans, put into plain words, escaped and cut. Formatting marks stay as typed."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from bot.domain.ids import ChannelId, UserId
from bot.domain.people import Person
from bot.postmortem.wire import escape
from bot.postmortem.wire import shorten as truncate

__all__ = ["Span", "SpanKind", "escape", "parse", "plain", "to_plain", "truncate"]


class SpanKind(Enum):
    """What a span is; the value of each is told in `Span`."""

    TEXT = "text"
    USER = "user"
    CHANNEL = "channel"
    LINK = "link"
    GROUP = "group"
    DATE = "date"


class Span(NamedTuple):  # of all values the most often made; a dataclass takes three times as long
    """A piece of wire text, entities resolved.

    `value` is the text itself, a user's or channel's id, a link's address, a group's name ("channel", "here",
    "S1") or a date's fallback; `label` what Slack sent to be shown instead, or None.
    """

    kind: SpanKind
    value: str
    label: str | None = None


_TOKEN = re.compile(r"<([^<>\n]*)>")
_ENTITY = re.compile(r"&(amp|lt|gt);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">"}
_KINDS: tuple[tuple[str, SpanKind, re.Pattern[str]], ...] = tuple(
    (sign, kind, re.compile(rf"{pattern}(?:\|(?P<label>.*))?"))
    for sign, kind, pattern in (
        ("@", SpanKind.USER, r"@(?P<value>[UW][A-Z0-9]*)"),
        ("#", SpanKind.CHANNEL, r"#(?P<value>[CDG][A-Z0-9]*)"),
        ("!", SpanKind.GROUP, r"!(?P<value>channel|here|everyone)"),
        ("!", SpanKind.GROUP, r"!subteam\^(?P<value>[A-Z0-9]+)"),
        ("", SpanKind.LINK, r"(?P<value>(?:[a-z][a-z0-9+.-]*://|mailto:|tel:)[^|]+)"),
    )
)
_DATE = re.compile(r"!date\^[^|]*\|(?P<fallback>.*)")


def parse(text: str) -> list[Span]:
    """Return the spans of wire text, in order; whatever is no known token is text as it stands."""
    if "<" not in text:
        return _text(text)
    spans: list[Span] = []
    end = 0
    for match in _TOKEN.finditer(text):
        span = _token(match[1])
        if span is None:
            continue
        spans += [*_text(text[end : match.start()]), span]
        end = match.end()
    return spans + _text(text[end:])


def plain(span: Span, people: Mapping[UserId, Person], channels: Mapping[ChannelId, str]) -> str:
    """Return one span in words: names for ids as far as known, a link's label before its address."""
    match span.kind:
        case SpanKind.USER:
            person = people.get(UserId(span.value))
            return "@" + (person.name if person else (span.label or span.value).removeprefix("@"))
        case SpanKind.CHANNEL:
            name = channels.get(ChannelId(span.value)) or span.label or span.value
            return "#" + name.removeprefix("#")
        case SpanKind.GROUP:
            return "@" + (span.label or span.value).removeprefix("@")
        case SpanKind.LINK:
            is_bare = not span.label or span.value.endswith(span.label)
            return (span.label or span.value) if is_bare else f"{span.label} ({span.value})"
        case _:
            return span.value


def to_plain(
    text: str,
    people: Mapping[UserId, Person] | None = None,
    channels: Mapping[ChannelId, str] | None = None,
) -> str:
    """Return wire text in plain words. The result is not wire text: `escape` it before it goes to Slack."""
    return "".join(plain(span, people or {}, channels or {}) for span in parse(text))


def _token(inner: str) -> Span | None:
    date = _DATE.fullmatch(inner) if inner.startswith("!") else None
    if date:
        return Span(kind=SpanKind.DATE, value=_resolve(date["fallback"]))
    for sign, kind, pattern in _KINDS:
        match = pattern.fullmatch(inner) if inner.startswith(sign) else None
        if match:
            label = _resolve(match["label"]) if match["label"] else None
            return Span(kind=kind, value=_resolve(match["value"]), label=label)
    return None


def _text(raw: str) -> list[Span]:
    return [Span(kind=SpanKind.TEXT, value=_resolve(raw))] if raw else []


def _resolve(raw: str) -> str:
    """One pass, so that "&amp;lt;" becomes "&lt;" and not "<"."""
    return _ENTITY.sub(lambda match: _CHARACTERS[match[1]], raw) if "&" in raw else raw
