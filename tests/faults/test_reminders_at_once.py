"""Very many reminders due at the same moment, several processes or threads at them: each is sent once."""

from pathlib import Path

import pytest

from tests.support.reminding.at_once import by_processes, by_threads
from tests.support.reminding.broken import BrokenStore, ClaimedTwice, WithoutKey, WithoutLease
from tests.support.reminding.many import wanted

FEW, PROCESSES = 24, 4


def test_four_processes_on_one_postgresql_send_each_once(postgres_url: str, tmp_path: Path) -> None:
    assert by_processes(postgres_url, tmp_path, people=FEW, processes=PROCESSES) == wanted(FEW)


def test_several_threads_on_sqlite_send_each_once(sqlite_url: str) -> None:
    assert by_threads(sqlite_url, people=FEW) == wanted(FEW)


def test_a_claim_made_twice_changes_nothing(sqlite_url: str) -> None:
    assert by_threads(sqlite_url, people=FEW, open_store=ClaimedTwice) == wanted(FEW)


@pytest.mark.parametrize("store", [WithoutLease, WithoutKey])
def test_without_leases_or_keys_some_are_sent_twice(sqlite_url: str, store: type[BrokenStore]) -> None:
    sent = by_threads(sqlite_url, people=FEW, open_store=store)
    assert set(sent) >= set(wanted(FEW))
    assert max(sent.values()) > 1
