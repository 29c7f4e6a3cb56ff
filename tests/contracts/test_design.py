"""The registry holds every subcommand of the design, and help on them fits one screen."""

from handlers.commands.subcommand import Group
from handlers.context import CommandContext
from handlers.registry import COMMANDS

DESIGN = {
    "start", "note", "mark", "severity", "status", "lead", "role", "impact", "update", "timeline", "edit", "retract",
    "action", "actions", "whys", "answer", "resolve", "draft", "list", "show", "search", "link", "watch", "import",
    "reopen", "cancel", "close", "handoff", "help",
}  # fmt: skip
BEYOND = {"config", "rename", "review"}  # why: docs/decisions/0038, 0039
LINES, WIDTH = 40, 60


def help_lines() -> list[str]:
    """Return what `/incident help` says; it needs neither scribe nor incident."""
    context = CommandContext(scribe=None, user_id="U", channel_id="C", text="")  # type: ignore[arg-type]
    return COMMANDS["help"].run(context).text.split("\n")


def test_every_subcommand_of_the_design_is_there() -> None:
    assert set(COMMANDS) == DESIGN | BEYOND


def test_help_fits_one_screen() -> None:
    assert len(help_lines()) <= LINES
    assert [line for line in help_lines()[:-1] if len(line) > WIDTH] == []


def test_help_names_every_subcommand_under_a_heading() -> None:
    lines = help_lines()
    assert {line.split("`")[1] for line in lines[:-1] if line.startswith("`")} == set(COMMANDS)
    assert [line.strip("*") for line in lines if line.startswith("*")] == [group.value for group in Group]


def test_help_on_one_tells_how_it_is_written() -> None:
    for name, one in COMMANDS.items():
        context = CommandContext(scribe=None, user_id="U", channel_id="C", text=name)  # type: ignore[arg-type]
        assert COMMANDS["help"].run(context).text == f"`/incident {one.usage}`\n{one.summary}."
