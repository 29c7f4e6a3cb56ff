"""The store: read and write transactions, with one writer at a time where the database is SQLite."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property

import sqlalchemy as sa

from bot.domain.ids import TeamId, UserId
from bot.storage.action_items import ActionItems
from bot.storage.answers import Answers
from bot.storage.asked import AskedQuestions
from bot.storage.channels import Channels
from bot.storage.corrections import Corrections
from bot.storage.documents import Documents
from bot.storage.ending import Ending
from bot.storage.engine import open_engine
from bot.storage.files import Files
from bot.storage.forgotten import Forgotten
from bot.storage.homes import Homes
from bot.storage.inbox import Inbox
from bot.storage.incidents import Incidents
from bot.storage.links import Links
from bot.storage.members import Members
from bot.storage.messages import Messages
from bot.storage.outbox import Outbox
from bot.storage.people import People
from bot.storage.processes import Processes
from bot.storage.redactions import Redactions
from bot.storage.reminder_rules import ReminderRules
from bot.storage.reminders import Reminders
from bot.storage.reports import Reports
from bot.storage.reviews import Reviews
from bot.storage.roles import Roles
from bot.storage.search import Search
from bot.storage.spans import Spans
from bot.storage.timeline import Timeline
from bot.storage.trail import Trail
from bot.storage.turns import PartFailed, StoreUnavailable, Turn, available
from bot.storage.unheard import Unheard
from bot.storage.wiping import Wiping


class Tx:
    """One transaction's view of the database: a collection for each kind of thing."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    @cached_property
    def incidents(self) -> Incidents:
        return Incidents(self.connection)

    @cached_property
    def roles(self) -> Roles:
        return Roles(self.connection)

    @cached_property
    def links(self) -> Links:
        return Links(self.connection)

    @cached_property
    def spans(self) -> Spans:
        return Spans(self.connection)

    @cached_property
    def timeline(self) -> Timeline:
        return Timeline(self.connection)

    @cached_property
    def trail(self) -> Trail:
        return Trail(self.connection)

    @cached_property
    def messages(self) -> Messages:
        return Messages(self.connection)

    @cached_property
    def members(self) -> Members:
        return Members(self.connection)

    @cached_property
    def forgotten(self) -> Forgotten:
        return Forgotten(self.connection)

    @cached_property
    def files(self) -> Files:
        return Files(self.connection)

    @cached_property
    def answers(self) -> Answers:
        return Answers(self.connection)

    @cached_property
    def asked(self) -> AskedQuestions:
        return AskedQuestions(self.connection)

    @cached_property
    def action_items(self) -> ActionItems:
        return ActionItems(self.connection)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self.connection)

    @cached_property
    def reminder_rules(self) -> ReminderRules:
        return ReminderRules(self.connection)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self.connection)

    @cached_property
    def reviews(self) -> Reviews:
        return Reviews(self.connection)

    @cached_property
    def people(self) -> People:
        return People(self.connection)

    @cached_property
    def homes(self) -> Homes:
        return Homes(self.connection)

    @cached_property
    def channels(self) -> Channels:
        return Channels(self.connection)

    @cached_property
    def corrections(self) -> Corrections:
        return Corrections(self.connection)

    @cached_property
    def documents(self) -> Documents:
        return Documents(self.connection)

    @cached_property
    def search(self) -> Search:
        return Search(self.connection)

    @cached_property
    def redactions(self) -> Redactions:
        return Redactions(self.connection)

    @cached_property
    def ending(self) -> Ending:
        return Ending(self.connection)

    def wiping(self, team_id: TeamId, user_id: UserId) -> Wiping:
        """What one person wrote, to be wiped."""
        return Wiping(self.connection, team_id, user_id)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self.connection)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self.connection)

    @cached_property
    def unheard(self) -> Unheard:
        return Unheard(self.connection)

    @cached_property
    def processes(self) -> Processes:
        return Processes(self.connection)


class Store:
    """The database at `url`. `on_work` callbacks run after commits that may have added work."""

    def __init__(self, url: str) -> None:
        self.engine = open_engine(url)
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
