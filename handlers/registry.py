"""The registry of subcommands: help, suggestions and the documentation are made from it."""

from collections.abc import Mapping

from bot.domain.errors import Refusal
from handlers.commands import (
    action,
    actions,
    answer,
    close,
    draft,
    import_,
    lead,
    mark,
    note,
    resolve,
    review,
    severity,
    start,
    timeline,
    update,
    watch,
    whys,
)
from handlers.commands.subcommand import Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import did_you_mean
from handlers.reply import Reply

_MODULES = (
    start, note, mark, severity, lead, update, watch, import_, timeline, action, actions, resolve, whys, answer, draft,
    review, close,
)  # fmt: skip


def show_help(command: CommandContext) -> Reply:
    """List the subcommands."""
    lines = [f"• `/incident {one.usage}`: {one.summary}" for one in COMMANDS.values()]
    return Reply(text="\n".join(["*What I can do*", *lines]))


HELP = Subcommand(name="help", usage="help", summary="Show this list", run=show_help)
COMMANDS: Mapping[str, Subcommand] = {one.name: one for one in (*(module.COMMAND for module in _MODULES), HELP)}


def find_command(word: str) -> Subcommand:
    """Return the subcommand called `word` (help, where it is empty); refuses with a suggestion."""
    name = word.lower() or HELP.name
    if name in COMMANDS:
        return COMMANDS[name]
    meant = did_you_mean(name, COMMANDS)
    hint = f"Did you mean `/incident {meant}`?" if meant else "`/incident help` lists what there is."
    raise Refusal(f"I don't know `{name[:40]}`. {hint}")
