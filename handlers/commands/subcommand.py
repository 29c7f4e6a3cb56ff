"""What a subcommand is."""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.context import CommandContext
from handlers.reply import Reply


@dataclass(frozen=True, kw_only=True, slots=True)
class Subcommand:
    """One subcommand of /incident: `usage` and `summary` are what help and the documentation print."""

    name: str
    usage: str
    summary: str
    run: Callable[[CommandContext], Reply]
