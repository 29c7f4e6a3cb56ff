"""Every place where an incident can be shown is named in docs/privacy.md, with whom it is shown to."""

import ast
import re
from collections.abc import Iterator

import pytest

from bot.cli import main
from bot.paths import data_path
from bot.usecases.effects import KINDS
from bot.usecases.effects.surfaces import SURFACES
from handlers.bolt import SUBMISSIONS
from handlers.registry import COMMANDS
from tests.support.walls import dotted, sources_below

PAGE = data_path("app.yaml").parent / "docs" / "privacy.md"
SECTIONS = {
    "Subcommands": set(COMMANDS),
    "Messages of the scribe's own": set(SURFACES),
    "Other effects on Slack": set(KINDS),
    "The command line": set(main.commands),
}


def declared(heading: str) -> list[str]:
    """Return the names in the first cells of the table below a heading."""
    section = re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert section is not None
    rows = section[1].partition("| --- | --- |\n")[2].splitlines()
    cells = [row.split(" | ")[0] for row in rows if row.startswith("|")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def buttons() -> Iterator[str]:
    """Yield the names of the actions and shortcuts that the handlers register, without what varies in them."""
    for source in sources_below("handlers"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and dotted(node.func) in ("app.action", "app.message_shortcut"):
                patterns = [one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)]
                assert patterns, f"{source.path}:{node.lineno}: its name cannot be read here"
                yield from (name for pattern in patterns for name in _names(str(pattern)))


def _names(pattern: str) -> list[str]:
    """Return what an id may begin with: why_back and why_go of "^why_(back|go:.+)$"."""
    stem, _, choices = pattern.strip("^$").partition("(")
    found = [f"{stem}{choice}" for choice in choices.rstrip(")").split("|")] if choices else [stem]
    return [name.partition(":")[0] for name in found]


@pytest.mark.parametrize("heading", SECTIONS)
def test_every_place_is_declared_with_whom_it_shows_an_incident_to(heading: str) -> None:
    assert sorted(declared(heading)) == sorted(SECTIONS[heading])


def test_every_form_and_button_is_declared() -> None:
    assert sorted(declared("Forms, buttons and shortcuts")) == sorted({*SUBMISSIONS, *buttons()})


def test_the_buttons_are_found() -> None:
    assert {"why_back", "why_go", "asked", "sign_off", "add_to_timeline", "item"} <= set(buttons())
