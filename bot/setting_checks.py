"""What each setting may hold: a check returns the value as it is used, or ValueError says what it must be."""

import re
from datetime import time
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, SecretStr

from bot.domain.announcing import parse_channels
from bot.domain.oncall import parse_groups
from bot.domain.policy import read_permissions
from bot.domain.redaction import read_patterns
from bot.domain.reminders.intervals import parse_numbers
from bot.domain.review import SignOffRole
from bot.domain.roles import parse_roles
from bot.domain.severity_names import parse_severity_names
from bot.domain.working_time import Hours
from bot.postmortem.hosts import parse_hosts
from bot.rendering.templates import for_severity
from bot.usecases.calendars import parse_countries


def token(prefix: str) -> AfterValidator:
    def check(value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith(prefix):
            raise ValueError(f"must begin with {prefix}")
        return value

    return AfterValidator(check)


def signing_secret(value: SecretStr | None) -> SecretStr | None:
    """Refuse what Slack gives nobody: a blank one would let everybody sign."""
    if value is not None and re.fullmatch(r"\S{16,}", value.get_secret_value()) is None:
        raise ValueError("is no signing secret: 16 characters or more, without spaces")
    return value


def zone(value: str | None) -> str | None:
    try:
        if value is not None:
            ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise ValueError("is no IANA time zone, such as Europe/Berlin") from unknown
    return value


def web_address(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    return value if value.endswith("/") else f"{value}/"


def public_address(value: str | None) -> str | None:
    """Return the address without a slash at its end; ValueError where Slack would not post to it."""
    if value is not None and not value.startswith("https://"):
        raise ValueError("must begin with https://")
    if value is not None and re.fullmatch(r"https://[\w.-]+(:\d{1,5})?(/[\w./~-]*)?", value) is None:
        raise ValueError("must be a host, and a path at most: https://scribe.example.com")
    return value and value.rstrip("/")


def roles(value: str) -> str:
    known = [role.value for role in SignOffRole]
    if not set(listed(value)) <= set(known) or not listed(value):
        raise ValueError(f"takes one or more of {', '.join(known)}")
    return value


def team_roles(value: str) -> str:
    parse_roles(value)  # ValueError says which entry is wrong
    return value


def listed(value: str) -> list[str]:
    return [name.strip() for name in value.split(",") if name.strip()]


def reactions(value: str) -> frozenset[str]:
    return frozenset(filter(None, (name.strip(":") for name in listed(value))))


def database(value: str) -> str:
    if not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        raise ValueError("must begin with sqlite:/// or postgresql://")
    if not value.startswith("sqlite"):
        try:
            _ = urlsplit("//" + value.partition("://")[2].rpartition("@")[2]).port
        except ValueError:
            raise ValueError("has a port that is no number") from None
    return value


def numbers(value: str) -> str:
    parse_numbers(value)  # ValueError says which entry is wrong
    return value


def channels(value: str) -> str:
    parse_channels(value)  # ValueError says which entry is wrong
    return value


def groups(value: str) -> str:
    parse_groups(value)  # ValueError says which entry is wrong
    return value


def countries(value: str) -> str:
    parse_countries(value)  # ValueError says which entry is wrong
    return value


def hours(value: str) -> str:
    working_hours(value)
    return value


def working_hours(value: str) -> Hours:
    """Return the hours that "09:00-17:00" names; ValueError where they are none."""
    opens, _, closes = value.partition("-")
    try:
        found = Hours(opens=time.fromisoformat(opens.strip()), closes=time.fromisoformat(closes.strip()))
    except ValueError as wrong:
        raise ValueError("takes two times of a day, such as 09:00-17:00") from wrong
    if found.opens >= found.closes:
        raise ValueError("must begin before they end")
    return found


def folder(value: Path | None) -> Path | None:
    if value is not None and not value.is_dir():
        raise ValueError("is no folder")
    return value


def template_choices(value: str) -> str:
    for_severity(None, value, "")  # ValueError says which entry is wrong
    return value


def severity_names(value: str) -> str:
    parse_severity_names(value)  # ValueError says which entry is wrong
    return value


def link_hosts(value: str) -> str:
    parse_hosts(value)  # ValueError says which entry is wrong
    return value


def permissions(value: str) -> str:
    read_permissions(value)  # ValueError says which entry is wrong
    return value


def own_patterns(value: str) -> str:
    """Return the lines of own patterns: those given, or those in the file that is named."""
    if "=" not in value and value:
        try:
            value = Path(value).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as unreadable:
            raise ValueError(f"is neither name=pattern nor a file that can be read ({unreadable})") from unreadable
    read_patterns(value)  # ValueError says which one is wrong
    return value
