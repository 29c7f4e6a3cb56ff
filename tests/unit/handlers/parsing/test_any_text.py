"""Whatever is typed, the parsers answer or refuse, and lose no word."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Refusal
from handlers.parsing.dates import take_due_date
from handlers.parsing.durations import take_duration
from handlers.parsing.flags import take_flags
from handlers.parsing.times import take_time
from handlers.parsing.words import (
    did_you_mean,
    split_words,
    take_channel,
    take_severity,
    take_user,
    take_word,
    unknown_name,
)

NOW = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
PIECES = [
    "at",
    "-5m",
    "10:42",
    "25:61",
    "02:30",
    "yesterday",
    "today",
    "2026-10-25",
    "2026-10-25T00:30Z",
    "T10:42",
    "Z",
    "UTC",
    "PST",
    "5",
    "minutes",
    "ago",
    "am",
    "by",
    "due",
    "in",
    "until",
    "friday",
    "ſunday",
    "weeK",
    "31",
    "feb",
    "1",
    "dec",
    "2026",
    "next",
    "12/01",
    "<@U1|ada>",
    "<@U2>",
    "<#C1|payments>",
    "<",
    ">",
    "|",
    "&",
    "--private",
    "--since",
    "--privat",
    "—",
    "sev2",
    "sev9",
    "high",
    "short",
    '"',
    "“",
    "”",
    "'",
    ",",
    ".",
    "\xa0",
    "\n",
    "\x00",
    "�",
    "é",
    "漢",
    "٣:٤٥",
]
zones = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "", "\0"])
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=10).map("".join),
)


def is_kept(rest: str, text: str) -> bool:
    """Whether the words of `rest` are words of `text`, in their order."""
    remaining = iter(text.split())
    return all(word in remaining for word in rest.split())


@given(texts, zones, st.booleans())
def test_a_time_is_taken_from_the_head_and_the_rest_is_kept_to_the_letter(text: str, tz: str, bare: bool) -> None:
    try:
        taken = take_time(text, now=NOW, tz=tz, bare=bare)
    except Refusal:
        return
    assert taken.rest == text if taken.occurred_at is None else text.endswith(taken.rest)


@given(texts, zones, st.booleans())
def test_a_time_taken_is_never_in_the_future(text: str, tz: str, bare: bool) -> None:
    try:
        taken = take_time(text, now=NOW, tz=tz, bare=bare)
    except Refusal:
        return
    assert taken.occurred_at is None or taken.occurred_at <= NOW


@given(texts, zones)
def test_a_due_date_is_cut_out_between_words(text: str, tz: str) -> None:
    try:
        taken = take_due_date(text, today_now=NOW, tz=tz)
    except Refusal:
        return
    assert taken.rest == text if taken.due_on is None else is_kept(taken.rest, text)


@given(texts)
def test_flags_are_cut_out_between_words(text: str) -> None:
    try:
        taken = take_flags(text, {"private": False, "since": True})
    except Refusal:
        return
    assert taken.rest == text if not taken.given else is_kept(taken.rest, text)


@given(texts)
def test_what_is_not_taken_stays_as_it_was(text: str) -> None:
    for value, rest in (take_user(text), take_user(text, last=True), take_channel(text), take_duration(text)):
        assert value is not None or rest == text


@given(texts)
def test_a_severity_is_taken_or_refused(text: str) -> None:
    try:
        severity, rest = take_severity(text)
    except Refusal:
        return
    assert text.endswith(rest) if severity else rest == text


@given(texts)
def test_any_text_has_words(text: str) -> None:
    assert bool(split_words(text)) == bool(text.split())
    assert take_word(text)[0] in text
    assert (unknown_name(text) or "") in text
    assert did_you_mean(text, ["start", "note"]) in ("start", "note", None)
