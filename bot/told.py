"""What a command of the program says instead of a traceback."""

import click


class Told(click.ClickException):
    """An error that is told in words, without a traceback; the exit code is 2."""

    exit_code = 2
