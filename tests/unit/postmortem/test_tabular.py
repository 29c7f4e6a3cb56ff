"""Tables as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.postmortem.document import assemble
from bot.postmortem.tabular import table_rows
from tests.unit.postmortem.sample import answers, record

COLUMNS = ("Gap", "Proposed Solution", "Priority")


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("a | b | P1", ("a", "b", "P1")),
        ("a|b|P1", ("a", "b", "P1")),
        ("| a | b | P1 |", ("a", "b", "P1")),
        ("- a | b | P1", ("a", "b", "P1")),
        ("a\tb\tP1", ("a", "b", "P1")),
        ("a", ("a", "", "")),
        ("a | b", ("a", "b", "")),
        ("a | P2", ("a", "", "P2")),
        ("a | high", ("a", "", "high")),
        ("a || P1", ("a", "", "P1")),
        ("a | b | P1 | more", ("a", "b", "P1 | more")),
        ("<https://a.example|the graph> | b | P1", ("<https://a.example|the graph>", "b", "P1")),
    ],
)
def test_a_row_is_read_as_it_was_meant(line: str, cells: tuple[str, ...]) -> None:
    assert table_rows(line, COLUMNS) == [cells]


def test_heads_rules_and_empty_lines_are_no_rows() -> None:
    text = "| Gap | Proposed solution | Priority |\n|-----|:---:|---|\n\n| a | b | P1 |\n||\n"
    assert table_rows(text, COLUMNS) == [("a", "b", "P1")]


@given(st.text())
def test_every_row_has_as_many_cells_as_there_are_columns(text: str) -> None:
    assert all(len(row) == len(COLUMNS) for row in table_rows(text, COLUMNS))


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    kept = "".join(cell for row in table_rows(text, ("no such head",)) for cell in row)
    assert {letter for letter in text if letter.isalnum()} == {letter for letter in kept if letter.isalnum()}


def test_the_gaps_of_monitoring_are_rows_with_cells() -> None:
    document = assemble(record(answers=answers(monitoring_gaps="No alert | Add one | P1\nNo probe")))
    assert [row.cells for row in document.facts["monitoring_gaps"].items] == [
        ("No alert", "Add one", "P1"),
        ("No probe", "", ""),
    ]
