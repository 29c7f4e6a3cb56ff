"""Timeline and log for machines."""

import json
from dataclasses import fields
from typing import Any

from bot.domain.messages import CapturedMessage
from bot.rendering.timeline_json import log_json, timeline_json
from tests.unit.postmortem.sample import after, event, full_record, marked, message, record


def test_a_retracted_event_is_absent() -> None:
    assert json.loads(timeline_json(record(event(5, "wrong", retracted_at=after(6)))))["timeline"] == []


def test_only_the_event_that_counts_carries_the_milestone() -> None:
    events = json.loads(timeline_json(full_record()))["timeline"]
    assert [line["text"] for line in events if line["milestone"] == "identified"] == [
        "Pool size was halved in deploy 41"
    ]


def test_a_line_from_a_message_carries_its_address() -> None:
    (line,) = json.loads(timeline_json(record(marked(22, "Found"))))["timeline"]
    assert line["permalink"] == "https://cast.slack.com/archives/C1/p1795256520000000"


def test_no_clock_and_no_row_number_of_ours_is_told() -> None:
    (line,) = json.loads(timeline_json(record(event(5, "a", id=99))))["timeline"]
    assert not {"id", "recorded_at", "retracted_at"} & line.keys()


def test_every_field_of_a_message_is_told() -> None:
    (line,) = json.loads(log_json(record(messages=(message(5, "a"),))))["messages"]
    compared = {field.name for field in fields(CapturedMessage) if field.compare}  # when it was last seen is ours alone
    assert compared - {"missed"} | {"missed_texts"} <= line.keys()


def test_the_log_stands_in_the_order_said() -> None:
    told = json.loads(log_json(record(messages=(message(100, "b"), message(5, "a")))))["messages"]
    assert [line["text"] for line in told] == ["a", "b"]


def test_a_deleted_message_is_a_tombstone() -> None:
    told = json.loads(log_json(full_record()))["messages"]
    assert [line["text"] for line in told if line["is_deleted"]] == [""]


def test_keys_are_sorted() -> None:
    def check(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert [key for key, _ in pairs] == sorted(key for key, _ in pairs)
        return dict(pairs)

    json.loads(log_json(full_record()), object_pairs_hook=check)
    json.loads(timeline_json(full_record()), object_pairs_hook=check)


def test_a_lone_surrogate_can_be_written() -> None:
    assert log_json(record(messages=(message(5, "a\ud800"),))).encode()
