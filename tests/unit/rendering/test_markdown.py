"""Any text shows in Markdown as typed, and makes no structure."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.rendering.emoji import emojied
from bot.rendering.markdown import LINE_JOIN, escape_text, guard_line, link
from bot.rendering.visible import balanced, tidy
from bot.rendering.writer import Writer

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
WRITER = Writer({}, {})
HARMLESS = {"text", "softbreak", "hardbreak", "link_open", "link_close"}
TROUBLE = list("|<>&*_~`#-+=.:;0123456789[](){}!\\/\n\t $%^'\"@ahtpsw\u202e\u2066\u2069\u202c\x00\r")
FRAGMENTS = [
    "{{ x }}",
    "{% y %}",
    "</script>",
    "&amp;",
    "&#35;",
    "https://a.b/c?d=1&copy=2",
    "www.a.b",
    "---",
    "\n\n",
    "1. ",
    "    ",
]
typed = st.lists(
    st.one_of(st.sampled_from(TROUBLE), st.sampled_from(FRAGMENTS), st.characters()), max_size=30
).map("".join)  # fmt: skip


def words(tokens: list[Token]) -> str:
    """What a reader sees of the tokens; fails on anything but words, breaks and links."""
    shown = ""
    for inline in (token for token in tokens if token.type == "inline"):
        assert {child.type for child in inline.children or []} <= HARMLESS
        for child in inline.children or []:
            shown += "\n" if child.type.endswith("break") else child.content
        shown += "\n\n"
    return shown.removesuffix("\n\n")


def one_line(text: str) -> str:
    """The text as a place for one line should show it."""
    return LINE_JOIN.join(balanced(emojied(line)) for line in tidy(text).split("\n") if line)


@settings(max_examples=150)
@given(typed)
@example("1. x")
@example("- x")
@example("a ##")
@example("!https://a.b")
@example("snake_case __init__ _x_")
def test_any_text_on_a_line_shows_as_typed(text: str) -> None:
    tokens = READER.parse(WRITER.words(text))
    assert words(tokens) == one_line(text)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}


@settings(max_examples=150)
@given(typed)
def test_any_text_in_a_cell_leaves_the_table_its_shape(text: str) -> None:
    table = f"| A | B |\n|---|---|\n| {WRITER.words(text)} | end |\n| last | row |\n"
    tokens = READER.parse(table)
    kinds = [token.type for token in tokens]
    assert (kinds.count("tr_open"), kinds.count("td_open"), kinds.count("th_open")) == (3, 4, 2)
    assert words(tokens).split("\n\n") == ["A", "B", one_line(text), "end", "last", "row"]


@settings(max_examples=150)
@given(typed)
def test_any_text_in_a_heading_stays_in_it(text: str) -> None:
    tokens = READER.parse(f"# Title: {WRITER.words(text)}\n\nnext\n")
    assert words(tokens).split("\n\n") == [f"Title: {one_line(text)}".strip(), "next"]
    assert tokens[0].tag == "h1"


@settings(max_examples=150)
@given(typed)
def test_a_link_leads_only_to_an_address_that_was_typed(text: str) -> None:
    for inline in READER.parse(WRITER.words(text)):
        children = inline.children or []
        for token, label in pairwise(children):
            if token.type == "link_open":
                assert label.content.startswith(("http://", "https://", "www."))
                assert label.content in tidy(text)


@given(typed)
def test_no_raw_tag_and_no_template_mark_is_left(text: str) -> None:
    written = WRITER.words(text)
    assert "<" not in written
    assert not any(mark in written for mark in ("{{", "{%", "{#"))


def test_four_thousand_characters_show_as_typed() -> None:
    text = "max_connections | 5 < 6 * 7 & `x` " * 120
    assert words(READER.parse(WRITER.words(text))) == text.strip()


def test_an_identifier_with_underscores_stays_readable() -> None:
    assert escape_text("max_connections") == "max_connections"


@pytest.mark.parametrize("line", ["# a", "- a", "+ a", "= a", "> a", "12. a", "3) a", ": a"])
def test_the_start_of_a_line_is_guarded(line: str) -> None:
    assert "\\" in guard_line(line)


def test_an_address_at_the_start_of_a_line_is_no_list() -> None:
    assert guard_line("10.0.0.1 is down") == "10.0.0.1 is down"


def test_a_link_keeps_its_address_with_ampersands_and_brackets() -> None:
    children = READER.parseInline(link("a", "https://a.b/c_(d)?e=1&copy=2|x"))[0].children
    assert children is not None
    assert children[0].attrs["href"] == "https://a.b/c_%28d%29?e=1&copy=2%7Cx"


def test_the_full_stop_after_an_address_is_not_part_of_it() -> None:
    assert WRITER.inline("See https://a.b/c.") == "See [https://a.b/c](https://a.b/c)."


def test_a_labelled_slack_link_is_a_link() -> None:
    assert WRITER.inline("<https://a.b/c|the graph>") == "[the graph](https://a.b/c)"


def test_a_link_of_another_scheme_is_plain_text() -> None:
    assert "](" not in WRITER.inline("<javascript://x|the graph>")
