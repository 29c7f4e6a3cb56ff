"""Several notes in one pasted text."""

from datetime import UTC, datetime

import pytest

from bot.domain.errors import Refusal
from handlers.parsing.lines import MOST, are_lines, read_lines

NOW = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize("text", ["10:42 a\n10:43 b", "- 10:42 a\n* at 10:43 b", "2026-03-02 10:42 a\n10:43 b\nand c"])
def test_several_lines_that_begin_with_a_time_are_notes(text: str) -> None:
    assert are_lines(text)


@pytest.mark.parametrize("text", ["10:42 a", "at 10:42 a\nb\nc", "Rolled back\nat once", "3 of 4\n5 of 6", ""])
def test_anything_else_is_one_note(text: str) -> None:
    assert not are_lines(text)


def test_each_is_read_in_the_zone_of_whoever_wrote_it() -> None:
    found = read_lines("10:42 – First\n• 10:45: Second", now=NOW, tz="Europe/Berlin")
    assert [(f"{at:%H:%M}", text) for at, text in found] == [("09:42", "First"), ("09:45", "Second")]


def test_too_many_at_once_are_refused() -> None:
    with pytest.raises(Refusal, match=f"{MOST} at once"):
        read_lines("10:42 a\n" * (MOST + 1), now=NOW, tz="UTC")
