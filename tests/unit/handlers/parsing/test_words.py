"""Words, mentions, severities, durations and suggestions."""

from datetime import timedelta

import pytest

from bot.domain.severity import Severity
from handlers.parsing.durations import take_duration
from handlers.parsing.words import (
    WordNotUnderstood,
    did_you_mean,
    split_words,
    take_channel,
    take_last_choice,
    take_severity,
    take_severity_anywhere,
    take_user,
    take_word,
    unknown_name,
    unquoted,
)

SUBCOMMANDS = ["start", "status", "note", "mark", "severity", "search", "timeline", "list", "link", "draft"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("a  b\nc", ["a", "b", "c"]),
        ('say "two words" now', ["say", "two words", "now"]),
        ("say “two words” now", ["say", "two words", "now"]),
        ('""', [""]),
        ("it's 5\" wide", ["it's", '5"', "wide"]),
        ('open "ended', ["open", '"ended']),
        ("<@U1|Ada L> <https://a.example|a page>", ["<@U1|Ada L>", "<https://a.example|a page>"]),
        ("a &lt; b", ["a", "&lt;", "b"]),
    ],
)
def test_words_split_at_spaces_outside_quotes_and_slack_brackets(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_the_first_word_is_taken_as_it_stands() -> None:
    assert take_word("  Mark started  9:58") == ("Mark", "started  9:58")


def test_no_word_is_taken_from_blank_text() -> None:
    assert take_word("  ") == ("", "  ")


@pytest.mark.parametrize("mention", ["<@U1|ada>", "<@U1>", "<@U1|>", "<@U1|Ada Lovelace>"])
def test_a_mention_is_taken_from_amid_the_text(mention: str) -> None:
    assert take_user(f"Ask {mention} first") == ("U1", "Ask first")


def test_an_enterprise_user_is_a_person() -> None:
    assert take_user("<@W0123>") == ("W0123", "")


def test_of_several_mentions_the_first_is_taken() -> None:
    assert take_user("<@U1> for <@U2>") == ("U1", "for <@U2>")


def test_of_several_mentions_the_last_is_taken_on_request() -> None:
    assert take_user("Ask <@U1> <@U2>", last=True) == ("U2", "Ask <@U1>")


@pytest.mark.parametrize("text", ["@ada", "<!here>", "<#C1|ada>", "<https://u.example>", "&lt;@U1&gt;"])
def test_what_is_no_mention_is_nobody(text: str) -> None:
    assert take_user(text) == (None, text)


def test_a_name_that_slack_left_unescaped_is_unknown() -> None:
    assert unknown_name("lead @bne please") == "@bne"


def test_an_address_is_no_unknown_name() -> None:
    assert unknown_name("mail ben@shop.example or <@U2|ben>") is None


@pytest.mark.parametrize("mention", ["<#C1|payments>", "<#C1>", "<#C1|>"])
def test_a_channel_is_taken(mention: str) -> None:
    assert take_channel(f"{mention} since noon") == ("C1", "since noon")


@pytest.mark.parametrize("word", ["sev2", "SEV2", "SEV-2", "sev 2", "sev2:", "Sev2,"])
def test_a_leading_severity_is_taken(word: str) -> None:
    assert take_severity(f"{word} Checkout fails") == (Severity.SEV2, "Checkout fails")


@pytest.mark.parametrize("title", ["2 servers down", "S3 uploads fail", "several errors", "a sev2 thing", ""])
def test_a_title_that_only_resembles_a_severity_stays_whole(title: str) -> None:
    assert take_severity(title) == (None, title)


@pytest.mark.parametrize("word", ["sev0", "sev5", "SEV-12"])
def test_a_severity_there_is_not_is_refused(word: str) -> None:
    with pytest.raises(WordNotUnderstood, match="write one of `sev1`"):
        take_severity(f"{word} Checkout fails")


def test_a_last_word_among_the_choices_is_taken() -> None:
    assert take_last_choice("Cap the pool High ", {"high": 1}) == (1, "Cap the pool")


def test_a_choice_amid_the_text_stays_there() -> None:
    assert take_last_choice("high load on pool", {"high": 1}) == (None, "high load on pool")


@pytest.mark.parametrize(
    ("text", "minutes", "rest"),
    [
        ("45m", 45, ""),
        ("1h", 60, ""),
        ("1h30m of logs", 90, "of logs"),
        ("45 min", 45, ""),
        ("2 hours", 120, ""),
        ("an hour", 60, ""),
        ("1d", 1440, ""),
    ],
)
def test_a_leading_duration_is_taken(text: str, minutes: int, rest: str) -> None:
    assert take_duration(text) == (timedelta(minutes=minutes), rest)


@pytest.mark.parametrize("text", ["", "45", "45M", "45mb", "soon", "m", "-5m", "1.5h"])
def test_what_is_no_duration_stays_text(text: str) -> None:
    assert take_duration(text) == (None, text)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("statr", "start"),
        ("NOTE", "note"),
        ("nite", "note"),
        ("timlines", "timeline"),
        ("sev", "severity"),
        ("lst", "list"),
        ("zzz", None),
        ("", None),
        ("\ud800", None),
    ],
)
def test_a_slip_is_answered_with_the_nearest_name(word: str, meant: str | None) -> None:
    assert did_you_mean(word, SUBCOMMANDS) == meant


def test_without_names_there_is_no_suggestion() -> None:
    assert did_you_mean("start", []) is None


@pytest.mark.parametrize(
    ("text", "inner"),
    [('"Checkout fails"', "Checkout fails"), ("“Checkout fails” ", "Checkout fails"), ('say "hi"', 'say "hi"'),
     ('"a" and "b"', '"a" and "b"'), ('""', '""')],
)  # fmt: skip
def test_quotes_around_all_of_a_text_are_taken_off(text: str, inner: str) -> None:
    assert unquoted(text) == inner


@pytest.mark.parametrize(
    ("text", "severity", "rest"),
    [
        ("sev2 Checkout fails", Severity.SEV2, "Checkout fails"), ("Mail is late SEV-1", Severity.SEV1, "Mail is late"),
        ("Checkout fails", None, "Checkout fails"), ("Error 2", None, "Error 2"),
        ("sev2 on sev1", Severity.SEV2, "on sev1"),
    ],
)  # fmt: skip
def test_a_severity_may_stand_at_either_end(text: str, severity: Severity | None, rest: str) -> None:
    assert take_severity_anywhere(text) == (severity, rest)
