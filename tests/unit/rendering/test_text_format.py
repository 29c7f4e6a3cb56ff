"""The document for terminals: columns, wrapping, boxes and addresses."""

import re

import pytest

from bot.rendering.documents import render
from bot.rendering.formats.text import COLUMNS
from bot.rendering.templates import template_names
from bot.rendering.widths import width, wrapped
from tests.unit.postmortem.sample import full_record


@pytest.mark.parametrize("template", template_names())
def test_no_line_is_wider_than_a_terminal_unless_one_word_is(template: str) -> None:
    lines = str(render(full_record(), template, "txt")).splitlines()
    assert [line for line in lines if width(line) > COLUMNS and " " in line.split("] ")[-1].strip()] == []


def test_addresses_are_numbered_and_listed_once() -> None:
    text = str(render(full_record(), "post-mortem", "txt"))
    body, _, addresses = text.partition("\nAddresses\n")
    [number] = re.findall(r"10:22 \(19:22\) \[(\d+)\]", body)
    assert f"[{number}] https://cast.slack.com/archives/C1/p1795256520000000" in addresses
    assert addresses.count("https://graphs.example/pool") == 1


def test_a_box_can_be_seen() -> None:
    assert "- ☑ Automated monitoring alert" in str(render(full_record(), "incident-postmortem", "txt"))


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("🔥", 2), ("☑", 1)])
def test_a_character_takes_its_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_words_are_wrapped_and_never_cut() -> None:
    assert wrapped("ab cd efghijkl m", 5, "- ", "  ") == ["- ab", "  cd", "  efghijkl", "  m"]
