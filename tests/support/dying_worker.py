"""Works an inbox off in one process after another, each begun anew; one kind of delivery ends the process at once."""

import os
import sys
import time
from collections.abc import Mapping
from typing import Any

from bot.clock import SystemClock
from bot.storage import Store
from bot.usecases import leases
from bot.usecases.scribe import Scribe
from handlers import events
from handlers.inbox_worker import InboxWorker
from tests.integration.usecases.world import WORKSPACE

KILLED = 9
MOST_STARTS = 20


def die(scribe: Scribe, event: Mapping[str, Any]) -> None:
    os._exit(KILLED)


def work(database_url: str) -> None:
    """Work the inbox off as `scribe serve` would, to its end."""
    events.EVENTS["ends_the_process"] = die  # type: ignore[index]
    store = Store(database_url)
    scribe = Scribe(store=store, clock=SystemClock(), workspace=WORKSPACE)
    leases.begin(scribe, f"process-{os.getpid()}")
    worker = InboxWorker(scribe, f"process-{os.getpid()}")
    worker.start()
    while True:
        with store.read() as tx:
            if not tx.inbox.waiting():
                break
        time.sleep(0.02)
    worker.stop()
    os._exit(0)


def main(database_url: str) -> None:
    """Start a process until one lives to the end; print how many died."""
    for died in range(MOST_STARTS):
        child = os.fork()
        if child == 0:
            work(database_url)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            sys.stdout.write(str(died))
            return


if __name__ == "__main__":
    main(sys.argv[1])
