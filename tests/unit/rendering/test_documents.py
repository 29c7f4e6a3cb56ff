"""Whole documents: as reviewed, in good order, and the same bytes every time."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from bot.rendering.documents import FORMATS, UnknownFormat, markdown, render
from bot.rendering.templates import UnknownTemplate, template_names
from tests.golden.cases import CASES, golden_file, rendered
from tests.unit.postmortem.sample import empty_record, event, full_record, incident, marked, record

ROOT = Path(__file__).parents[3]
HOSTILE = "# a | b\n---\n</script> {{ x }} {% y %} * _ ` \u202e <@U1> <!channel> 1. \ud800\n\n    code"
TAME = "\n".join("tame" if line.strip() else "" for line in HOSTILE.split("\n"))
DIGEST = """
import hashlib
from tests.golden.cases import CASES, rendered
print(hashlib.sha256("".join(rendered(*case) for case in CASES).encode()).hexdigest())
"""


@pytest.mark.parametrize(("form", "name"), CASES)
def test_a_document_comes_out_as_reviewed(form: str, name: str) -> None:
    reviewed = golden_file(form, name).read_bytes().decode()
    assert rendered(form, name) == reviewed, "If this is meant: python -m tests.golden.cases, then review."


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_the_same_record_gives_the_same_bytes_in_any_process(seed: str) -> None:
    here = hashlib.sha256("".join(rendered(*case) for case in CASES).encode()).hexdigest()
    there = subprocess.run(
        [sys.executable, "-c", DIGEST], cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert there.stdout.strip() == here


@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("make", [full_record, empty_record])
def test_no_document_has_two_empty_lines_together(template: str, make: type) -> None:
    assert "\n\n\n" not in markdown(make(), template)


@pytest.mark.parametrize("template", template_names())
def test_a_document_ends_with_one_line_end(template: str) -> None:
    assert markdown(empty_record(), template).rstrip("\n") + "\n" == markdown(empty_record(), template)


@pytest.mark.parametrize("template", template_names())
def test_no_text_changes_the_structure_of_a_document(template: str) -> None:
    """Headings and tables are the same whether the words in them are tame or hostile."""

    def structure(text: str) -> list[str]:
        whole = full_record()
        answers = {key: replace(answer, text=text) for key, answer in whole.answers.items()}
        hostile = replace(
            whole, answers=answers, incident=incident(title=text), timeline=(marked(3, text), event(4, text)),
            action_items=tuple(replace(item, text=text) for item in whole.action_items),
        )  # fmt: skip
        tokens = MarkdownIt("commonmark").enable("table").parse(markdown(hostile, template))
        kept = ("heading_open", "tr_open", "td_open", "hr", "fence", "code_block", "html_block", "blockquote_open")
        return [token.tag for token in tokens if token.type in kept]

    assert structure(HOSTILE) == structure(TAME)


def test_an_unknown_format_is_refused_with_what_there_is() -> None:
    with pytest.raises(UnknownFormat, match="md"):
        render(empty_record(), format="nothing")


def test_an_unknown_template_is_refused_with_what_there_is() -> None:
    with pytest.raises(UnknownTemplate, match="incident-postmortem"):
        render(empty_record(), "nothing")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_makes_a_document(name: str) -> None:
    assert render(record(), format=name)


def test_a_retracted_event_is_in_no_document() -> None:
    assert "Retracted" not in markdown(full_record())


@pytest.mark.parametrize("make", [full_record, empty_record])
def test_a_document_keeps_calm(make: type) -> None:
    assert "!" not in markdown(make())
