"""The catalogue says of every field where it is shown, and the templates show it there."""

import re
from collections.abc import Mapping
from functools import cache

import pytest

from bot.postmortem.catalogue import FIELDS, Question
from bot.rendering.documents import markdown
from bot.rendering.templates import template_names
from tests.unit.postmortem.sample import answers, empty_record, record

# In place of an answer: a word that stands nowhere else. A ticked box shows no words.
WORDS = {row.key: f"zq{number}zq" for number, row in enumerate(FIELDS)}
PROMPTS = {row.key: row.prompt for row in FIELDS}


@cache
def places() -> Mapping[str, frozenset[str]]:
    """Return for each field the places that print its answer, or its question while that is open."""
    found: dict[str, set[str]] = {row.key: set() for row in FIELDS}
    for name in template_names():
        for texts, made in ((WORDS, record(answers=answers(**WORDS))), (PROMPTS, empty_record())):
            for heading, body in sections_of(markdown(made, name)):
                for key in (key for key, text in texts.items() if text in body):
                    found[key].add(f"{name}: {heading}" if heading else name)
    return {key: frozenset(at) for key, at in found.items()}


def sections_of(document: str) -> list[tuple[str, str]]:
    """Return each heading of the second level with what stands below it; the first has none."""
    parts = re.split(r"^## (.*)$", document, flags=re.MULTILINE)
    return list(zip(["", *parts[1::2]], parts[::2], strict=True))


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.key)
def test_a_field_is_shown_where_the_catalogue_says(row: Question) -> None:
    assert set(row.shown_in) == places()[row.key]


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.key)
def test_a_field_is_shown_somewhere(row: Question) -> None:
    assert row.shown_in
