"""Several processes, or several threads, at the same reminders."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from slack_sdk import WebClient

from bot.clock import AdvancingClock
from bot.emulator import Emulator
from bot.replay.stage import manifest
from bot.slack.dispatcher import Dispatcher
from bot.slack.gateway import SlackGateway
from bot.storage import Store, StoreUnavailable
from bot.usecases.reminders import send_due_reminders
from bot.usecases.scribe import Scribe
from tests.faults.running import until
from tests.integration.usecases.world import WORKSPACE, quiet_emulator
from tests.support.bot_process import Birth, BotProcess
from tests.support.bot_process_stage import environment
from tests.support.reminding.many import MONDAY_NIGHT, TUESDAY_AT_NINE, fill, sent, settle_in
from tests.support.reminding.world import plain_store
from tests.support.shared_clock import SharedClock

PATIENCE = 300.0
GLANCE = 0.05
TICKING_THREADS = 3
SLOWNESS = 0.02  # of each call, so that others may come in between
LOOKS = 3  # at rest, after all is sent: what comes twice comes then


def by_processes(url: str, folder: Path, *, people: int, processes: int) -> Counter[str]:
    """Let these processes, each a whole bot, find all due at once; return how often each digest is in Slack."""
    clock = SharedClock.create(folder / "clock", MONDAY_NIGHT)
    with Emulator(manifest=manifest(), clock=clock) as emulator:
        settle_in(emulator, people)
        store = Store(url)
        fill(store, clock, people)
        given = environment(emulator, url)
        bots = [
            BotProcess(Birth(environment=given, clock=folder / "clock", log=folder / f"log{number}"))
            for number in range(processes)
        ]
        try:
            for bot in bots:
                bot.start()
            clock.advance_to(TUESDAY_AT_NINE)
            assert until(lambda: all(bot.look().is_idle for bot in bots), PATIENCE)
        finally:
            for bot in bots:
                bot.stop()
            store.close()
        return sent(emulator, people)


def by_threads(url: str, *, people: int, open_store: Callable[[str], Store] = plain_store) -> Counter[str]:
    """Let some threads tick and others dispatch, all on one SQLite; return how often each digest is in Slack."""
    clock = AdvancingClock(MONDAY_NIGHT)
    with quiet_emulator(clock) as emulator:
        settle_in(emulator, people)
        emulator.control.delay(SLOWNESS)
        store = open_store(url)
        fill(store, clock, people)
        clock.advance_to(TUESDAY_AT_NINE)
        scribe = Scribe(store=store, clock=clock, workspace=WORKSPACE)
        gateway = SlackGateway(WebClient(token=emulator.bot_token, base_url=emulator.api_url, timeout=5))
        dispatcher = Dispatcher(scribe, gateway, "threads")
        store.on_work("outbox", dispatcher.wake)
        over = threading.Event()
        ticking = [threading.Thread(target=_tick, args=(scribe, over)) for _ in range(TICKING_THREADS)]
        dispatcher.start()
        for thread in ticking:
            thread.start()
        try:
            assert until(lambda: _is_over(store, clock, dispatcher), PATIENCE)
        finally:
            over.set()
            for thread in ticking:
                thread.join()
            dispatcher.stop()
            store.close()
        return sent(emulator, people)


def _tick(scribe: Scribe, over: threading.Event) -> None:
    """Tick, again where others held the database too long, as the scheduler would."""
    for _ in range(LOOKS):
        with suppress(StoreUnavailable):
            send_due_reminders(scribe)
        if over.wait(GLANCE):
            return


def _is_over(store: Store, clock: AdvancingClock, dispatcher: Dispatcher) -> bool:
    """Whether nothing is left to do; while there is, time passes, so that no pace hides what comes twice."""
    time.sleep(GLANCE)
    clock.advance_to(clock.now() + timedelta(seconds=1))
    with suppress(StoreUnavailable), store.read() as tx:  # very busy: looked at again
        return not tx.reminders.has_due(clock.now()) and tx.outbox.next_due_at() is None
    return False
