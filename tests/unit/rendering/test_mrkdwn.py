"""Slack's wire text in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import ChannelId
from bot.rendering.mrkdwn import SpanKind, escape, parse, to_plain, truncate
from tests.unit.postmortem.sample import PEOPLE

CHANNELS = {ChannelId("C1"): "payments"}


@pytest.mark.parametrize(
    ("wire", "words"),
    [
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt;", "&lt;"),
        ("<@U1> is on it", "@Ada is on it"),
        ("<@U1|old.name>", "@Ada"),
        ("<@U9|ada>", "@ada"),
        ("<@U9>", "@U9"),
        ("<#C1|old-name>", "#payments"),
        ("<#C9|name>", "#name"),
        ("<https://a.b/c?d=1&amp;e=2>", "https://a.b/c?d=1&e=2"),
        ("<https://a.b/c|the graph>", "the graph (https://a.b/c)"),
        ("<http://a.b|a.b>", "a.b"),
        ("<mailto:ada@a.b|ada@a.b>", "ada@a.b"),
        ("<!channel> look", "@channel look"),
        ("<!here|here>", "@here"),
        ("<!subteam^S1|@oncall>", "@oncall"),
        ("<!date^1795255200^{date_short} {time}|10:00 UTC>", "10:00 UTC"),
        ("<!date^1795255200^{time}^https://a.b|10:00 UTC>", "10:00 UTC"),
        ("<nothing known>", "<nothing known>"),
        ("<!date^1795255200^{time}>", "<!date^1795255200^{time}>"),
        ("*bold* _it_ `code` ~no~", "*bold* _it_ `code` ~no~"),
    ],
)
def test_wire_text_is_put_into_words(wire: str, words: str) -> None:
    assert to_plain(wire, PEOPLE, CHANNELS) == words


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert to_plain(escape(text)) == text


@given(st.text(alphabet="<>&@!#U1C|^channelsubteamhttps:/ "))
def test_escaped_text_mentions_nobody(text: str) -> None:
    assert all(span.kind is SpanKind.TEXT for span in parse(escape(text)))


def test_a_short_text_is_not_cut() -> None:
    assert truncate("short", 5) == "short"


def test_a_long_text_is_cut_to_the_limit() -> None:
    assert truncate("a" * 20, 10) == "a" * 9 + "…"


@pytest.mark.parametrize("wire", ["see <https://a.b/c|the graph>", "ask <@U123456>", "this &amp;&amp; that"])
@pytest.mark.parametrize("limit", range(6, 12))
def test_no_token_is_cut_in_half(wire: str, limit: int) -> None:
    assert truncate(wire, limit).count("<") == truncate(wire, limit).count(">")
    assert "&" not in truncate(wire, limit).replace("&amp;", "")
