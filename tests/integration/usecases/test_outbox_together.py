"""The outbox with many hands: threads that take work at the same moment share nothing and keep the pace."""

import threading
from collections.abc import Callable

import pytest

from bot.clock import AdvancingClock
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.outbox import Leased, lease_next, settle
from bot.usecases.scribe import Scribe
from tests.integration.usecases.outbox_hands import add, again, later


class Busy:
    """What several threads are doing at the moment; it objects to the same twice."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lanes: set[str] = set()
        self.done: list[str] = []
        self.objections: list[str] = []

    def begin(self, effect: Effect) -> None:
        with self._lock:
            if effect.lane in self._lanes or effect.key in self.done:
                self.objections.append(effect.key)
            self._lanes.add(effect.lane)

    def end(self, effect: Effect) -> None:
        with self._lock:
            self._lanes.discard(effect.lane)
            self.done.append(effect.key)


def _together(count: int, work: Callable[[str], None]) -> None:
    threads = [threading.Thread(target=work, args=(f"p{number}",)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_threads_that_lease_at_once_never_share_an_effect_or_a_lane(scribe: Scribe, clock: AdvancingClock) -> None:
    keys = [f"lane {lane} post {number}" for number in range(8) for lane in range(5)]
    for key in keys:
        add(scribe, key, lane=key.split(" post")[0])
    busy = Busy()

    def work(process_id: str) -> None:
        idle = 0
        while idle < 20 and len(busy.done) < len(keys):
            leased = lease_next(scribe, process_id)
            later(clock, 1)
            if leased is None:
                idle += 1
                continue
            busy.begin(leased.effect)
            busy.end(leased.effect)
            settle(scribe, leased, None, None)

    _together(4, work)
    assert busy.objections == []
    assert sorted(busy.done) == sorted(keys)
    assert [key for key in busy.done if key.startswith("lane 3 ")] == [f"lane 3 post {number}" for number in range(8)]


def test_threads_that_lease_at_once_keep_a_methods_pace(scribe: Scribe, clock: AdvancingClock) -> None:
    for number in range(60):
        add(scribe, f"invite {number}", lane=f"lane {number}", kind="invite")
    taken: list[int] = []
    together = threading.Barrier(4, action=lambda: later(clock, 100))

    def work(process_id: str) -> None:
        for number in range(6):
            together.wait()
            if lease_next(scribe, process_id) is not None:
                taken.append(number)

    _together(4, work)
    assert taken == [0, 1, 2, 3, 4, 5]


def test_an_update_is_not_taken_before_the_change_that_wants_it_is_seen(scribe: Scribe) -> None:
    again(scribe)
    if scribe.store.is_sqlite:
        pytest.skip("on SQLite nobody leases while another writes")

    def change(tx: Tx) -> Leased | None:
        tx.outbox.add_again(Effect(kind="update", key="update:card:1", lane="a"), scribe.now())
        return lease_next(scribe, "p1")

    with scribe.store.write() as tx:
        assert change(tx) is None
    assert lease_next(scribe, "p1") is not None
