"""One rule of redaction as a row of data, and short ways to write one."""

import re
from collections.abc import Callable
from dataclasses import dataclass

BARRIER = "\ufdd0"  # stands for whatever no secret reaches across: a mention, a mark, the edge of a link
# Apart from letters and from what tokens are made of; a mark of italics may stand before.
APART = r"(?<![A-Za-z0-9=.~-])(?<![A-Za-z0-9_=.~-]_)"
LEFT, RIGHT = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"


_LINE = 300  # characters, back to which a mark of style is looked for
_OPENED_BY = {")": "(", "]": "[", "}": "{"}
_STYLES = {style: re.compile(rf"(?<!\w){re.escape(style)}(?=\S)") for style in "*_~"}


def always(match: re.Match[str]) -> bool:
    """Accept: what the pattern matches is a secret by its form alone."""
    return bool(match)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How secrets of one `kind` are recognized.

    `pattern` matches in linear time, and the last group that takes part is the secret. It can match only where one
    of the `keywords` (lower case) stands in the text, so that most texts never meet it. `check` sees each match.
    """

    kind: str
    keywords: tuple[str, ...]
    pattern: re.Pattern[str]
    check: Callable[[re.Match[str]], bool] = always


def secret_of(match: re.Match[str]) -> str:
    """Return the part of `match` that is secret."""
    return match[match.lastindex or 0]


def span_of(match: re.Match[str]) -> tuple[int, int]:
    """Return where the secret of `match` stands, without what ends the sentence, the bracket or the style around it."""
    start, end = match.span(match.lastindex or 0)
    text = match.string
    if text[end : end + 1] in ('"', "'", "`"):
        return start, end
    while end > start + 3 and _is_around(text, start, end):
        end -= 1
    return start, end


def _is_around(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    if last in _OPENED_BY:
        return _OPENED_BY[last] not in text[start:end]
    return last in ".,;:" or (
        last in _STYLES and _STYLES[last].search(text, max(0, start - _LINE), start + 1) is not None
    )


def mixed(match: re.Match[str]) -> bool:
    """Accept what holds a digit, a small and a capital letter, as random tokens of some length do."""
    secret = secret_of(match)
    return any(map(str.isdigit, secret)) and any(map(str.islower, secret)) and any(map(str.isupper, secret))


def numbered(match: re.Match[str]) -> bool:
    """Accept what holds a digit and a letter."""
    secret = secret_of(match)
    return any(map(str.isdigit, secret)) and any(map(str.isalpha, secret))


def token(
    kind: str, form: str, *keywords: str, check: Callable[[re.Match[str]], bool] = always, left: str = LEFT
) -> Rule:
    """Return the rule for tokens known by their form, standing apart from letters and digits on both sides."""
    return Rule(kind=kind, keywords=keywords, pattern=re.compile(f"{left}({form}){RIGHT}"), check=check)


def near(kind: str, service: str, form: str, check: Callable[[re.Match[str]], bool] = numbered) -> Rule:
    """Return the rule for secrets without a form of their own: after `service` and a word like "key", on one line."""
    words = r"(?:key|token|secret|auth|password|credential|pat)\w{0,16}"
    gap = rf"[^\n{BARRIER}]{{0,48}}?"
    joint = r"[\"'`*_\]]{0,3}(?:\s{0,3}(?:=>|:=|=|:)\s{0,3}|\s(?:is\s)?)[\"'`*_]{0,3}"
    pattern = rf"(?i:{LEFT}(?:{service}){gap}{words}{joint}){LEFT}({form}){RIGHT}"
    return Rule(kind=kind, keywords=tuple(service.split("|")), pattern=re.compile(pattern), check=check)
