"""A tab that does not listen costs the others nothing."""

import time

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from bot.emulator import Control, Emulator
from bot.emulator.journal import KEPT, Journal, Reader
from tests.emulator.ui.browser import Browser, address
from tests.emulator.world import Cast

SECONDS = 5.0


def test_a_tab_that_takes_nothing_does_not_hold_up_the_others(
    ada: Browser, emulator: Emulator, control: Control, cast: Cast
) -> None:
    with connect(address(emulator), max_size=None, max_queue=1, proxy=None) as deaf:
        deaf.send('{"id": 1, "do": "enter", "as": "ben"}')
        began = time.monotonic()
        for _ in range(200):
            control.say(cast.ben, cast.ops, "x" * 40_000)
        control.say(cast.ben, cast.ops, "the last")
        ada.told("message", lambda push: push["message"]["text"] == "the last")
        assert time.monotonic() - began < SECONDS


def test_a_reader_too_far_behind_is_told_so() -> None:
    journal, reader = Journal(), Reader(lambda: None)
    journal.join(reader)
    for number in range(KEPT + 1):
        journal.tell(("message", "C1", str(number)))
    assert journal.read(reader, 10) is None


def test_a_note_is_read_once_however_often_it_was_written() -> None:
    journal, reader = Journal(), Reader(lambda: None)
    journal.join(reader)
    for _ in range(3):
        journal.tell(("message", "C1", "1"))
    assert (journal.read(reader, 10), journal.read(reader, 10)) == ([("message", "C1", "1")], [])


def test_a_reader_is_woken_once_for_many_notes() -> None:
    woken: list[int] = []
    journal, reader = Journal(), Reader(lambda: woken.append(1))
    journal.join(reader)
    for number in range(5):
        journal.tell(("message", "C1", str(number)))
    assert len(woken) == 1


def test_with_nobody_watching_nothing_is_noted() -> None:
    journal = Journal()
    journal.tell(("message", "C1", "1"))
    late = Reader(lambda: None)
    journal.join(late)
    assert (journal.read(late, 10), journal.changes) == ([], 1)


def test_a_tab_that_fell_behind_is_let_go_to_begin_anew(emulator: Emulator, control: Control, cast: Cast) -> None:
    with connect(address(emulator), proxy=None) as socket:
        socket.send('{"id": 1, "do": "enter", "as": "ada"}')
        socket.recv(5)
        with emulator.workspace.lock:  # so that the tab gets no turn meanwhile
            for number in range(KEPT + 1):
                emulator.workspace.tell("message", cast.ops, str(number))
        with pytest.raises(ConnectionClosed) as closed:
            while True:
                socket.recv(5)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4001
