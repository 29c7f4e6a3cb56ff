"""Every right is asked for somewhere, and every subcommand stands under one."""

import ast
from collections.abc import Iterator

from bot.domain.policy import Right
from bot.usecases.scribe import RIGHT_OF as OF_LINES
from handlers.registry import COMMANDS
from handlers.rights import RIGHT_OF
from tests.support.walls import dotted, sources_below


def asked_for() -> Iterator[Right]:
    """Yield the rights that use cases ask the policy for."""
    yield from OF_LINES.values()
    for source in sources_below("bot/usecases"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and dotted(node.func) in (
                "admit",
                "ask_about",
                "ask_for",
                "may",
                "has_right",
            ):
                names = [dotted(one) for one in [*node.args, *(keyword.value for keyword in node.keywords)]]
                yield from (Right[name.removeprefix("Right.")] for name in names if name.startswith("Right."))


def test_every_right_is_asked_for_in_a_use_case() -> None:
    assert set(asked_for()) == set(Right)


def test_every_subcommand_stands_under_a_right() -> None:
    assert set(RIGHT_OF) == set(COMMANDS)
