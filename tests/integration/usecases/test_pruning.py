"""What was done long ago is forgotten; what may be needed again is not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from bot.clock import AdvancingClock
from bot.storage.inbox import Delivery
from bot.storage.outbox import Effect
from bot.usecases.pruning import BATCH, DEAD_LAST, prune
from bot.usecases.scribe import Scribe

KEEP = timedelta(days=7)


def _deliver(scribe: Scribe, *event_ids: str) -> int:
    """Have these delivered; return how many were new."""
    now = scribe.now()
    with scribe.store.write() as tx:
        return tx.inbox.put(
            [Delivery(event_id=one, kind="message", payload=b"{}", received_at=now) for one in event_ids]
        )


def _finish(scribe: Scribe) -> None:
    with scribe.store.write() as tx:
        for row in tx.inbox.lease("p1", 10_000):
            tx.inbox.done([row.id])


def _give_up(scribe: Scribe, payload: bytes = b"what Ada said") -> None:
    with scribe.store.write() as tx:
        tx.inbox.put([Delivery(event_id="Dead", kind="message", payload=payload, received_at=scribe.now())])
        for row in tx.inbox.lease("p1", 1):
            tx.inbox.failed(row.id, "KeyError at user", is_dead=True)


def _pass(clock: AdvancingClock, span: timedelta) -> None:
    clock.advance_to(clock.now() + span)


def _counts(scribe: Scribe) -> dict[str, int]:
    with scribe.store.read() as tx:
        return tx.inbox.counts()


def test_a_done_delivery_is_forgotten_after_its_days(scribe: Scribe, clock: AdvancingClock) -> None:
    _deliver(scribe, "E1")
    _finish(scribe)
    _pass(clock, KEEP + timedelta(seconds=1))
    assert (prune(scribe, KEEP), _counts(scribe)) == (1, {})


def test_until_then_slack_may_deliver_it_again(scribe: Scribe, clock: AdvancingClock) -> None:
    _deliver(scribe, "E1")
    _finish(scribe)
    _pass(clock, KEEP - timedelta(seconds=1))
    assert (prune(scribe, KEEP), _deliver(scribe, "E1")) == (0, 0)


def test_a_delivery_that_still_waits_is_never_forgotten(scribe: Scribe, clock: AdvancingClock) -> None:
    _deliver(scribe, "E1")
    _pass(clock, KEEP * 100)
    assert (prune(scribe, KEEP), _counts(scribe)) == (0, {"pending": 1})


def test_a_delivery_that_was_given_up_forgets_what_was_said_but_not_why(scribe: Scribe, clock: AdvancingClock) -> None:
    _give_up(scribe)
    _pass(clock, KEEP + timedelta(seconds=1))
    assert [prune(scribe, KEEP), prune(scribe, KEEP)] == [1, 0]
    with scribe.store.write() as tx:
        assert [reason for _, _, reason in tx.inbox.dead()] == ["KeyError at user"]


def test_a_delivery_that_was_given_up_goes_in_the_end(scribe: Scribe, clock: AdvancingClock) -> None:
    _give_up(scribe)
    _pass(clock, KEEP * DEAD_LAST + timedelta(seconds=1))
    prune(scribe, KEEP)
    assert _counts(scribe) == {}


def test_many_are_forgotten_in_batches(scribe: Scribe, clock: AdvancingClock) -> None:
    _deliver(scribe, *(f"E{number}" for number in range(BATCH + 1)))
    _finish(scribe)
    _pass(clock, KEEP + timedelta(seconds=1))
    assert prune(scribe, KEEP) == BATCH + 1


def test_two_that_forget_at_once_forget_everything_once(scribe: Scribe, clock: AdvancingClock) -> None:
    _deliver(scribe, *(f"E{number}" for number in range(BATCH + 1)))
    _finish(scribe)
    _pass(clock, KEEP + timedelta(seconds=1))
    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(lambda _: prune(scribe, KEEP), range(2))) == BATCH + 1
    assert _counts(scribe) == {}


def test_an_effect_that_may_happen_once_keeps_its_key(scribe: Scribe, clock: AdvancingClock) -> None:
    once, often = (Effect(kind="post", key=key, lane="lane") for key in ("once", "often"))
    with scribe.store.write() as tx:
        tx.outbox.add(once, scribe.now())
        tx.outbox.add_again(often, scribe.now())
    while _perform_one(scribe):
        pass
    _pass(clock, KEEP + timedelta(seconds=1))
    assert prune(scribe, KEEP) == 1
    with scribe.store.write() as tx:
        assert not tx.outbox.add(once, scribe.now())


def _perform_one(scribe: Scribe) -> bool:
    with scribe.store.write() as tx:
        heads = tx.outbox.heads(scribe.now())
        for effect in heads:
            tx.outbox.done(effect)
    return bool(heads)
