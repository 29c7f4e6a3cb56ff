"""`make docs`: writes what the documentation takes from the code, so that it cannot lag behind it."""

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from pydantic.fields import FieldInfo

from bot.cli import main
from bot.emulator import coverage
from bot.paths import data_path
from bot.postmortem.catalogue import QUESTIONS, SECTIONS, questions_in
from bot.rendering.documents import FORMATS
from bot.rendering.templates import template_names
from bot.replay.run import replay
from bot.settings import Settings
from docs.permitted import permissions
from docs.picture import draw
from docs.texts import texts
from handlers.registry import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = data_path("examples") / "checkout-outage"
CHANNELS = ["checkout-alerts", "payments"]
# Files that hold generated parts among sentences written by hand.
MIXED = ("README.md",)
_PART = re.compile(r"(?P<begin><!-- generated: (?P<name>\w+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table; a bar inside a cell is escaped."""
    lines = [heads, tuple("---" for _ in heads), *(tuple(cell.replace("|", r"\|") for cell in row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def commands() -> str:
    """Return the table of subcommands of /incident, from their registry."""
    return table(("type", "to"), [(f"`/incident {one.usage}`", one.summary) for one in COMMANDS.values()])


def settings() -> str:
    """Return the table of settings, from the fields of `Settings`."""
    rows = [(f"`{field.alias}`", _default(field), field.description or "") for field in Settings.model_fields.values()]
    return table(("variable", "default", "meaning"), rows)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "*required*"
    return "none" if field.default is None else f"`{field.default}`"


def command_line() -> str:
    """Return the table of what the `scribe` program can do, from click."""
    return table(("run", "to"), list(_programs(main, click.Context(main, info_name="scribe"))))


def _programs(group: click.Group, context: click.Context) -> Iterator[tuple[str, str]]:
    for name in sorted(group.commands):
        command = group.commands[name]
        below = click.Context(command, info_name=name, parent=context)
        if isinstance(command, click.Group):
            yield from _programs(command, below)
        else:
            usage = " ".join([below.command_path, *command.collect_usage_pieces(below)])
            yield f"`{usage}`", command.get_short_help_str(200)


def documents() -> str:
    """Return which templates and formats there are."""
    templates, formats = (", ".join(f"`{name}`" for name in names) for names in (template_names(), FORMATS))
    return f"Templates: {templates}. Formats: {formats}.\n"


PARTS = {"commands": commands, "settings": settings, "command_line": command_line, "documents": documents}


def filled(text: str, parts: Mapping[str, str]) -> str:
    """Return `text` with each part between its markers replaced; KeyError for a marker that names no part."""
    return _PART.sub(lambda found: f"{found['begin']}{parts[found['name']]}{found['end']}", text)


def questions() -> str:
    """Return docs/questions.md: the catalogue of what a postmortem asks."""
    lines = [
        "# What a postmortem asks",
        "",
        f"Written by `make docs` from `bot/postmortem/catalogue.py`: {len(QUESTIONS)} questions, asked by",
        "`/incident answer <section>`; those of the five whys by `/incident whys`.",
    ]
    for section in SECTIONS:
        rows = [
            (f"`{one.key}`", f"{one.prompt}{' *(required)*' if one.required else ''}", one.kind.value, one.role.value)
            for one in questions_in(section.key)
        ]
        lines += [
            "",
            f"## {section.title} (`{section.key}`)",
            "",
            table(("key", "question", "kind", "could be answered by"), rows)[:-1],
        ]
    return "\n".join(lines) + "\n"


def emulator() -> str:
    """Return docs/emulator.md: what the workspace on this machine can do, and where it differs from Slack."""
    supported = sum(one.status == "supported" for one in coverage.METHODS.values())
    methods = [(f"`{name}`", one.status, one.difference) for name, one in sorted(coverage.METHODS.items())]
    others = [(name, one.status, one.difference) for name, one in coverage.ELSEWHERE.items()]
    lines = [
        "# How the emulator differs from Slack",
        "",
        "Written by `make docs` from `bot/emulator/coverage.py`, where each known difference has its line.",
        f"The Web API has {len(methods)} methods here, {supported} of them whole; any other answers `unknown_method`.",
        "",
        table(("method", "status", "known difference"), methods),
        "## Beside the methods",
        "",
        table(("subject", "status", "known difference"), others)[:-1],
    ]
    return "\n".join(lines) + "\n"


def from_code() -> dict[str, str]:
    """Return the files that come from the code alone, by their path from the root."""
    parts = {name: make() for name, make in PARTS.items()}
    mixed = {name: filled((ROOT / name).read_text(encoding="utf-8"), parts) for name in MIXED}
    return mixed | {
        "docs/questions.md": questions(),
        "docs/permissions.md": permissions(table),
        "docs/emulator.md": emulator(),
        "docs/texts.md": texts(),
    }


def from_replay() -> dict[str, str]:
    """Return the files that come from a replay of the example, by their path from the root."""
    with tempfile.TemporaryDirectory(prefix="scribe-docs-") as folder:
        out = Path(folder)
        replay(EXAMPLE, CHANNELS, EXAMPLE / "script.yaml", out, lambda done, of: None)
        draft = (out / "postmortem.md").read_text(encoding="utf-8")
        return {"docs/example-postmortem.md": draft, "docs/pictures/from-channel-to-draft.svg": draw(EXAMPLE, out)}


def write() -> None:
    for name, text in (from_code() | from_replay()).items():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
