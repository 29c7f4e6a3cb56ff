"""The store: read and write transactions, with one writer at a time where the database is SQLite."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import sqlalchemy as sa

from bot.storage.engine import open_engine
from bot.storage.turns import PartFailed, StoreUnavailable, Turn, available
from bot.storage.tx import Tx


class Store:
    """The database at `url`. `on_work` callbacks run after commits that may have added work.

    `engine`: one that was opened for this URL before, and has put its statements together.
    """

    def __init__(self, url: str, engine: sa.Engine | None = None) -> None:
        self.engine = engine or open_engine(url)
        # Measured on SQLite: six writers on the busy timeout wait 55 ms (p99), behind one lock 3 to 4 ms.
        self._turn: AbstractContextManager[object] = Turn() if self.is_sqlite else nullcontext()
        self._writers = self.engine.execution_options(is_writer=True)
        self._readers = self.engine
        if not self.is_sqlite:  # by default each statement would see what others committed before it
            self._readers = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._on_work: list[tuple[str, Callable[[], None]]] = []
        self.takes_writes = True  # as far as the last attempt showed: a lock or a full disk leaves reads alone

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def on_work(self, queue: str, callback: Callable[[], None]) -> None:
        """Call `callback` after every write that touched `queue` ("inbox", "outbox"): there may be work."""
        self._on_work.append((queue, callback))

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """A transaction that only reads: one consistent state, never blocked by a writer."""
        with available(), self._readers.begin() as connection:
            yield Tx(connection)

    @contextmanager
    def write(self) -> Iterator[Tx]:
        """A transaction that commits as a whole, or not at all where the block raises."""
        try:
            with self._turn, available(), self._writers.begin() as connection:
                yield (tx := Tx(connection))
                tx.trail.write()
        except StoreUnavailable:
            self.takes_writes = False
            raise
        self.takes_writes = True
        for queue, callback in self._on_work:
            if queue in vars(tx):  # a collection is there once it was used
                callback()

    @contextmanager
    def together(self) -> Iterator["Store"]:
        """A store whose transactions are parts of a single one, committed at the end of the block.

        Nothing is stored where the block raises, or where any part did, even if that was caught: `PartFailed`.
        """
        with self.write() as tx:
            yield (joined := _Joined(self, tx))
            if joined.unfinished:
                raise PartFailed()

    @contextmanager
    def apart(self) -> Iterator["Store"]:
        """A store for work that may be refused: where the block raises, what it did is undone, and nothing else.

        Within `together` it is that one's part; by itself each of its transactions stands alone.
        """
        yield self

    def close(self) -> None:
        self.engine.dispose()


class _Joined(Store):
    """The store while a transaction is open that all others are parts of. What one of them has read no other knows."""

    def __init__(self, store: Store, tx: Tx) -> None:
        self.engine = store.engine
        self.unfinished = 0  # parts that have not come to their end
        self._tx = tx

    @contextmanager
    def apart(self) -> Iterator[Store]:
        with self._tx.trail.undone_on_failure(), self._tx.connection.begin_nested():
            yield (joined := _Joined(self, self._tx))
            if joined.unfinished:
                raise PartFailed()

    @contextmanager
    def read(self) -> Iterator[Tx]:
        yield Tx(self._tx.connection)

    @contextmanager
    def write(self) -> Iterator[Tx]:
        self.unfinished += 1
        yield (tx := Tx(self._tx.connection))
        self._tx.trail.waiting += tx.trail.waiting
        self.unfinished -= 1
        for queue in vars(tx):
            getattr(self._tx, queue)  # used here means used there
