"""What is bold, code, quoted or listed in Slack is so in Markdown, and nothing else makes any structure."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.domain.ids import ChannelId
from bot.postmortem.wire import escape
from bot.rendering.emoji import emojied
from bot.rendering.markdown import finished
from bot.rendering.mrkdwn import to_plain
from bot.rendering.rich import Piece, Shape, Style, blocks, pieces
from bot.rendering.visible import balanced
from bot.rendering.writer import Writer
from tests.unit.postmortem.sample import PEOPLE

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
WRITER = Writer(PEOPLE, {ChannelId("C1"): "payments"})
TAGS = {"strong_open": Style.BOLD, "em_open": Style.ITALIC, "s_open": Style.STRIKE}
TROUBLE = list("*_~`*_~`|<>&#-+=.:;1()[]{}!\\/\n abc\u202e\u2069\x00é。🔥")
FRAGMENTS = ["*a*", "_b_", "~c~", "`d`", "```", "```\ne|`f\n```", "\n> ", "\n• ", "\n    ◦ ", "\n1. ", "{{ x }}", "<b>"]
typed = st.lists(st.one_of(st.sampled_from(TROUBLE), st.sampled_from(FRAGMENTS)), max_size=25).map("".join)

Runs = list[tuple[frozenset[Style], str]]


def runs_shown(tokens: list[Token]) -> Runs:
    """What a reader sees in a line: the text with its styles."""
    found: Runs = []
    styles: list[Style] = []
    for token in tokens:
        if token.type in TAGS:
            styles.append(TAGS[token.type])
        elif token.type.removesuffix("_close") + "_open" in TAGS:
            styles.pop()
        elif token.type == "code_inline":
            found.append((frozenset([*styles, Style.CODE]), token.content))
        else:
            assert token.type in ("text", "link_open", "link_close"), token.type
            found.append((frozenset(styles), token.content))
    return merged(found)


def runs_meant(parts: tuple[Piece, ...], styles: frozenset[Style] = frozenset()) -> Runs:
    """What the pieces of a line say."""
    found: Runs = []
    for part in parts:
        text = "".join(span.value for span in part.spans)
        if part.style is Style.CODE:
            found.append((styles | {Style.CODE}, balanced(text)))
        elif part.style is Style.PLAIN:
            found.append((styles, balanced(emojied(text))))
        else:
            found += runs_meant(part.pieces, styles | {part.style})
    return merged(found)


def merged(runs: Runs) -> Runs:
    """Neighbours of one style together, without blanks at the ends of the line."""
    joined: Runs = []
    for styles, text in runs:
        if joined and joined[-1][0] == styles:
            text = joined.pop()[1] + text
        if text:
            joined.append((styles, text))
    return joined


def children(wire: str) -> list[Token]:
    """The inline tokens of wire text written on one line."""
    tokens = READER.parse(finished(WRITER.inline(wire)))
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    return (tokens[1].children or []) if tokens else []


@settings(max_examples=400)
@given(typed.map(lambda text: text.replace("\n", " ").replace("\x00", "")))
@example("*(x)*")
@example("_*a*_ *_b_* ~*c*~")
@example("*a*~b~_c_")
@example("`a``b`")
@example("*`a`*")
@example("*a `*` b*")
@example("(*&quot;x&quot;*)")
@example("*a!*。")
def test_every_style_on_a_line_is_the_one_meant(text: str) -> None:
    [*found] = blocks(escape(text))
    if len(found) != 1 or found[0].shape is not Shape.PARAGRAPH:
        return
    assert runs_shown(children(escape(text))) == runs_meant(pieces(found[0].lines[0]))


@settings(max_examples=300)
@given(typed)
def test_any_text_in_a_cell_leaves_the_table_its_shape(text: str) -> None:
    table = finished(f"| A | B |\n|---|---|\n| {WRITER.inline(escape(text))} | end |\n| last | row |\n")
    kinds = [token.type for token in READER.parse(table)]
    assert (kinds.count("tr_open"), kinds.count("td_open"), kinds.count("th_open")) == (3, 4, 2)
    assert [token.content for token in READER.parse(table) if token.type == "inline"][3:] == ["end", "last", "row"]


@settings(max_examples=300)
@given(typed)
def test_any_text_in_a_heading_stays_in_it(text: str) -> None:
    tokens = READER.parse(finished(f"# Title: {WRITER.inline(escape(text))}\n\nnext\n"))
    assert [token.type for token in tokens if token.nesting == 1] == ["heading_open", "paragraph_open"]
    assert tokens[-2].content == "next"


@settings(max_examples=300)
@given(typed)
@example("a\n---")
@example("a\n\n    code")
@example("a\n===\n> b")
def test_any_text_as_blocks_makes_only_the_blocks_meant(text: str) -> None:
    tokens = READER.parse(f"{WRITER.block(escape(text))}\n\n# end\n")
    shapes = {"paragraph_open", "fence", "blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open"}
    opened = {token.type for token in tokens if token.nesting >= 0} - shapes - {"inline"}
    assert opened == {"heading_open"}
    assert [token.content for token in tokens if token.type == "fence"] == [
        "".join(f"{balanced(to_plain(line))}\n" for line in block.lines)
        for block in blocks(escape(text)) if block.shape is Shape.CODE
    ]  # fmt: skip


@settings(max_examples=300)
@given(typed)
def test_any_text_in_a_list_stays_in_its_entry(text: str) -> None:
    tokens = READER.parse(f"- {WRITER.block('x' + escape(text), 2)}\n- next\n")
    assert [token.level for token in tokens if token.type == "list_item_open"].count(1) == 2
    assert tokens[0].type == "bullet_list_open"
    assert tokens[-1].type == "bullet_list_close"


@pytest.mark.parametrize(
    ("wire", "markdown"),
    [
        ("*bold* _it_ ~no~ `co*de`", "**bold** _it_ ~~no~~ `co*de`"),
        ("*_both_*", "**_both_**"),
        ("a*b*c snake_case_name 2 * 3 * 4", r"a\*b\*c snake_case_name 2 \* 3 \* 4"),
        ("*not closed", r"\*not closed"),
        ("*ask <@U1>*: done", "**ask @Ada**: done"),
        ("in <#C1|x> at <!date^1795255200^{time}|10:00 UTC>", "in #payments at 10:00 UTC"),
        ("<https://a.b/_x_/*y*|the *graph*>", r"[the \*graph\*](https://a.b/_x_/%2Ay%2A)"),
        ("https://a.b/_x_/y", r"[https://a.b/\_x\_/y](https://a.b/_x_/y)"),
        (":fire: :wave::skin-tone-2: :flag-de: :no_such: 12:30:45", "🔥 👋🏻 🇩🇪 :no_such: 12:30:45"),
        ("`:fire:`", "`:fire:`"),
        ("`a &lt;b&gt; &amp;amp;`", "`a <b> &amp;`"),
    ],
)
def test_a_line_of_slack_becomes_a_line_of_markdown(wire: str, markdown: str) -> None:
    assert WRITER.inline(wire) == markdown


@pytest.mark.parametrize(
    ("wire", "markdown"),
    [
        ("see\n```\nif a &lt; b:\n    *x* = 1\n```\ndone", "see\n\n```\nif a < b:\n    *x* = 1\n```\n\ndone"),
        ("&gt; we are\n&gt; *down*\nso", "> we are  \n> **down**\n\nso"),
        ("&gt;&gt;&gt; all\nof it", "> all  \n> of it"),
        ("• a\n    ◦ b\n• c", "- a\n  - b\n- c"),
        ("1. a\n2. b\n\n- c", "1. a\n2. b\n\n- c"),
        ("```a ``` b", "```\na\n```\n\nb"),
    ],
)
def test_blocks_of_slack_become_blocks_of_markdown(wire: str, markdown: str) -> None:
    assert WRITER.block(wire) == markdown


def test_on_one_line_a_block_of_code_becomes_spans_of_code() -> None:
    assert WRITER.inline("see\n```\nx = 1\n    y\n```") == "see / `x = 1` / `y`"


def test_on_one_line_a_quotation_has_quotation_marks() -> None:
    assert WRITER.inline("&gt; we are\n&gt; down\nok") == "“we are / down” / ok"


def test_a_bar_in_code_is_kept_in_a_cell_and_elsewhere() -> None:
    code = WRITER.inline("`a | b`")
    assert finished(f"| {code} |\n\n{code}") == "| `a \\| b` |\n\n`a | b`"


def test_a_fence_in_a_list_is_indented_with_its_entry() -> None:
    assert WRITER.block("a\n```\nb\n```", 3) == "a\n\n   ```\n   b\n   ```"
