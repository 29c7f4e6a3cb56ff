"""The audit trail's chain: its form, what it keeps of words, and that whatever is done to it afterwards shows."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from bot.domain.ids import IncidentId, TeamId, UserId
from bot.domain.trail import NOTHING, Deed, Entry, Link, Subject, canonical, digest_of, entry_of, hash_of, linked
from bot.domain.trail_proof import Head, fault_of_head, first_fault, read_head
from bot.domain.values import NaiveDatetime

AT = datetime(2026, 3, 2, 11, 0, 5, 42, tzinfo=timezone(timedelta(hours=1)))
TEAM, ADA = TeamId("T1"), UserId("UADA")


def entry(number: int = 1, words: str = "") -> Entry:
    return entry_of(
        TEAM, IncidentId(7), Deed.SEVERITY, at=AT, by=ADA, subject=Subject(kind="line", id=str(number)),
        changes={"severity": ("sev2", "sev1")}, words=words,
    )  # fmt: skip


def chain(length: int = 5) -> list[Link]:
    return list(linked([entry(number) for number in range(1, length + 1)], 0, NOTHING))


def test_the_canonical_form_is_as_documented() -> None:
    assert canonical(entry(), 3, "ab") == (
        b'["1","T1","7","3","2026-03-02T10:00:05.000042Z","UADA","severity changed","line","1",'
        b'"{\\"severity\\":[\\"sev2\\",\\"sev1\\"]}","","ab"]'
    )


def test_the_hash_is_the_sha_256_of_the_canonical_form() -> None:
    assert hash_of(entry(), 3, "ab") == hashlib.sha256(canonical(entry(), 3, "ab")).hexdigest()


def test_of_words_an_entry_keeps_a_digest_that_the_salt_opens() -> None:
    made = entry(words="the pool ran dry")
    assert made.salt is not None
    assert made.digest == digest_of(made.salt, "the pool ran dry")
    assert "pool" not in repr(made)


def test_the_same_words_never_have_the_same_digest_twice() -> None:
    assert entry(words="no").digest != entry(words="no").digest


def test_a_salt_that_was_wiped_leaves_the_hash_as_it_was() -> None:
    made = entry(words="the pool ran dry")
    assert hash_of(made, 1, NOTHING) == hash_of(replace(made, salt=None), 1, NOTHING)


def test_a_deed_of_nobody_is_the_scribes_own() -> None:
    assert entry_of(TEAM, None, Deed.LOG_ENDED, at=datetime(2026, 3, 2, tzinfo=UTC), by=None).actor == "scribe"


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(NaiveDatetime):
        entry_of(TEAM, None, Deed.NOTED, at=datetime(2026, 3, 2), by=None)  # noqa: DTZ001


def test_a_chain_as_it_was_written_is_whole() -> None:
    assert first_fault(chain()) is None
    assert first_fault([]) is None


@pytest.mark.parametrize("name", ["actor", "at", "deed", "subject_kind", "subject_id", "changes", "digest", "team_id"])
def test_whatever_is_altered_in_an_entry_is_found_in_that_entry(name: str) -> None:
    links = chain()
    changed: dict[str, Any] = {name: "x"}
    links[2] = replace(links[2], entry=replace(links[2].entry, **changed))
    assert first_fault(links) == "entry 3 was altered"


def test_an_entry_that_was_altered_with_its_hash_breaks_the_one_behind_it() -> None:
    links = chain()
    other = replace(links[2].entry, actor="UBEN")
    links[2] = replace(links[2], entry=other, hash=hash_of(other, 3, links[2].previous))
    assert (first_fault(links) or "").startswith("entry 4 does not follow the one before it")


@pytest.mark.parametrize("gone", [1, 3])
def test_an_entry_that_is_missing_is_named(gone: int) -> None:
    links = chain()
    del links[gone - 1]
    assert first_fault(links) == f"entry {gone} is missing"


def test_entries_that_were_swapped_are_found() -> None:
    links = chain()
    links[1], links[2] = replace(links[2], position=2), replace(links[1], position=3)
    assert first_fault(links) == "entry 2 was altered"


def test_an_entry_that_was_put_in_is_found() -> None:
    links = chain(2)
    [forged] = linked([entry(9)], 2, "f" * 64)
    assert (first_fault([*links, forged]) or "").startswith("entry 3 does not follow the one before it")


def test_a_chain_that_grew_since_its_head_was_kept_is_whole() -> None:
    links = chain()
    kept = Head(position=3, hash=links[2].hash)
    assert fault_of_head(links, kept) is None


def test_a_chain_that_was_cut_off_lacks_the_head_that_was_kept() -> None:
    links = chain()
    kept = read_head(str(Head(position=5, hash=links[4].hash)))
    assert first_fault(links[:3]) is None
    assert (fault_of_head(links[:3], kept) or "").startswith("entry 4 is missing")
    assert "was cut off or written anew" in (fault_of_head(links[:3], Head(position=None, hash=links[4].hash)) or "")


def test_a_chain_that_was_written_anew_lacks_it_too() -> None:
    anew = list(linked([replace(one.entry, actor="UBEN") for one in chain()], 0, NOTHING))
    assert first_fault(anew) is None
    assert fault_of_head(anew, Head(position=5, hash=chain()[4].hash)) is not None


@pytest.mark.parametrize("text", ["", "12", "12-abc", "x-" + "a" * 64, "g" * 64])
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no head"):
        read_head(text)
