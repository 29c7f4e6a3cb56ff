"""Slack's payloads: what people wrote is redacted wherever it stands, and Slack's own machinery is left alone."""

import copy
from typing import Any

import pytest

from bot.domain.redaction import redact_payload
from tests.unit.domain.redaction.making import made

Json = dict[str, Any]
AWS = made("AKIA<U16>")
MARK, PASSWORD = "[redacted: aws key]", "[redacted: password]"


def rich(*elements: Json, kind: str = "rich_text_section") -> Json:
    return {"type": "rich_text", "block_id": "b1", "elements": [{"type": kind, "elements": list(elements)}]}


def text(words: str, **style: bool) -> Json:
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def section(block: Json) -> list[Json]:
    elements: list[Json] = redact_payload(block)[0]["elements"][0]["elements"]
    return elements


@pytest.mark.parametrize(
    "place",
    [
        lambda secret: {"event": {"type": "message", "text": secret}},
        lambda secret: {"event": {"message": {"text": secret}, "previous_message": {"text": secret}}},
        lambda secret: {"command": "/incident", "text": f"note {secret}"},
        lambda secret: {"event": {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": secret}}]}},
        lambda secret: {"event": {"blocks": [{"type": "section", "fields": [{"type": "mrkdwn", "text": secret}]}]}},
        lambda secret: {"event": {"blocks": [{"type": "markdown", "text": secret}]}},
        lambda secret: {"event": {"blocks": [rich(text(secret))]}},
        lambda secret: {"event": {"blocks": [rich(text(secret), kind="rich_text_preformatted")]}},
        lambda secret: {"event": {"attachments": [{"text": secret, "fallback": secret, "pretext": secret}]}},
        lambda secret: {"event": {"attachments": [{"title": secret, "footer": secret, "author_name": secret}]}},
        lambda secret: {"event": {"attachments": [{"fields": [{"title": "Key", "value": secret, "short": True}]}]}},
        lambda secret: {
            "event": {"attachments": [{"message_blocks": [{"message": {"blocks": [rich(text(secret))]}}]}]}
        },
        lambda secret: {"event": {"files": [{"title": secret, "name": f"{secret}.txt", "plain_text": secret}]}},
        lambda secret: {"view": {"state": {"values": {"b": {"a": {"type": "plain_text_input", "value": secret}}}}}},
        lambda secret: {"view": {"state": {"values": {"b": {"a": {"rich_text_value": rich(text(secret))}}}}}},
        lambda secret: {"actions": [{"value": secret, "text": {"type": "plain_text", "text": secret}}]},
        lambda secret: {"event": {"metadata": {"event_payload": {"note": secret}}}},
    ],
)
def test_a_secret_is_redacted_wherever_people_write(place: Any) -> None:
    redacted, found = redact_payload(place(AWS))
    assert redacted == place(MARK)
    assert {finding.kind for finding in found} == {"aws key"}


def test_a_secret_cut_by_bold_is_marked_in_its_first_piece() -> None:
    elements = section(rich(text("key " + AWS[:6]), text(AWS[6:12], bold=True), text(AWS[12:] + " ok")))
    assert elements == [text("key " + MARK), text("", bold=True), text(" ok")]


def test_the_text_beside_the_blocks_loses_the_secret_whatever_its_style() -> None:
    first, middle, last = AWS[:6], AWS[6:12], AWS[12:]
    message = {
        "text": f"key {first}_{middle}_{last} ok",
        "blocks": [rich(text(first), text(middle, italic=True), text(last))],
    }
    assert redact_payload(message)[0]["text"] == f"key {MARK} ok"


def test_a_password_in_the_address_of_a_link_is_redacted() -> None:
    (link,) = section(rich({"type": "link", "url": "https://ada:hunter2@ci.example.com", "text": "the job"}))
    assert link == {"type": "link", "url": "https://ada:[redacted: password in url]@ci.example.com", "text": "the job"}


def test_a_link_that_slack_made_of_part_of_a_secret_shows_it_no_more() -> None:
    mail = {"type": "link", "url": "mailto:hunter2@db.example.com", "text": "hunter2@db.example.com"}
    redacted, _ = redact_payload(rich(text("postgres://app:"), mail, text("/shop")))
    assert "hunter2" not in str(redacted)


def test_a_password_in_a_block_of_code_after_its_name_is_found() -> None:
    block: Json = {"type": "rich_text", "elements": [
        {"type": "rich_text_section", "elements": [text("password:")]},
        {"type": "rich_text_preformatted", "elements": [text("correcthorse")]},
    ]}  # fmt: skip
    assert redact_payload(block)[0]["elements"][1]["elements"] == [text(PASSWORD)]


def test_a_mention_in_between_keeps_pieces_apart() -> None:
    block = rich(text("password="), {"type": "user", "user_id": "U00000ADA"}, text("hello"))
    assert redact_payload(block) == (block, ())


@pytest.mark.parametrize("label", ["*Password:*", "*Password*", "Password"])
def test_a_password_in_the_field_beside_its_name_is_found(label: str) -> None:
    fields = [{"type": "mrkdwn", "text": label}, {"type": "mrkdwn", "text": "correcthorse"}]
    block: Json = {"type": "section", "fields": fields}
    redacted, _ = redact_payload(block)
    assert [field["text"] for field in redacted["fields"]] == [label, PASSWORD]


def test_a_password_in_the_value_of_an_attachment_is_found() -> None:
    fields = [{"title": "Password", "value": "correcthorse", "short": True}, {"title": "Region", "value": "eu"}]
    message: Json = {"attachments": [{"fields": fields}]}
    redacted, _ = redact_payload(message)
    assert [field["value"] for field in redacted["attachments"][0]["fields"]] == [PASSWORD, "eu"]


def test_a_preview_in_html_goes_where_its_words_held_a_secret() -> None:
    file = {"preview": f"key {AWS}", "preview_highlight": f"<b>key</b> {AWS[:5]}<i>{AWS[5:]}</i>"}
    assert redact_payload(file)[0] == {"preview": f"key {MARK}", "preview_highlight": "[redacted: preview]"}


def test_the_machinery_of_slack_is_left_alone() -> None:
    payload = {
        "response_url": "https://hooks.slack.com/commands/T00000000/123456789012/" + made("<w24>"),
        "trigger_id": "13345224609.738474920." + made("<h32>"),
        "event_id": "Ev08MFMKH6",
        "event": {"ts": "1553606820.000100", "client_msg_id": made("<uuid>"), "user": "U024BE7LH", "channel": "C1"},
        "view": {"id": "V1", "hash": "156772938.1827394", "private_metadata": '{"incident": 7}'},
    }
    assert redact_payload(payload) == (payload, ())


def test_the_verification_token_at_the_top_is_emptied_and_not_counted() -> None:
    assert redact_payload({"token": made("<w24>"), "type": "event_callback"}) == (
        {"token": "", "type": "event_callback"},
        (),
    )


def test_the_payload_that_was_given_stays_as_it_was() -> None:
    payload = {
        "text": AWS,
        "blocks": [rich(text(AWS[:6]), text(AWS[6:]))],
        "fields": [{"title": "Password", "value": "x1y2z3"}],
    }
    before = copy.deepcopy(payload)
    redact_payload(payload)
    assert payload == before


@pytest.mark.parametrize(
    "value", [None, 7, 1.5, True, "", [], {}, [None, {"a": [1]}], {"fields": ["a", 1]}, {"type": "rich_text"}]
)
def test_other_values_keep_their_type(value: object) -> None:
    assert redact_payload(value) == (value, ())
