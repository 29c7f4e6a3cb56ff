"""Slack's timestamps as moments, and the addresses of messages."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.ids import ChannelId, MessageTs, datetime_to_ts, permalink, ts_to_datetime

OPS, TS = ChannelId("C1"), MessageTs("1553606820.000100")


@settings(max_examples=200, derandomize=True, database=None)
@given(seconds=st.integers(10**9, 10**10 - 1), micros=st.integers(0, 999_999))
def test_a_timestamp_is_a_moment_to_the_microsecond_and_back(seconds: int, micros: int) -> None:
    ts = MessageTs(f"{seconds}.{micros:06d}")
    assert datetime_to_ts(ts_to_datetime(ts)) == ts


@settings(max_examples=200, derandomize=True, database=None)
@given(stamps=st.lists(st.tuples(st.integers(10**9, 10**10 - 1), st.integers(0, 999_999)), min_size=2, max_size=2))
def test_timestamps_sort_as_text_as_they_do_as_moments(stamps: list[tuple[int, int]]) -> None:
    first, second = (MessageTs(f"{seconds}.{micros:06d}") for seconds, micros in stamps)
    assert (first < second) == (ts_to_datetime(first) < ts_to_datetime(second))


def test_a_timestamp_of_whole_seconds_is_understood() -> None:
    assert ts_to_datetime(MessageTs("1553606820")) == datetime(2019, 3, 26, 13, 27, tzinfo=UTC)


def test_a_message_has_the_address_that_slack_gives_it() -> None:
    assert permalink("https://example.slack.com/", OPS, TS) == "https://example.slack.com/archives/C1/p1553606820000100"


def test_a_reply_is_addressed_in_its_thread() -> None:
    reply = permalink("https://example.slack.com", OPS, MessageTs("1553606899.000200"), TS)
    assert reply.endswith("/p1553606899000200?thread_ts=1553606820.000100&cid=C1")


def test_the_parent_of_a_thread_is_addressed_as_any_message() -> None:
    assert "?" not in permalink("https://example.slack.com/", OPS, TS, TS)
