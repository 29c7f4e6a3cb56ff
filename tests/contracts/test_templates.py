"""Every template keeps the words of the form it was made from, in their order."""

import re
from pathlib import Path

import pytest

from bot.paths import data_path
from bot.postmortem.catalogue import QUESTIONS
from bot.rendering.documents import markdown
from bot.rendering.templates import SUFFIX, template_names
from tests.unit.postmortem.sample import empty_record, full_record

LABELS = Path(__file__).parent / "labels"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ASKED_ELSEWHERE = {"root_cause"}

_HEADING = r"^#+ [^\[{\n]+"
_TABLE_HEAD = r"^\|.*\|$(?=\n\|[-|]+\|$)"
_BOX = r"^- \[ \] [^*:\[{\n]+:?"
_ENTRY = r"^ *- [A-Z][a-z]+(?: \d)?:"
_SENTENCE = r"^[A-Z][A-Za-z ]+[?:]$|^All times in"
_BOLD = r"\*\*[^*\n]+\*\*"
_LABEL = re.compile("|".join((_HEADING, _TABLE_HEAD, _BOX, _ENTRY, _SENTENCE, _BOLD)), re.MULTILINE)
_FIRST_WHY = ("{symptom}", "the incident")
_OF_AN_ENTRY = re.compile(r"\*\*Action \d|- [A-Z][a-z]+ \d:|- (Owner|Due|Status|Priority|INC):")
_WHY = re.compile(r"\*\*Why did [\[{](?!symptom)[a-z]+[ _](\d)[\]}].*\*\*")


def labels_of(form: str) -> list[str]:
    """The headings, table heads, boxes, labels and sentences of a form, in order, without what is to be filled in."""
    return [match[0].strip() for match in _LABEL.finditer(form)]


def labels_kept(name: str) -> list[str]:
    """Our own list of the labels of a template."""
    return (LABELS / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def missing(labels: list[str], document: str) -> list[str]:
    """The labels that do not stand in the document behind the one before."""
    lost, place = [], 0
    for label in labels:
        found = document.replace("[x]", "[ ]").find(label, place)
        if found < 0:
            lost.append(label)
        else:
            place = found + len(label)
    return lost


def in_full(label: str) -> str:
    """The label as it reads once the whys are answered ("Reason 1.", "Reason 2." and so on)."""
    return _WHY.sub(r"**Why did “Reason \1” happen?**", label.replace(*_FIRST_WHY))


def in_empty(label: str) -> str:
    """The label as it reads while the whys are open, in Markdown."""
    return _WHY.sub(r"**Why did \\[answer \1\\]?**", label.replace(*_FIRST_WHY))


@pytest.mark.parametrize("name", template_names())
def test_a_full_document_has_every_label_in_order(name: str) -> None:
    assert missing([in_full(label) for label in labels_kept(name)], markdown(full_record(), name)) == []


@pytest.mark.parametrize("name", template_names())
def test_an_empty_document_has_every_label_but_those_of_entries_it_lacks(name: str) -> None:
    labels = [in_empty(label) for label in labels_kept(name) if not _OF_AN_ENTRY.match(label)]
    assert missing(labels, markdown(empty_record(), name)) == []


@pytest.mark.parametrize("name", template_names())
def test_our_list_of_labels_is_that_of_the_form(name: str) -> None:
    if not (SEEDS / f"{name}.md").is_file():
        pytest.skip("the form that this template was made from is not here")
    assert labels_kept(name) == labels_of((SEEDS / f"{name}.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", template_names())
def test_an_empty_document_leaves_no_blank_to_fill_in(name: str) -> None:
    document = markdown(empty_record(), name)
    assert re.findall(r"(?<!\\)\[(?![ x]\]|\d\d:)[^\]]*\](?!\()", document) == []


def test_every_question_is_printed_by_some_template() -> None:
    sources = "".join(
        (data_path("templates") / "postmortem" / f"{name}{SUFFIX}").read_text() for name in template_names()
    )
    printed = set(re.findall(r"facts\.(\w+)", sources)) | ASKED_ELSEWHERE
    assert {row.key for row in QUESTIONS} - printed == set()
