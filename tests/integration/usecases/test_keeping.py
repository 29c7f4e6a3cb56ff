"""Keeping events: on disk before they are answered, in order, many in one commit, and each for itself."""

import threading
from typing import Any

import sqlalchemy as sa
from slack_bolt import BoltResponse

from bot.storage import Store, tables
from bot.usecases.scribe import Scribe
from handlers.keeper import Keeper
from tests.integration.usecases.said_often import payload, said
from tests.integration.usecases.world import rows

MANY = 30


class Asked:
    """Hands events to a keeper and keeps the answers."""

    def __init__(self, scribe: Scribe) -> None:
        self.scribe, self.keeper = scribe, Keeper(scribe)
        self.answers: list[int] = []

    def take(self, bodies: list[Any]) -> list[int]:
        """Return the answers, in the order given, once all are there."""
        taken = [self.keeper.take(body, self._answered) for body in bodies]
        for one in taken:
            one.exception(10)
        return self.answers

    def _answered(self, response: BoltResponse) -> None:
        self.answers.append(response.status)


UNREADABLE = {"event": {1, 2}}  # nothing that JSON has


def _ids(store: Store) -> list[str]:
    return [row["event_id"] for row in sorted(rows(store, tables.inbox), key=lambda row: row["id"])]


def _bodies(scribe: Scribe) -> list[Any]:
    return [payload(event, number) for number, event in enumerate(said(scribe, range(MANY)))]


def test_what_is_answered_is_stored_in_the_order_that_it_came(scribe: Scribe) -> None:
    asked = Asked(scribe)
    assert asked.take(_bodies(scribe)) == [200] * MANY
    assert _ids(scribe.store) == [f"Ev{number}" for number in range(MANY)]
    assert not asked.keeper.is_busy


def test_what_comes_while_another_is_written_shares_a_commit(scribe: Scribe) -> None:
    asked, commits = Asked(scribe), []
    first, *others = _bodies(scribe)
    with scribe.store.write() as tx:
        tx.connection.execute(sa.text("DELETE FROM inbox" if scribe.store.is_sqlite else "LOCK TABLE inbox"))
        waiting = threading.Thread(target=asked.take, args=([first, *others],))
        waiting.start()
        while asked.keeper._coming < MANY:  # all are there, the first of them at the database
            pass
        sa.event.listen(scribe.store.engine, "commit", lambda connection: commits.append(1))
    waiting.join(10)
    assert asked.answers == [200] * MANY
    assert len(commits) <= 1 + 2  # the one that held all up, the first event, and all the others


def test_an_event_that_cannot_be_read_is_refused_and_the_others_are_stored(scribe: Scribe) -> None:
    asked = Asked(scribe)
    first, *others = _bodies(scribe)
    assert sorted(asked.take([first, UNREADABLE, *others])) == [200] * MANY + [500]
    assert len(_ids(scribe.store)) == MANY
    assert not asked.keeper.is_busy


def test_what_the_database_refuses_is_not_answered_as_stored(scribe: Scribe) -> None:
    with scribe.store.write() as tx:
        tx.connection.execute(sa.text("ALTER TABLE inbox RENAME TO away"))
    asked = Asked(scribe)
    taken = [asked.keeper.take(body, asked._answered) for body in _bodies(scribe)]
    for one in taken:
        one.exception(10)
    assert len(asked.answers) == MANY and 200 not in asked.answers
    with scribe.store.write() as tx:
        tx.connection.execute(sa.text("ALTER TABLE away RENAME TO inbox"))
    asked.answers.clear()
    assert asked.take(_bodies(scribe)) == [200] * MANY
