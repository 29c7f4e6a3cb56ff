"""What a subcommand is."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from handlers.context import CommandContext
from handlers.reply import Reply


class Group(Enum):
    """Under which heading help lists a subcommand."""

    RUNNING = "While it runs"
    RECORD = "The record"
    AFTERWARDS = "Action items and the postmortem"
    FINDING = "Finding incidents"


@dataclass(frozen=True, kw_only=True, slots=True)
class Subcommand:
    """One subcommand of /incident.

    `usage` and `summary` are what the documentation and help on it print, `brief` is its line in the list of all.
    `asks` is what a form asks for in place of the text, empty where it needs none.
    """

    name: str
    usage: str
    summary: str
    brief: str
    group: Group
    asks: str = ""
    run: Callable[[CommandContext], Reply]
