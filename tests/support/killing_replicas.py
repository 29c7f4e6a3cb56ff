"""Two replicas on one PostgreSQL, each a process of its own, of which one is killed at work."""

import random
import threading
import time
from pathlib import Path

from tests.faults.running import PATIENCE, emulated, until
from tests.integration.usecases.world import ADA, OPS
from tests.support.afterwards import assert_whole, looking_into, made
from tests.support.bot_process import Birth, BotProcess
from tests.support.bot_process_stage import environment

OFTEN = {"SCRIBE_TICK_SECONDS": "0.2", "SCRIBE_LEASE_SECONDS": "5"}
LATEST_SECONDS = 0.4


def lose_one_of_two(database_url: str, folder: Path, seed: int, events: int) -> None:
    """Declare an incident and talk while one of two replicas dies at a random moment; the other one does it all."""
    with emulated() as emulator:
        given = environment(emulator, database_url, **OFTEN)
        one, other = (BotProcess(Birth(environment=given, log=folder / "log", is_ticking=True)) for _ in range(2))
        try:
            one.start()
            other.start()
            control = emulator.control
            assert until(lambda: control.connections() == 2)
            assert control.command(ADA, OPS, "/incident", "start here Checkout fails").acknowledged
            threading.Timer(random.Random(seed).uniform(0.0, LATEST_SECONDS), one.kill).start()
            for number in range(events):
                control.say(ADA, OPS, f"message {number}")
                time.sleep(LATEST_SECONDS / events)
            assert until(lambda: not one.is_alive)
            assert until(lambda: control.unacknowledged() == 0 and other.look().is_idle and _is_over(other), PATIENCE)
            with looking_into(database_url, emulator.workspace.clock.now()) as scribe:
                assert_whole(emulator, scribe)
            assert (made(control)["card:1"], other.reasons()) == (1, [])
        finally:
            one.stop()
            other.stop()


def _is_over(bot: BotProcess) -> bool:
    return bot.look().next_effect_at is None
