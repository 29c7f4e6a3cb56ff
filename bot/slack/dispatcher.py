"""The dispatcher: threads that take effects from the outbox and make them happen in Slack."""

import threading

import structlog

from bot.usecases.outbox import Leased, fail, lease_next, plan_of, settle
from bot.usecases.ports import CannotBeMade, Gateway, NotYet, SlackError
from bot.usecases.scribe import Scribe

# How long an idle thread sleeps at most, in real seconds: rows of other processes are seen by looking.
IDLE = 0.5

log = structlog.get_logger(__name__)


class Dispatcher:
    """Works off the outbox with several threads, so that a slow channel holds up no other.

    Whoever is woken lets `gather` seconds pass first: the answer to what caused the effect goes out before it.
    """

    def __init__(
        self, scribe: Scribe, gateway: Gateway, process_id: str, threads: int = 4, *, gather: float = 0.0
    ) -> None:
        self._gather = gather
        self._stopping = threading.Event()
        self._scribe = scribe
        self._gateway = gateway
        self._process_id = process_id
        self._woken = threading.Condition()
        self._wakes = 0
        self._owed: list[Leased] = []
        self._giving_back = threading.Lock()
        self._threads = [
            threading.Thread(target=self._work, name=f"dispatcher-{n}", daemon=True) for n in range(threads)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    @property
    def is_alive(self) -> bool:
        return all(thread.is_alive() for thread in self._threads)

    def stop(self) -> None:
        """Finish what is in flight and end the threads."""
        self._stopping.set()
        with self._woken:
            self._woken.notify_all()
        for thread in self._threads:
            thread.join()

    def wake(self) -> None:
        """Have an idle thread look at once: there may be something to do. It wakes the next one if there is."""
        with self._woken:
            self._wakes += 1
            self._woken.notify()

    def _work(self) -> None:
        while not self._stopping.is_set():
            seen = self._wakes
            if not self._dispatch_one():
                with self._woken:
                    if self._wakes == seen and not self._stopping.is_set():
                        self._woken.wait(IDLE)
                self._stopping.wait(self._gather)

    def _dispatch_one(self) -> bool:
        """Perform one effect; return whether there was one. Nothing that goes wrong ends the thread."""
        leased = None
        try:
            if self._owed:
                self._give_back_owed()
            leased = lease_next(self._scribe, self._process_id)
            if leased is not None:
                self.wake()
                self._perform(leased)
        except Exception as error:  # noqa: BLE001  the database may be away: look again in a moment
            log.error("dispatcher failed", error=type(error).__name__)
            if leased is not None:
                self._owed.append(leased)
            return False
        return leased is not None

    def _give_back_owed(self) -> None:
        """Return to the outbox what was in hand when the database went away; others wait for it behind its lease."""
        with self._giving_back:
            while self._owed:
                fail(self._scribe, self._owed[0], SlackError("database_away"))
                self._owed.pop(0)

    def _perform(self, leased: Leased) -> None:
        """Make the effect happen, or have it tried again; a fault of our own counts as one that may pass."""
        kind = leased.kind
        try:
            plan = plan_of(self._scribe, leased)
            result = None
            if plan is not None:
                result = kind.perform(self._gateway, plan, is_repeat=leased.is_repeat)
            settle(self._scribe, leased, plan, result)
        except CannotBeMade as error:  # a template's own words may quote a message: not for the log
            log.warning("document not made", kind=kind.name)
            fail(self._scribe, leased, error)
        except NotYet as error:
            fail(self._scribe, leased, error)
        except SlackError as error:
            log.warning("slack refused", kind=kind.name, error=error.error, final=error.is_permanent)
            fail(self._scribe, leased, error)
        except Exception as error:  # noqa: BLE001
            log.error("effect failed", kind=kind.name, error=type(error).__name__)
            fail(self._scribe, leased, SlackError(f"internal: {type(error).__name__}"))
