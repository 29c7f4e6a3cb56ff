"""The gate for events: whatever comes, nothing passes it unsearched, and nothing breaks it."""

from typing import Any

import pytest

from handlers.gate import without_secrets
from tests.unit.domain.redaction.making import made

AWS = made("AKIA<U16>")


def nested(depth: int) -> Any:
    body: Any = AWS
    for _ in range(depth):
        body = {"inner": body}
    return {"event_id": "Ev1", "event": {"type": "message", "text": AWS, "more": body}}


@pytest.mark.parametrize("body", [
    AWS, [AWS], {"event": AWS}, {"event": {"text": AWS}},
    {"event": {"blocks": [{"type": "rich_text", "elements": None}, AWS]}},
    {"event": {"blocks": [{"type": "rich_text", "elements": [3, {"elements": AWS}, {"elements": None}]}]}},
])  # fmt: skip
def test_an_odd_payload_loses_its_secrets_too(body: Any) -> None:
    assert AWS not in str(without_secrets(body))


@pytest.mark.parametrize("body", [None, 3, True, [], {}])
def test_a_payload_without_words_stays_as_it_is(body: Any) -> None:
    assert without_secrets(body) == body


def test_of_a_payload_too_deep_to_be_searched_only_its_id_is_left() -> None:
    assert without_secrets(nested(2000)) == {"event_id": "Ev1"}
