"""Which matches are secrets: the checks that need more than a pattern."""

import base64
import binascii
import re

from bot.domain.redaction.placeholders import is_mask, is_placeholder
from bot.domain.redaction.rule import secret_of

# Names that hold such a word and mean something else: secretName, token_type, PASSWORD_FILE, max_tokens.
_OTHER = re.compile(
    r"(?i).*(?:name|_id|-id|[a-z]Id$|ref|path|file|dir|url|uri|type|kind|count|length|len|limit|size|ttl|expir|age$|policy|rule|"
    r"version|hash|digest|hint|label|format|regex|pattern|field|form$|param|reset|changed|rotat|scope|issuer|provider|store|manager|"
    r"usage|used|budget|index|bucket|vault|error|status|state|enabled|required|valid|stdin|least|min|max|date|time|created|updated|at$)"
)
_BEFORE = re.compile(
    r"(?i)(?:next|page|continu\w{0,8}|resume|sync|fencing|unexpected|invalid|max|num|cancel\w{0,8}|bad)"
    r"[ _-]?(?:page[_-]?)?$"
)
_NAME_PART = re.compile(r"[A-Za-z]+\d{0,4}|v?\d{1,4}|")
_SUFFIX = re.compile(r"[a-z0-9]{5}|[a-z0-9]{8,10}")
_TIMELIKE = re.compile(r"[v~<>≤≥]?\d[\d:.,/TZ+-]*[a-zA-Z%]{0,5}|[A-Z]{2,10}-\d+|#\d+")
_PROSE = {
    "must",
    "should",
    "cannot",
    "is",
    "are",
    "was",
    "may",
    "not",
    "required",
    "least",
    "please",
    "the",
    "your",
    "for",
    "+",
}
_VARIABLE = re.compile(r"[a-z]+(?:[._][a-z]+)+")  # after " = ", in code; a file of settings writes "=" alone
_SYMBOLS = re.compile(r"[!@#$%^&*+=?]")
_REST = re.compile(r"[\"'`*_~]{0,3}[ \t]*[,;.)}\]]{0,2}[ \t]*(?:\n|$)")
_LINE_START = re.compile(r"[ \t>\"'`*_•{,-]*(?:[\w-]+[ ._-]){0,3}[\w-]*")


def _tail(match: re.Match[str]) -> str:
    return match[1] or ""


def _is_about_something_else(match: re.Match[str]) -> bool:
    return _OTHER.match(_tail(match)) is not None


def is_assigned_password(match: re.Match[str]) -> bool:
    """Accept the value of `password=…`: all but placeholders after "="; after ":" what cannot be taken for prose."""
    secret = secret_of(match)
    if _is_about_something_else(match) or len(secret) < 3 or is_placeholder(secret):
        return False
    if " " in secret:
        return not _PROSE & set(secret.lower().split())
    start, end = match.span(match.lastindex or 0)
    joint = match.string[match.end(1) : start]
    if joint == " = " and _VARIABLE.fullmatch(secret):
        return False
    if "=" in joint or "->" in joint or '"' in joint or "'" in joint or "`" in joint:
        return not _is_query_of_test(match)
    if _looks_chosen(secret):
        return True
    return _REST.match(match.string, end) is not None and _begins_line(match)


def _is_query_of_test(match: re.Match[str]) -> bool:
    """`pass=12` counts tests."""
    return match[0].lower().startswith("pass=") and secret_of(match).isdigit()


def _begins_line(match: re.Match[str]) -> bool:
    at = match.string.rfind("\n", max(0, match.start() - 80), match.start()) + 1
    return match.start() - at <= 80 and _LINE_START.fullmatch(match.string, at, match.start()) is not None


def is_assigned_secret(match: re.Match[str]) -> bool:
    """Accept the value of `token=…` where it looks random: names, versions, words and places do not."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    is_plural = _tail(match).lower() == "s"
    return not (is_plural or _is_about_something_else(match) or _BEFORE.search(before)) and is_random(match)


def is_random(match: re.Match[str]) -> bool:
    """Accept eight characters or more with digits among letters, that are no name, version or placeholder."""
    secret = secret_of(match)
    if len(secret) < 8 or " " in secret or is_placeholder(secret) or _is_name(secret) or _TIMELIKE.fullmatch(secret):
        return False
    return any(map(str.isalpha, secret)) and any(map(str.isdigit, secret))


def _is_name(value: str) -> bool:
    """Say whether `value` is put together from words, as names of hosts, charts and keys are: "db-creds-v2"."""
    if re.fullmatch(r"[A-Z]+(?:_[A-Z0-9]+)+", value):
        return True
    parts = re.split(r"[-_./:@]", value)
    *head, last = parts
    named = all(map(_NAME_PART.fullmatch, head)) and (
        _NAME_PART.fullmatch(last) or (len(parts) > 2 and _SUFFIX.fullmatch(last))
    )
    return len(parts) > 1 and value == value.lower() and parts[0].isalpha() and bool(named)


def is_password_argument(match: re.Match[str]) -> bool:
    """Accept an argument that is no option, no placeholder, no port and no path."""
    secret = secret_of(match)
    return len(secret) >= 3 and not is_placeholder(secret) and not re.fullmatch(r"\d+(?::\d+)*(?:/\w+)?|-.*", secret)


def is_url_password(match: re.Match[str]) -> bool:
    """Accept what stands before the @: no variable, no mask, no port with a path."""
    secret = secret_of(match)
    return not is_mask(secret) and re.fullmatch(r"\d{1,5}(?:/.*)?", secret) is None and secret.lower() != "password@"


def is_stated(match: re.Match[str]) -> bool:
    """Accept the word after "the password is" where it looks chosen: digits or symbols among letters."""
    secret = secret_of(match).rstrip(".,;:!?)*_~")
    return not is_placeholder(secret) and _looks_chosen(secret)


def _looks_chosen(value: str) -> bool:
    """Say whether `value` has six characters or more and mixes letters with digits or symbols, as no word does."""
    value = value.rstrip(".,;:?!")
    if len(value) < 6 or _TIMELIKE.fullmatch(value) or _is_name(value):
        return False
    return any(map(str.isalpha, value)) and (any(map(str.isdigit, value)) or bool(_SYMBOLS.search(value)))


def is_basic(match: re.Match[str]) -> bool:
    """Accept base64 of "user:password"."""
    secret = secret_of(match)
    try:
        plain = base64.b64decode(
            secret + "=" * (-len(secret) % 4), altchars=b"-_" if {"-", "_"} & set(secret) else None
        )
    except (binascii.Error, ValueError):
        return False
    return b":" in plain and plain.isascii()


_ISSUERS = re.compile(
    r"4\d{15}|5[1-5]\d{14}|2(?:2(?:2[1-9]|[3-9]\d)|[3-6]\d\d|7(?:[01]\d|20))\d{12}|3[47]\d{13}|"
    r"6(?:011|4[4-9]\d|5\d\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|62\d{14}(?:\d{3})?"
)
_COUNTED = re.compile(
    r"(?i)(?:id|trace|span|order|ref|build|ts|time|stamp|offset|seq|number|no|nonce|version)[\"']?\s?[:=#]\s?[\"']?$"
)


def is_card(match: re.Match[str]) -> bool:
    """Accept numbers in an issuer's range whose check digit (Luhn) is right, and that nothing calls an id."""
    digits = re.sub(r"\D", "", match[1])
    before = match.string[max(0, match.start() - 20) : match.start()]
    is_bare = len(digits) == len(match[1])
    return bool(_ISSUERS.fullmatch(digits)) and _luhn(digits) and not (is_bare and _COUNTED.search(before))


def _luhn(digits: str) -> bool:
    total = sum(map(int, digits[-1::-2]))
    return (total + sum(sum(divmod(int(digit) * 2, 10)) for digit in digits[-2::-2])) % 10 == 0
