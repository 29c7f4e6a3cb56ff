"""A delivery that ends the process, as running out of memory would: it is put aside, and nothing else is lost."""

import json
import subprocess
import sys
from pathlib import Path

from bot.clock import SystemClock
from bot.paths import data_path
from bot.storage import Store
from bot.storage.inbox import Delivery
from bot.storage.migrations import upgrade
from bot.usecases.inbox import MAX_TRIES, NEVER_ENDED

ROOT = Path(__file__).parents[2]


def delivery(number: int, kind: str) -> Delivery:
    payload = json.dumps({"type": "event_callback", "event_id": f"E{number}", "event": {"type": kind}})
    return Delivery(event_id=f"E{number}", kind=kind, payload=payload.encode(), received_at=SystemClock().now())


def test_what_ends_the_process_each_time_is_put_aside_and_the_rest_is_worked_off(sqlite_url: str) -> None:
    store = Store(sqlite_url)
    upgrade(store, data_path("migrations"))
    kinds = ["before", "before", "ends_the_process", "after", "after"]
    with store.write() as tx:
        tx.inbox.put([delivery(number, kind) for number, kind in enumerate(kinds)])
    command = [sys.executable, "-m", "tests.support.dying_worker", sqlite_url]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, cwd=ROOT)
    with store.read() as tx:
        dead, counts = tx.inbox.dead(), tx.inbox.counts()
    store.close()
    assert int(done.stdout) == MAX_TRIES
    assert dead == [(3, "ends_the_process", NEVER_ENDED)]
    assert counts == {"dead": 1, "done": 4}
