"""Messages in payloads: each is redacted by itself and tells what it lost, in an event as in history."""

from typing import Any

import pytest

from bot.domain.redaction import TAKEN_OUT, redact_delivery
from tests.unit.domain.redaction.making import made

Json = dict[str, Any]
AWS, MARK = made("AKIA<U16>"), "[redacted: aws key]"


def said(text: str, **more: Any) -> Json:
    return {"type": "message", "channel": "C1", "user": "U1", "ts": "1.000001", "text": text, **more}


def cut(secret: str) -> Json:
    """A rich text in which formatting cuts the secret."""
    texts = [{"type": "text", "text": part} for part in (f"password={secret[:7]}", secret[7:])]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": texts}]}


def test_a_message_tells_how_many_of_each_kind_it_lost() -> None:
    message, _ = redact_delivery(said(f"{AWS} {made(' AKIA<U16>').strip()}", blocks=[cut("hunter22hunter")]))
    assert message["text"] == f"{MARK} {MARK}"
    assert message[TAKEN_OUT] == {"aws key": 2, "password": 1}


def test_a_message_without_secrets_comes_back_as_it_was() -> None:
    assert redact_delivery(said("all is well")) == (said("all is well"), ())


def test_nobody_can_claim_that_a_message_lost_something() -> None:
    assert TAKEN_OUT not in redact_delivery(said("all is well", **{TAKEN_OUT: {"aws key": 1}}))[0]


@pytest.mark.parametrize("wrapped", [
    lambda one: {"event": one},
    lambda one: {"event": {"type": "message", "subtype": "message_changed", "message": one}},
    lambda one: {"event": {"type": "message", "subtype": "message_changed", "previous_message": one}},
    lambda one: {"event": {"type": "pin_added", "item": {"type": "message", "message": one}}},
])  # fmt: skip
def test_a_message_reads_the_same_in_each_event_and_in_history(wrapped: Any) -> None:
    message = said(f"key {AWS}", blocks=[cut("hunter22hunter")])
    body, found = redact_delivery(wrapped(message))
    assert (body, found) == (wrapped(redact_delivery(message)[0]), ())


def test_what_only_an_earlier_text_shows_to_be_secret_is_not_looked_for_in_the_later_one() -> None:
    later = said("hunter22hunter was it")
    event = {"message": later, "previous_message": said("x", blocks=[cut("hunter22hunter")])}
    assert redact_delivery({"event": event})[0]["event"]["message"] == redact_delivery(later)[0]


def test_what_slack_unfurls_does_not_change_what_was_said() -> None:
    unfurled = {"from_url": "https://example.com", "blocks": [cut("hunter22hunter")], "text": AWS}
    message, _ = redact_delivery(said("hunter22hunter at https://example.com", attachments=[unfurled]))
    assert message["text"] == "hunter22hunter at https://example.com"
    assert message["attachments"][0]["text"] == MARK


def test_what_was_found_outside_of_messages_is_returned() -> None:
    body, found = redact_delivery({"command": "/incident", "text": f"note {AWS}", "message": said(AWS)})
    assert body["text"] == f"note {MARK}"
    assert [finding.kind for finding in found] == ["aws key"]


def test_the_addresses_of_a_file_lose_a_name_that_holds_a_secret_in_any_letters() -> None:
    path = f"F123/{AWS.lower()}.png"
    file = {
        "id": "F123",
        "name": f"{AWS}.png",
        "permalink": f"https://a/files/U1/{path}",
        "url_private": f"https://{path}",
    }
    [shown] = redact_delivery(said("look", files=[file]))[0]["files"]
    assert shown == {
        "id": "F123", "name": f"{MARK}.png", "permalink": "https://a/files/U1/F123", "url_private": "https://F123",
    }  # fmt: skip


@pytest.mark.parametrize("odd", [
    {}, {"event": None}, {"event": []}, {"event": {"message": "x", "item": 3}}, {"ts": 5, "text": 7},
    {"attachments": {}}, {"attachments": [None, {"from_url": 1}]},
    {"files": [{"name": AWS, "permalink": "p", "id": ""}]},
    {"type": "rich_text"}, {"type": "rich_text", "elements": [None, {"elements": "x"}]}, {"text": "\x00\ud800"},
])  # fmt: skip
def test_odd_payloads_break_nothing(odd: Json) -> None:
    assert AWS not in str(redact_delivery(odd)[0])
