"""What a command of the program says instead of a traceback."""

import click

from bot.environment import BadSettings, read_settings
from bot.settings import Settings


class Told(click.ClickException):
    """An error that is told in words, without a traceback; the exit code is 2."""

    exit_code = 2


def read_settings_or_tell(*, is_offline: bool = False) -> Settings:
    """Return the settings; what is wrong with them is told."""
    try:
        return read_settings(is_offline=is_offline)
    except BadSettings as wrong:
        raise Told(str(wrong)) from None
