"""The documentation says what the code says: generated parts are fresh, and every file named is there."""

import re
from pathlib import Path

import pytest

from docs.generate import PARTS, ROOT, filled, from_code
from handlers.registry import COMMANDS

PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")]
    if path.name != "example-postmortem.md"
)
RECORDS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)[^)]*\)")
# A path in backticks: it has a slash or a suffix of ours, and none of the marks of a placeholder.
_PATH = re.compile(r"`((?:\.?[\w-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|yaml))`")
_TOP = ("bot", "handlers", "tests", "docs", "templates", "migrations", "examples", ".ci")
_COMMAND = re.compile(r"/incident ([a-z]+)")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def broken_paths(text: str) -> list[str]:
    """Return the paths in backticks that are not in the checkout; those of other folders than ours do not count."""
    named = [path for path in _PATH.findall(text) if "/" not in path or path.split("/")[0] in _TOP]
    return [path for path in named if not (ROOT / path).exists() and "/" in path]


@pytest.mark.parametrize("name", sorted(from_code()))
def test_what_comes_from_the_code_is_fresh(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == from_code()[name], "run `make docs`"


def test_the_readme_holds_every_generated_part() -> None:
    found = re.findall(r"<!-- generated: (\w+) -->", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert sorted(found) == sorted(PARTS)


def test_a_generated_part_is_put_between_its_markers() -> None:
    text = "before\n<!-- generated: settings -->\nold\n<!-- end -->\nafter\n"
    assert filled(text, {"settings": "new\n"}) == text.replace("old", "new")


def test_a_marker_that_names_no_part_is_refused() -> None:
    with pytest.raises(KeyError):
        filled("<!-- generated: weather -->\n<!-- end -->", {})


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_path_named_is_in_the_checkout(page: Path) -> None:
    assert broken_paths(page.read_text(encoding="utf-8")) == []


def test_a_path_that_is_gone_is_found() -> None:
    assert broken_paths("see `bot/nowhere.py` and `bot/app.py`, `text/plain`") == ["bot/nowhere.py"]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_shown_is_there(page: Path) -> None:
    assert set(_COMMAND.findall(page.read_text(encoding="utf-8"))) - set(COMMANDS) == set()


@pytest.mark.parametrize("record", RECORDS, ids=name_of)
def test_a_decision_says_what_why_and_what_holds_it(record: Path) -> None:
    headings = re.findall(r"^\*\*(\w+)\.\*\*", record.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == ["What", "Why", "Check"]


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [record.name[:4] for record in RECORDS] == [f"{number:04d}" for number in range(1, len(RECORDS) + 1)]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_prose_wraps_at_120_characters(page: Path) -> None:
    prose = [line for line in page.read_text(encoding="utf-8").splitlines() if not line.startswith(("|", "![", "- `"))]
    assert [line for line in prose if len(line) > 120] == []
