"""Reads the settings from the environment, and says by name which are missing or wrong."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import SecretStr, ValidationError

from bot import setting_checks as checks
from bot.settings import DEFAULT_DATABASE, Settings

OFFLINE = "xoxb-of-nobody"  # in place of a token, for what asks nobody


class BadSettings(Exception):
    """A setting is missing or wrong; the message names it."""


def read_settings(
    environment: Mapping[str, str] | None = None, *, needs: Sequence[str] = (), is_offline: bool = False
) -> Settings:
    """Return the settings in `environment` (default: the process's own); raises `BadSettings`, naming each.

    `needs` are optional ones that must be there this time. Who is `is_offline` talks to nobody, and needs no token.
    """
    given = _with_files(dict(os.environ if environment is None else environment))
    if is_offline:
        given = {"SLACK_BOT_TOKEN": OFFLINE} | {name: value for name, value in given.items() if value}
    lines = [f"{name}: is not set" for name in needs if not given.get(name)]
    try:
        settings = Settings.model_validate({name: value for name, value in given.items() if value})
    except ValidationError as wrong:
        lines = [f"{error['loc'][0]}: {said(error)}" for error in wrong.errors()] + lines
    if lines:
        raise BadSettings("\n".join(lines))  # outside of the handler: the cause would print the values
    return settings


def secret_of(value: SecretStr | None, name: str) -> str:
    """Return a secret that is needed now; raises `BadSettings` where the setting `name` does not hold it."""
    if value is None:
        raise BadSettings(f"{name}: is not set")
    return value.get_secret_value()


def database_url(environment: Mapping[str, str] | None = None) -> str:
    """Return where the database is; commands that only need this need no tokens."""
    given = _with_files(dict(os.environ if environment is None else environment))
    try:
        return checks.database(given.get("DATABASE_URL") or DEFAULT_DATABASE)
    except ValueError as wrong:
        raise BadSettings(f"DATABASE_URL: {wrong}") from wrong


def _with_files(environment: dict[str, str]) -> dict[str, str]:
    names = {field.alias for field in Settings.model_fields.values() if field.alias}
    for name in names & {key.removesuffix("_FILE") for key in environment if key.endswith("_FILE")}:
        try:
            environment[name] = Path(environment[f"{name}_FILE"]).read_text().strip()
        except OSError as unreadable:
            raise BadSettings(f"{name}_FILE: cannot be read ({unreadable.strerror})") from unreadable
        except UnicodeDecodeError:  # whose words would print the file's
            raise BadSettings(f"{name}_FILE: holds no text") from None
    return environment


def said(error: Any) -> str:
    """Return in words what pydantic found wrong with a value."""
    return "is not set" if error["type"] == "missing" else str(error["msg"]).removeprefix("Value error, ")
