"""Two people act on a postmortem in the same moment: each decides on what the other has done, on either database."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from bot.domain.incident import PostmortemStatus
from bot.domain.review import DEFAULT_ROLES
from bot.storage import Store, tables
from bot.usecases.answers import answer
from bot.usecases.incidents import resolve
from bot.usecases.review import send_to_review, sign_off
from tests.integration.usecases.world import ADA, DANA, World, rows

PATIENCE = 10.0
A_MOMENT = 0.3  # on SQLite nobody can see who waits; a writer there waits for 1.5 s


@contextmanager
def nobody_writes_to(store: Store, table: sa.Table) -> Iterator[None]:
    """Within this block whoever writes to `table` waits, while all may read it."""
    with store.engine.connect() as connection:
        if not store.is_sqlite:
            connection.execute(sa.text(f"LOCK TABLE {table.name} IN EXCLUSIVE MODE"))
            yield
            connection.rollback()
            return
    with store.write():
        yield


def until_waiting(store: Store, count: int) -> None:
    """Return once so many others wait for a lock; fails where they do not."""
    if store.is_sqlite:
        time.sleep(A_MOMENT)
        return
    deadline = time.monotonic() + PATIENCE
    waiting = sa.text("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
    while time.monotonic() < deadline:
        with store.engine.connect() as connection:
            if connection.scalar(waiting) == count:
                return
        time.sleep(0.01)
    pytest.fail("one went ahead without the other")


def at_once(world: World, table: sa.Table, *deeds: Callable[[], object]) -> None:
    """Do the deeds in threads of their own, each begun before another ends."""
    threads = [threading.Thread(target=deed) for deed in deeds]
    with nobody_writes_to(world.scribe.store, table):
        for count, thread in enumerate(threads, start=1):
            thread.start()
            until_waiting(world.scribe.store, count)
    for thread in threads:
        thread.join(PATIENCE)


@pytest.fixture
def reviewed(world: World) -> World:
    """The world with its incident resolved, its postmortem sent to Ada and Dana."""
    resolve(world.scribe, incident_id=world.incident.id, text="", by=ADA)
    send_to_review(world.scribe, incident_id=world.incident.id, to=[DANA], by=ADA)
    world.drain()
    return world


def status(world: World) -> PostmortemStatus:
    with world.scribe.store.read() as tx:
        return tx.incidents.get(world.incident.id).postmortem_status


def notes(world: World) -> list[str]:
    return [row["note"] for row in rows(world.scribe.store, tables.document)[2:]]


def test_of_the_last_two_signatures_one_makes_it_final(reviewed: World) -> None:
    scribe, number = reviewed.scribe, reviewed.incident.id
    lead, manager = DEFAULT_ROLES
    at_once(
        reviewed,
        tables.sign_off,
        lambda: sign_off(scribe, incident_id=number, role=lead, note="", by=ADA),
        lambda: sign_off(scribe, incident_id=number, role=manager, note="", by=DANA),
    )
    assert (status(reviewed), notes(reviewed)) == (PostmortemStatus.FINAL, ["final"])


def test_an_answer_beside_the_last_signature_is_in_the_final_document_or_corrects_it(reviewed: World) -> None:
    scribe, number = reviewed.scribe, reviewed.incident.id
    lead, manager = DEFAULT_ROLES
    sign_off(scribe, incident_id=number, role=manager, note="", by=DANA)
    at_once(
        reviewed,
        tables.answer,
        lambda: answer(scribe, incident_id=number, answers={"users_affected": "4,711"}, by=DANA),
        lambda: sign_off(scribe, incident_id=number, role=lead, note="", by=ADA),
    )
    reviewed.drain()
    newest = rows(scribe.store, tables.document)[-1]
    assert status(reviewed) is PostmortemStatus.FINAL
    assert b"4,711" in newest["content"]
