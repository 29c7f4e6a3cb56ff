"""The registry of subcommands: help, suggestions and the documentation are made from it."""

from collections.abc import Mapping

from bot.domain.errors import Refusal
from handlers.commands import (
    action,
    actions,
    answer,
    cancel,
    close,
    config,
    draft,
    edit,
    handoff,
    impact,
    import_,
    lead,
    link,
    list_,
    mark,
    note,
    rename,
    reopen,
    resolve,
    retract,
    review,
    role,
    search,
    severity,
    show,
    start,
    status,
    timeline,
    update,
    watch,
    whys,
)
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import did_you_mean
from handlers.reply import Reply

_MODULES = (
    start, rename, severity, status, lead, role, handoff, impact, update, resolve, reopen, cancel, close, note, mark,
    timeline, edit, retract, watch, import_, action, actions, whys, answer, draft, review, list_, show, search, link,
    config,
)  # fmt: skip


def show_help(command: CommandContext) -> Reply:
    """List the subcommands by what they are for, or tell all about the one named."""
    word = command.text.strip().removeprefix("/incident").strip().lower()
    if word:
        one = find_command(word)
        return Reply(text=f"`/incident {one.usage}`\n{one.summary}.")
    lines: list[str] = []
    for group in Group:
        lines.append(f"*{group.value}*")
        lines += [f"`{one.name}` {one.brief}" for one in COMMANDS.values() if one.group is group]
    return Reply(text="\n".join([*lines, MORE]))


MORE = (
    "Type each after `/incident`, or after `@scribe` in a thread. From elsewhere, name the incident: "
    "`/incident note INC-7 …`. `/incident help note` tells more."
)
HELP = Subcommand(
    name="help", usage="help [subcommand]", summary="List the subcommands, or tell all about one",
    brief="this list; `help note` tells more", group=Group.FINDING, run=show_help,
)  # fmt: skip
COMMANDS: Mapping[str, Subcommand] = {one.name: one for one in (*(module.COMMAND for module in _MODULES), HELP)}


def find_command(word: str) -> Subcommand:
    """Return the subcommand called `word` (help, where it is empty); refuses with a suggestion."""
    name = word.lower() or HELP.name
    if name in COMMANDS:
        return COMMANDS[name]
    meant = did_you_mean(name, COMMANDS)
    hint = f"Did you mean `/incident {meant}`?" if meant else "`/incident help` lists what there is."
    raise Refusal(f"I don't know `{name[:40]}`. {hint}")
