"""Each wall of `test_walls.py` falls when somebody breaks its rule, and stands when nobody does."""

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from tests.support.walls import (
    Source,
    broad_excepts,
    clock_readings,
    foreign_imports,
    long_files,
    long_functions,
    missing_docstrings,
    missing_packages,
    patches,
    percentile_90,
)

Wall = Callable[[Sequence[Source]], list[str]]
domain_only = partial(foreign_imports, ours="bot.domain")


def _function(lines: int) -> str:
    return "def f():\n" + "    x = 1\n" * (lines - 1)


BREAKS: list[tuple[Wall, str]] = [
    (long_files, _function(2) + "\n" * 300),
    (long_files, _function(2) + "\n" * 180),
    (long_functions, _function(61)),
    (long_functions, _function(31)),
    (broad_excepts, "try:\n    x = 1\nexcept Exception:\n    pass\n"),
    (broad_excepts, "try:\n    x = 1\nexcept:\n    pass\n"),
    (broad_excepts, "try:\n    x = 1\nexcept (ValueError, BaseException) as error:\n    raise\n"),
    (broad_excepts, "with contextlib.suppress(Exception):\n    x = 1\n"),
    (patches, "from unittest.mock import MagicMock\n"),
    (patches, "import unittest.mock\n"),
    (patches, "from unittest import mock\n"),
    (patches, "def test_it(monkeypatch):\n    monkeypatch.setattr(a, 'b', 1)\n"),
    (clock_readings, "moment = datetime.now(UTC)\n"),
    (clock_readings, "moment = datetime.datetime.utcnow()\n"),
    (clock_readings, "create(default_factory=datetime.now)\n"),
    (clock_readings, "from time import time\n"),
    (clock_readings, "time.sleep(1)\n"),
    (missing_docstrings, "x = 1\n"),
    (missing_docstrings, ""),
    (missing_packages, "x = 1\n"),
    (domain_only, "import sqlalchemy\n"),
    (domain_only, "from bot.storage import engine\n"),
    (domain_only, "from bot import clock\n"),
]

KEEPS: list[tuple[Wall, str]] = [
    (long_files, "NUMBERS = [\n" + "    1,\n" * 400 + "]\n"),
    (long_files, _function(2) + "\n" * 170),
    (long_functions, _function(30)),
    (broad_excepts, "try:\n    x = 1\nexcept (ValueError, KeyError):\n    pass\n"),
    (patches, "def test_it(monkeypatch):\n    monkeypatch.setenv('A', 'b')\n"),
    (clock_readings, "deadline = time.monotonic() + 5\nmoment = clock.now()\n"),
    (missing_docstrings, '"""What it is for."""\n'),
    (domain_only, "import datetime\nfrom bot.domain import ids\nfrom bot.domain.ids import UserId\n"),
]


def _source(text: str) -> Source:
    return Source(path="bot/example.py", text=text)


@pytest.mark.parametrize(("wall", "text"), BREAKS)
def test_a_wall_falls_when_its_rule_is_broken(wall: Wall, text: str) -> None:
    assert wall([_source(text)]) != []


@pytest.mark.parametrize(("wall", "text"), KEEPS)
def test_a_wall_stands_when_its_rule_is_kept(wall: Wall, text: str) -> None:
    assert wall([_source(text)]) == []


def test_a_broken_rule_is_shown_with_its_place() -> None:
    assert clock_readings([_source("\n\nx = time.time()\n")]) == ["bot/example.py:3: time.time"]


def test_one_long_file_among_many_short_ones_leaves_the_usual_size_alone() -> None:
    assert percentile_90([10] * 9 + [300]) == 10
    assert percentile_90([10] * 8 + [200, 300]) == 200
    assert percentile_90([]) == 0
