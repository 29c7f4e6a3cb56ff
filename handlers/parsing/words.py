"""Words, people, channels, severities and choices in a command's text, which stays in Slack's wire form."""

import re
from collections.abc import Collection, Mapping
from typing import TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, UserId
from bot.domain.severity import Severity
from handlers.parsing.cutting import cut_match, shorten

T = TypeVar("T")

# A whole <…> of Slack's is one word, also where its label holds spaces.
_WORD = re.compile(r'<[^<>\s][^<>]*>|"(?P<straight>[^"]*)"(?=\s|$)|“(?P<curly>[^”]*)”(?=\s|$)|\S+')
_QUOTED = re.compile(r'\s*(?:"([^"]*\S[^"]*)"|“([^“”]*\S[^“”]*)”)\s*')
_FIRST = re.compile(r"\s*(?P<word>\S+)")
_LAST = re.compile(r"(?:^|(?<=\s))(?P<word>\S+)\s*$")
_USER = re.compile(r"<@(?P<id>[UW][A-Z0-9]+)(?:\|[^<>]*)?>")
_CHANNEL = re.compile(r"<#(?P<id>[CG][A-Z0-9]+)(?:\|[^<>]*)?>")
_SEVERITY = re.compile(r"\s*(?P<said>sev[-\s]?(?P<digits>[0-9]+))[,;:]?(?=\s|$)", re.IGNORECASE)
_SEVERITY_AT_END = re.compile(r"(?<=\s)(?P<said>sev-?[0-9]+)\s*$", re.IGNORECASE)
_AT_NAME = re.compile(r"(?:^|(?<=\s))(?P<name>@[\w.-]+)")


class WordNotUnderstood(Refusal):
    """I don't know that word. `/incident help` shows what can be written."""


def split_words(text: str) -> list[str]:
    """Return the words of `text`; what stands in double quotes is one word, without them.

    Quotes that do not close at the end of a word are ordinary characters.
    """
    return [_unquoted(match) for match in _WORD.finditer(text)]


def _unquoted(match: re.Match[str]) -> str:
    quoted = match["straight"] if match["straight"] is not None else match["curly"]
    return match[0] if quoted is None else quoted


def take_word(text: str) -> tuple[str, str]:
    """Return the first word of `text`, as it stands, and the rest; empty where there is none."""
    match = _FIRST.match(text)
    return (match["word"], cut_match(text, match)) if match else ("", text)


def unquoted(text: str) -> str:
    """Return `text` without the double quotes around it, where one pair holds all of it."""
    match = _QUOTED.fullmatch(text)
    return next(part for part in match.groups() if part is not None).strip() if match else text


def quoted(text: str) -> str:
    """Return `text` so that `unquoted` gives it back: in quotes of the other kind, where it stands in quotes itself."""
    return next((typed for typed in (text, f'"{text}"', f"“{text}”") if unquoted(typed) == text), text)


def take_user(text: str, *, last: bool = False) -> tuple[UserId | None, str]:
    """Return the person mentioned first in `text` (with `last`: last), and `text` without that mention."""
    match = _pick(_USER, text, last)
    return (UserId(match["id"]), cut_match(text, match)) if match else (None, text)


def take_channel(text: str) -> tuple[ChannelId | None, str]:
    """Return the channel mentioned first in `text`, and `text` without that mention."""
    match = _pick(_CHANNEL, text, False)
    return (ChannelId(match["id"]), cut_match(text, match)) if match else (None, text)


def unknown_name(text: str) -> str | None:
    """Return the first "@name" that Slack left unescaped (it knows nobody of that name); None without one."""
    match = _AT_NAME.search(text)
    return match["name"] if match else None


def take_severity_anywhere(text: str) -> tuple[Severity | None, str]:
    """Return the severity that `text` begins or ends with, and the rest."""
    severity, rest = take_severity(text)
    match = _SEVERITY_AT_END.search(text) if severity is None else None
    if match is None:
        return severity, rest
    found, _ = take_severity(match["said"])
    return found, text[: match.start()].rstrip()


def take_severity(text: str) -> tuple[Severity | None, str]:
    """Return the severity that `text` begins with ("sev2", "SEV-2", "sev 2"), and the rest.

    A bare "2" or "s3" is text: titles begin like that. Raises `WordNotUnderstood` for a level there is not.
    """
    match = _SEVERITY.match(text)
    if match is None:
        return None, text
    severity = Severity.parse(f"sev{match['digits']}")
    if severity is None:
        raise WordNotUnderstood(
            f"There is no severity “{shorten(match['said'])}”: write one of `sev1` (worst), `sev2`, `sev3`, `sev4`."
        )
    return severity, cut_match(text, match)


def take_last_choice(text: str, choices: Mapping[str, T]) -> tuple[T | None, str]:
    """Return what the last word of `text` stands for in `choices` (keys in lower case), and the rest."""
    match = _LAST.search(text)
    if match is None or match["word"].lower() not in choices:
        return None, text
    return choices[match["word"].lower()], text[: match.start()].rstrip()


def did_you_mean(word: str, names: Collection[str]) -> str | None:
    """Return the one of `names` that `word` most probably meant; None where nothing comes near.

    A unique beginning counts first, then the fewest slips of the keyboard; ties go to the alphabet.
    """
    wanted = word.lower()
    beginning = [name for name in names if len(wanted) >= 2 and name.lower().startswith(wanted)]
    if len(beginning) == 1:
        return beginning[0]
    likeness = {name: DamerauLevenshtein.normalized_similarity(wanted, name.lower()) for name in sorted(names)}
    best = max(likeness, key=likeness.__getitem__, default=None)
    return best if best is not None and likeness[best] >= 0.6 else None


def _pick(pattern: re.Pattern[str], text: str, last: bool) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return (found[-1] if last else found[0]) if found else None
