"""Templates escape by default and refuse what is missing."""

import pytest
from jinja2 import UndefinedError

from bot.postmortem.facts import Fact, Origin
from bot.rendering.markdown import Md
from bot.rendering.templates import UnknownTemplate, environment, template_info, template_names
from bot.rendering.writer import TAKEN_FROM_RECORD, Unprintable, Writer
from tests.unit.postmortem.sample import PEOPLE


def filled(template: str, **values: object) -> str:
    """A template's text filled with values."""
    return environment().from_string(template).render(md=Writer(PEOPLE, {}), **values)


def fact(origin: Origin = Origin.ANSWERED, text: str = "a", **changes: object) -> Fact:
    """A fact of one line."""
    return Fact(key="k", origin=origin, text=text, **changes)  # type: ignore[arg-type]


def test_plain_text_is_escaped_by_default() -> None:
    assert filled("{{ a }}", a="*<@U1>*") == r"\*&lt;@U1>\*"


def test_markdown_passes() -> None:
    assert filled("{{ a }}", a=Md("**b**")) == "**b**"


def test_markdown_joined_to_text_is_escaped_again_rather_than_trusted() -> None:
    assert filled("{{ a ~ b }}", a=Md("**b**"), b="") == r"\*\*b\*\*"


def test_a_template_in_the_text_is_not_run() -> None:
    assert filled("{{ a }}", a="{{ 1 + 1 }}") == r"{\{ 1 + 1 }}"


def test_a_missing_value_is_refused() -> None:
    with pytest.raises(UndefinedError):
        filled("{{ nothing }}")


@pytest.mark.parametrize("value", [None, True, 1.5, [1]])
def test_what_has_no_words_is_refused(value: object) -> None:
    with pytest.raises(Unprintable):
        filled("{{ a }}", a=value)


def test_a_number_is_printed() -> None:
    assert filled("{{ a }}", a=3) == "3"


def test_a_fact_names_people() -> None:
    assert filled("{{ a }}", a=fact(text="<@U1> did")) == "@Ada did"


def test_an_open_fact_names_who_could_answer() -> None:
    asked = fact(Origin.OPEN, "How many?", asked_of="the incident lead (Ada)")
    assert filled("{{ a }}", a=asked) == "_Open question for the incident lead (Ada): How many?_"


def test_a_derived_fact_links_to_its_evidence() -> None:
    found = fact(Origin.DERIVED, "5 minutes", sources=("timeline:1", "https://a.b/c"))
    assert filled("{{ a }}", a=found) == "5 minutes ([source](https://a.b/c))"


def test_derived_prose_says_that_nobody_wrote_it() -> None:
    assert TAKEN_FROM_RECORD in filled("{{ md.prose(a) }}", a=fact(Origin.DERIVED))


def test_a_list_numbers_its_stems() -> None:
    entries = (fact(text="a"), fact(text="b"))
    assert filled("{{ md.bullets(a, 'Gap') }}", a=fact(items=entries)) == "- Gap 1: a\n- Gap 2: b"


def test_a_list_on_one_line_has_commas() -> None:
    assert filled("{{ a }}", a=fact(items=(fact(text="a"), fact(text="b")))) == "a, b"


def test_the_templates_are_found() -> None:
    assert "incident-postmortem" in template_names()


@pytest.mark.parametrize("name", template_names())
def test_the_front_matter_names_the_template(name: str) -> None:
    assert template_info(name).template == name


@pytest.mark.parametrize("name", ["nothing", "../postmortem/incident-postmortem", ""])
def test_an_unknown_template_is_refused_with_what_there_is(name: str) -> None:
    with pytest.raises(UnknownTemplate, match="incident-postmortem"):
        template_info(name)
