"""What holds for every text: redacting twice is redacting once, and nothing but secrets changes."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.redaction import mark, redact, redact_payload
from tests.unit.domain.redaction.samples_of_clouds import CLOUDS, CODE, KEYS
from tests.unit.domain.redaction.samples_of_services import OPERATIONS, SERVICES, WRITTEN

SAMPLES = [*KEYS, *CLOUDS, *CODE, *OPERATIONS, *SERVICES, *WRITTEN]
STEADY = settings(max_examples=300, derandomize=True, database=None, deadline=None)
SAMPLE = st.sampled_from(SAMPLES)
SCRAPS = st.sampled_from(
    [
        *"<>|&*_~`\"' \n=:;,@/\\%[].-",
        *(
            "password",
            "token=",
            "secret: ",
            "&amp;",
            "<@U1>",
            "<https://a.example|",
            "\u200b",
            "\\n",
            "%3D",
            "://",
            "eyJ",
        ),
        *(
            "[redacted: ",
            "aws key]",
            "-----BEGIN PRIVATE KEY-----",
            "hunter2",
            "Bearer ",
            "curl -u ",
            "the password is ",
        ),
    ]
)
TEXT = st.lists(SCRAPS | SAMPLE.map(lambda sample: sample.text) | st.text(max_size=8), max_size=14).map("".join)
PROSE = "the pods came back after Ben rolled out a build and errors fell to zero on every node"
WORDS = st.sampled_from(PROSE.split())
KEYS_OF_SLACK = st.sampled_from(["text", "blocks", "token", "fields", "title", "value", "type", "elements"])
PAYLOAD = st.recursive(
    st.none() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS_OF_SLACK, inner, max_size=3),
    max_leaves=6,
)
HARMLESS = (
    WORDS | st.uuids().map(str) | st.binary(min_size=20, max_size=32).map(bytes.hex) | st.integers(0, 10**6).map(str)
)


@STEADY
@given(TEXT)
def test_redacting_twice_is_redacting_once(text: str) -> None:
    once = redact(text).text
    assert redact(once).text == once


@STEADY
@given(TEXT)
def test_findings_are_in_order_and_what_lies_between_them_is_kept(text: str) -> None:
    redacted, at, parts = redact(text), 0, []
    for finding in redacted.found:
        assert at <= finding.start < finding.end <= len(text)
        parts += [text[at : finding.start], mark(finding.kind)]
        at = finding.end
    assert redacted.text == "".join([*parts, text[at:]])


@STEADY
@given(TEXT)
def test_no_mention_and_no_escape_is_cut_in_half(text: str) -> None:
    for finding in redact(text).found:
        for whole in re.finditer(r"<@U1>|&(?:amp|lt|gt);", text):
            is_cut = whole.start() < finding.start < whole.end() or whole.start() < finding.end < whole.end()
            assert not is_cut


@STEADY
@given(st.lists(HARMLESS, max_size=30).map(" ".join))
def test_words_hashes_and_ids_are_left_alone(text: str) -> None:
    assert redact(text).found == ()


@STEADY
@given(
    before=st.lists(HARMLESS, max_size=6).map(" ".join),
    sample=SAMPLE,
    after=st.lists(HARMLESS, max_size=6).map(" ".join),
)
def test_a_secret_among_words_is_all_that_changes(before: str, sample: object, after: str) -> None:
    text, secret, kind = (getattr(sample, name) for name in ("text", "secret", "kind"))
    whole = f"{before}\n{text}\n{after}"
    assert redact(whole).text == whole.replace(secret, mark(kind))


@STEADY
@given(PAYLOAD)
def test_a_payload_redacted_twice_is_redacted_once(payload: object) -> None:
    once, _ = redact_payload(payload)
    assert redact_payload(once) == (once, ())
