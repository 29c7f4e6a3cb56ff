"""Watches what a store writes: whether each transaction that changes the record adds to the audit trail as well."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from bot.storage import Store

# Of these tables every change is somebody's deed, but for the columns in which the scribe keeps count of its own work.
AUDITED: dict[str, frozenset[str]] = {
    "incident": frozenset(),
    "timeline_event": frozenset(),
    "action_item": frozenset(),
    "answer": frozenset(),
    "asked_question": frozenset(),
    "role_holder": frozenset(),
    "incident_link": frozenset(),
    "reviewer": frozenset(),
    "sign_off": frozenset(),
    "review_comment": frozenset(),
    "document": frozenset({"content", "markdown", "removed_at"}),
    "watched_channel": frozenset({"whole_until_ts"}),
    "log_span": frozenset({"messages_read", "is_read", "refused"}),
    "forgotten_person": frozenset(),
    "chosen_setting": frozenset(),
}
_WRITES = re.compile(
    r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+(?P<table>\w+)(?:\s+SET\s+(?P<set>.*?)(?:\s+WHERE\s|$))?", re.DOTALL
)
_TRAIL = "audit_trail"


class Watched:
    """What was seen: the tables that each transaction changed without a word in the trail."""

    def __init__(self) -> None:
        self.untraced: list[list[str]] = []
        self._open: dict[int, list[str]] = {}
        self._marks: dict[int, list[int]] = {}

    def wrote(self, connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        table = _changed(statement)
        if table is not None:
            self._open.setdefault(id(connection), []).append(table)

    def committed(self, connection: Any) -> None:
        changed = self._open.pop(id(connection), [])
        if changed and _TRAIL not in changed:
            self.untraced.append(changed)

    def undone(self, connection: Any) -> None:
        self._open.pop(id(connection), None)

    def began_part(self, connection: Any, _name: Any) -> None:
        self._marks.setdefault(id(connection), []).append(len(self._open.get(id(connection), [])))

    def undid_part(self, connection: Any, _name: Any, _context: Any) -> None:
        del self._open.get(id(connection), [])[self._marks[id(connection)].pop() :]

    def ended_part(self, connection: Any, _name: Any, _context: Any) -> None:
        self._marks[id(connection)].pop()


def _changed(statement: str) -> str | None:
    """The audited table, or the trail, that a statement changes; None where it is neither, or only keeps count."""
    match = _WRITES.match(statement)
    if match is None or match["table"] not in {*AUDITED, _TRAIL}:
        return None
    columns = set(re.findall(r"(\w+)\s*=", match["set"] or ""))
    return None if columns and columns <= AUDITED.get(match["table"], set()) else match["table"]


@contextmanager
def watching(store: Store) -> Iterator[Watched]:
    """Watch all that is written to a store meanwhile."""
    watched = Watched()
    listeners: dict[str, Callable[..., None]] = {
        "before_cursor_execute": watched.wrote, "commit": watched.committed, "rollback": watched.undone,
        "savepoint": watched.began_part, "rollback_savepoint": watched.undid_part,
        "release_savepoint": watched.ended_part,
    }  # fmt: skip
    for name, listener in listeners.items():
        sa.event.listen(store.engine, name, listener)
    try:
        yield watched
    finally:
        for name, listener in listeners.items():
            sa.event.remove(store.engine, name, listener)
