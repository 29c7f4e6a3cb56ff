"""Every claim of a document is held against the record; whatever the record lacks is found."""

from dataclasses import replace

import pytest

from bot.postmortem.document import Document, assemble
from bot.postmortem.evidence import unsupported
from bot.postmortem.facts import derived
from bot.postmortem.record import Record
from tests.unit.postmortem.sample import answers, full_record, message
from tests.unit.postmortem.talk import talk_record

TALK = talk_record()
ADDRESS = "https://cast.slack.com/archives/C1/p1"


def wrong(document: Document, record: Record = TALK) -> list[tuple[str, str]]:
    return [(claim.place, reason) for claim, reason in unsupported(document, record)]


def with_fact(*sources: str) -> Document:
    """The document with one more fact, which names these sources."""
    document = assemble(TALK)
    return replace(document, facts={**document.facts, "symptoms": derived("symptoms", "Errors", *sources)})


@pytest.mark.parametrize("record", [TALK, full_record()], ids=["talk", "full"])
def test_a_document_is_supported_by_its_own_record(record: Record) -> None:
    assert wrong(assemble(record), record) == []


def test_a_fact_without_a_source_is_found() -> None:
    assert wrong(with_fact()) == [("symptoms", "no source")]


@pytest.mark.parametrize("source", ["timeline:99", "answer:symptoms", "action:9", "file:F9", "incident:mood", ADDRESS])
def test_a_source_that_the_record_lacks_is_found(source: str) -> None:
    assert wrong(with_fact(source)) == [("symptoms", f"not in the record: {source}")]


def test_a_row_whose_event_was_retracted_is_found() -> None:
    events = tuple(replace(one, retracted_at=one.recorded_at) if one.id == 7 else one for one in TALK.timeline)
    found = wrong(assemble(TALK), replace(TALK, timeline=events))
    assert ("timeline row 10:38", "not in the record: timeline:7") in found


def test_an_entry_of_a_list_is_held_to_its_own_source() -> None:
    found = wrong(assemble(TALK), replace(TALK, messages=TALK.messages[:-1]))
    assert any(place.startswith("logs, entry 1") for place, _ in found)


def test_a_message_in_a_thread_is_the_same_message() -> None:
    reply = message(55, "<https://logs.example/1>", thread_ts=message(22, "").ts)
    record = replace(TALK, messages=(*TALK.messages[:-1], reply))
    assert wrong(assemble(record), record) == []


def test_an_answer_that_was_emptied_supports_nothing() -> None:
    emptied = replace(TALK, answers=answers(users_affected=" "))
    assert ("users_affected", "not in the record: answer:users_affected") in wrong(assemble(TALK), emptied)
