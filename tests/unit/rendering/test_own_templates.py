"""An organisation's own templates: found in their folder, filled in the sandbox, checked with file and line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.domain.severity import Severity
from bot.rendering import sandbox
from bot.rendering.checking import check
from bot.rendering.command import templates
from bot.rendering.documents import render
from bot.rendering.sandbox import BadTemplate
from bot.rendering.templates import BadFrontMatter, UnknownTemplate, for_severity, template_info, template_names
from tests.unit.postmortem.sample import full_record

HEAD = '---\ntemplate: ours\nversion: "2"\ncategory: payments\n---\n'
FIRST = HEAD.count("\n") + 1


def own(folder: Path, body: str, head: str = HEAD, name: str = "ours") -> Path:
    """A template in a folder."""
    path = folder / f"{name}.md.j2"
    path.write_text(head + body, encoding="utf-8")
    return path


def made(folder: Path, body: str) -> str:
    """The full record in a template with that body."""
    own(folder, body)
    return str(render(full_record(), "ours", own=folder))


def test_an_own_template_is_filled(tmp_path: Path) -> None:
    assert made(tmp_path, "# {{ document.title }}\n") == "# Checkout fails for EU customers\n"


def test_an_own_template_may_build_on_ours(tmp_path: Path) -> None:
    assert "## Executive Summary" in made(tmp_path, "{% include 'incident-postmortem' %}")


def test_own_templates_stand_beside_ours(tmp_path: Path) -> None:
    own(tmp_path, "x")
    assert template_names(tmp_path) == ["incident-postmortem", "ours", "post-mortem"]
    assert template_info("ours", tmp_path).category == "payments"


def test_an_own_template_goes_before_ours_of_that_name(tmp_path: Path) -> None:
    own(tmp_path, "mine\n", name="post-mortem")
    assert render(full_record(), "post-mortem", own=tmp_path) == "mine\n"


def test_without_the_folder_an_own_template_is_unknown() -> None:
    with pytest.raises(UnknownTemplate, match="post-mortem"):
        render(full_record(), "ours")


def test_a_text_is_escaped_in_an_own_template_too(tmp_path: Path) -> None:
    assert made(tmp_path, "{{ '<b>' }}|{{ '*x*' | safe }}") == r"&lt;b>|\*x\*"


@pytest.mark.parametrize(
    "body",
    ["{{ ().__class__.__mro__ }}", "{{ md._people }}", "{{ facts.update({}) }}", "{% include '/etc/passwd' %}"],
)
def test_what_lies_outside_is_out_of_reach(tmp_path: Path, body: str) -> None:
    with pytest.raises(BadTemplate):
        made(tmp_path, body)


LOOP = "{% for a in range(9999) %}" * 3 + "{{ emitted }}" + "{% endfor %}" * 3


def test_a_template_that_never_ends_is_stopped() -> None:
    with pytest.raises(BadTemplate, match="longer than 1 second"):
        sandbox.fill("t", {"t": LOOP.replace("{{ emitted }}", "")}, {}, seconds=1)


def test_a_template_that_writes_too_much_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(BadTemplate, match="8 million"):
        made(tmp_path, LOOP.replace("{{ emitted }}", "x" * 5000))


@pytest.mark.parametrize("body", ["{{ 'a' * 4000000000 }}", "{% set x = ['a' * 400] * 900000000 %}"])
def test_a_template_that_wants_too_much_memory_is_stopped(tmp_path: Path, body: str) -> None:
    with pytest.raises(BadTemplate):
        made(tmp_path, body)


def test_a_template_sees_nothing_of_the_environment(tmp_path: Path) -> None:
    with pytest.raises(BadTemplate, match="os"):
        made(tmp_path, "{{ os.environ }}")


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        (
            "# a\n{{ fact.x }}\n",
            FIRST + 1,
            "there is no “fact”. Did you mean “facts”? There are: actions, document",
        ),
        ("{{ facts.durations }}", FIRST, "there is no “facts.durations”. Did you mean “duration”?"),
        ("{{ facts['x'] }}", FIRST, "there is no “facts.x”. There are: actions_immediate"),
        (
            "\n{% for row in document.timeline %}\n{{ row.tim }}{% endfor %}",
            FIRST + 2,
            "address, author, is_key, meaning",
        ),
        ("{% for %}", FIRST, "Expected an expression"),
        ("a\n{% if x %}\n", FIRST + 1, "Unexpected end of template"),
        ("\n\n{{ document.key | shout }}", FIRST + 2, "No filter named 'shout'"),
        ("{{ md.inline(document) }}", FIRST, "expected text, got Document"),
        ("{{ document }}", FIRST, "may print text, numbers and facts"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, body: str, line: int, words: str) -> None:
    path = own(tmp_path, body)
    [problem] = check(path)
    assert (problem.path, problem.line) == (path, line)
    assert words in problem.text


def test_every_mistake_in_a_name_is_told_at_once(tmp_path: Path) -> None:
    found = check(own(tmp_path, "{{ a }}\n{{ facts.b }}\n{{ c }}"))
    assert [problem.line for problem in found] == [FIRST, FIRST + 1, FIRST + 2]


def test_what_a_template_sets_itself_is_no_mistake(tmp_path: Path) -> None:
    assert check(own(tmp_path, "{% set y = 1 %}{{ y }}{% macro m(z) %}{{ z }}{% endmacro %}{{ md.words(m(2)) }}")) == []


@pytest.mark.parametrize("name", ["incident-postmortem", "post-mortem"])
def test_our_own_templates_have_no_mistake(tmp_path: Path, name: str) -> None:
    assert check(own(tmp_path, f"{{% include '{name}' %}}")) == []


@pytest.mark.parametrize("head", ["", "---\ntemplate: [\n---\n", "---\ntemplate: a\n---\n", "---\n---\n"])
def test_a_missing_front_matter_is_told(tmp_path: Path, head: str) -> None:
    [problem] = check(own(tmp_path, "x", head))
    assert "`version`" in problem.text
    with pytest.raises(BadFrontMatter):
        render(full_record(), "ours", own=tmp_path)


def test_another_ending_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert ".md.j2" in check(tmp_path / "a.txt")[0].text


def test_the_command_tells_file_and_line_and_fails(tmp_path: Path) -> None:
    path = own(tmp_path, "{{ nothing }}")
    result = CliRunner().invoke(templates, ["check", str(path)])
    assert result.exit_code == 1
    assert result.output.startswith(f"{path}:{FIRST}: there is no “nothing”.")


def test_the_command_lists_ours_and_own(tmp_path: Path) -> None:
    own(tmp_path, "x")
    lines = CliRunner().invoke(templates, ["list", "--folder", str(tmp_path)]).output.splitlines()
    assert [line.split()[0] for line in lines] == ["incident-postmortem", "ours", "post-mortem"]


def test_a_severity_chooses_its_template() -> None:
    assert for_severity(Severity.SEV1, "sev1=post-mortem, sev2=x", "y") == "post-mortem"
    assert for_severity(Severity.SEV3, "sev1=post-mortem", "y") == "y"
    assert for_severity(None, "sev1=post-mortem", "y") == "y"


@pytest.mark.parametrize("choices", ["sev9=a", "sev1", "sev1="])
def test_a_choice_that_names_no_severity_or_template_is_refused(choices: str) -> None:
    with pytest.raises(ValueError, match="sev1=template"):
        for_severity(Severity.SEV1, choices, "y")
