"""Own templates that nobody would write on purpose: checked in no time, told in words, and no harm done."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from bot.rendering.checking import check
from bot.rendering.documents import FORMATS, render
from bot.rendering.templates import BadFrontMatter, template_info
from bot.usecases.making import make
from bot.usecases.ports import CannotBeMade
from tests.unit.postmortem.sample import full_record
from tests.unit.rendering.test_own_templates import HEAD, own

ENDLESS = "---\na: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
COSTLY = ["{{ 'x' * 10 ** 10 }}", "{% if 9 ** 9 ** 9 %}{% endif %}", "{{ 'x' | center(10000000000) }}"]
CHECK = "import sys; from pathlib import Path; from bot.rendering.checking import _misnamed, read\n"
CHECK += "list(_misnamed(read(Path(sys.argv[1]), is_own=True)))"


@pytest.mark.parametrize("body", COSTLY)
def test_looking_for_names_computes_nothing(tmp_path: Path, body: str) -> None:
    def frugal() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))

    command = [sys.executable, "-c", CHECK, str(own(tmp_path, body))]
    assert subprocess.run(command, timeout=20, check=False, capture_output=True, preexec_fn=frugal).returncode == 0


def test_parts_nested_too_deeply_are_told(tmp_path: Path) -> None:
    [problem] = check(own(tmp_path, "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}"))
    assert "nested too deeply" in problem.text


@pytest.mark.parametrize(
    "head",
    [
        "---\ntemplate: [1]\nversion: 1\ncategory: x\n---\n",
        "---\ntemplate: a\nversion:\ncategory: x\n---\n",
        "---\n" + "[" * 1200 + "\n---\n",
        f"{ENDLESS}template: *i\nversion: 1\ncategory: x\n---\n",
    ],
)
def test_a_front_matter_of_other_than_words_and_numbers_is_told(tmp_path: Path, head: str) -> None:
    [problem] = check(own(tmp_path, "x", head))
    assert "words or numbers" in problem.text


def test_what_is_wrong_tells_no_folder_of_the_machine(tmp_path: Path) -> None:
    own(tmp_path, "x", "---\n---\n")
    with pytest.raises(BadFrontMatter) as told:
        template_info("ours", tmp_path)
    assert str(tmp_path) not in str(told.value)


def test_a_template_that_begins_with_a_byte_order_mark_is_one(tmp_path: Path) -> None:
    own(tmp_path, "x\n", "\ufeff" + HEAD)
    assert render(full_record(), "ours", own=tmp_path) == "x\n"


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.is_picture])
def test_control_characters_in_a_template_break_no_format(tmp_path: Path, form: str) -> None:
    own(tmp_path, "# T\n\nform\x0cfeed \x0b \x1b[31m red \x00 \ufffe end\n")
    assert render(full_record(), "ours", form, own=tmp_path)


def test_a_list_in_a_quotation_is_in_the_docx(tmp_path: Path) -> None:
    own(tmp_path, "# T\n\n> - quoted entry\n")
    made = render(full_record(), "ours", "docx", own=tmp_path)
    assert isinstance(made, bytes)
    (tmp_path / "made.docx").write_bytes(made)
    assert "quoted entry" in [one.text for one in Document(str(tmp_path / "made.docx")).paragraphs]


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.is_picture])
def test_a_template_that_prints_nothing_breaks_no_format(tmp_path: Path, form: str) -> None:
    own(tmp_path, "{# nothing yet #}\n")
    assert render(full_record(), "ours", form, own=tmp_path) is not None


def test_lists_nested_too_deeply_for_a_format_are_told(tmp_path: Path) -> None:
    own(tmp_path, "# T\n\n" + "".join(f"{'  ' * depth}- x\n" for depth in range(400)))
    with pytest.raises(CannotBeMade, match="nested too deeply"):
        make(full_record(), "ours", "txt", tmp_path)
