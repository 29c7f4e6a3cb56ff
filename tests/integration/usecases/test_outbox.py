"""The outbox: in order where order matters, at Slack's pace, once, and never silently given up."""

import itertools
from datetime import datetime, timedelta

import pytest

from bot.clock import AdvancingClock
from bot.domain.incident import Incident
from bot.storage import tables
from bot.storage.outbox import Effect
from bot.usecases import leases
from bot.usecases.incidents import declare
from bot.usecases.outbox import Leased, fail, lease_next, settle
from bot.usecases.ports import SlackError
from bot.usecases.scribe import Scribe
from tests.integration.usecases.outbox_hands import add, again, later
from tests.integration.usecases.world import ADA, rows

GONE = SlackError("user_not_found", is_permanent=True)


def _take(scribe: Scribe) -> Leased:
    leased = lease_next(scribe, "p1")
    assert leased is not None
    return leased


def _taken(scribe: Scribe) -> list[str]:
    """Take and finish everything that may happen now; return the keys."""
    found = []
    while (leased := lease_next(scribe, "p1")) is not None:
        found.append(leased.effect.key)
        settle(scribe, leased, None, None)
    return found


@pytest.fixture
def incident(scribe: Scribe) -> Incident:
    """An incident with nothing left to do, led by nobody: Ada, who reported it, answers for it."""
    declared = declare(scribe, title="Checkout fails", severity=None, by=ADA).incident
    with scribe.store.write() as tx:
        tx.connection.execute(tables.outbox.delete())
    return declared


def test_the_effects_of_one_lane_happen_in_the_order_added(scribe: Scribe, clock: AdvancingClock) -> None:
    add(scribe, "one", "two", "three")
    found = []
    for _ in range(3):
        found += _taken(scribe)
        later(clock, 1)
    assert found == ["one", "two", "three"]


def test_what_is_being_done_holds_up_its_own_lane_and_no_other(scribe: Scribe) -> None:
    add(scribe, "one", "two", lane="a")
    add(scribe, "three", lane="b")
    assert _take(scribe).effect.key == "one"
    assert _take(scribe).effect.key == "three"
    assert lease_next(scribe, "p1") is None


def test_what_must_be_tried_again_holds_up_its_own_lane_and_no_other(scribe: Scribe, clock: AdvancingClock) -> None:
    add(scribe, "one", "two", lane="a")
    fail(scribe, _take(scribe), SlackError("internal_error"))
    add(scribe, "three", lane="b")
    later(clock, 1)
    assert _taken(scribe) == ["three"]
    later(clock, 1)
    assert _taken(scribe) == ["one"]


def test_a_key_is_used_once_for_ever(scribe: Scribe) -> None:
    add(scribe, "one")
    _taken(scribe)
    add(scribe, "one")
    assert _taken(scribe) == []
    assert len(rows(scribe.store, tables.outbox)) == 1


def test_the_same_wish_twice_is_one_effect_while_it_waits(scribe: Scribe) -> None:
    again(scribe)
    again(scribe)
    assert [row["slot"] for row in rows(scribe.store, tables.outbox)] == ["update:card:1"]


def test_a_wish_that_comes_while_the_last_is_being_done_is_done_after_it(scribe: Scribe, clock: AdvancingClock) -> None:
    again(scribe)
    leased = _take(scribe)
    again(scribe)
    settle(scribe, leased, None, None)
    later(clock, 2)
    assert _taken(scribe) == ["update:card:1#2"]


def test_wishes_whose_keys_begin_alike_are_different(scribe: Scribe) -> None:
    again(scribe, "update:card:1")
    again(scribe, "update:card:10")
    again(scribe, "update:card_1")
    assert len(rows(scribe.store, tables.outbox)) == 3


def test_two_posts_of_a_lane_are_a_second_apart(scribe: Scribe, clock: AdvancingClock) -> None:
    add(scribe, *(f"post {number}" for number in range(4)))
    taken_at: list[datetime] = []
    for _ in range(40):
        taken_at += [clock.now()] * len(_taken(scribe))
        later(clock, 0.25)
    gaps = [later - earlier for earlier, later in itertools.pairwise(taken_at)]
    assert gaps == [timedelta(seconds=1)] * 3


def test_a_method_keeps_its_pace_across_lanes(scribe: Scribe, clock: AdvancingClock) -> None:
    for number in range(3):
        add(scribe, f"invite {number}", lane=f"lane {number}", kind="invite")
    assert len(_taken(scribe)) == 1
    later(clock, 1.1)
    assert _taken(scribe) == []
    later(clock, 0.1)
    assert len(_taken(scribe)) == 1


def test_however_many_must_wait_whoever_need_not_is_served_at_once(scribe: Scribe) -> None:
    for number in range(45):
        add(scribe, f"update:{number}", lane=f"lane {number}", kind="update")
    add(scribe, "free", lane="free")
    taken = [lease_next(scribe, "me") for _ in range(3)]
    assert [one.effect.key if one else None for one in taken] == ["update:0", "free", None]


def test_what_follows_from_an_effect_comes_before_what_waits_behind_it(scribe: Scribe, clock: AdvancingClock) -> None:
    add(scribe, "parent", "behind")
    parent = _take(scribe)
    with scribe.store.write() as tx:
        for key in ("first child", "second child"):
            tx.outbox.add(Effect(kind="post", key=key, lane="a", position=parent.effect.position), scribe.now())
    settle(scribe, parent, None, None)
    found = []
    for _ in range(4):
        later(clock, 1)
        found += _taken(scribe)
    assert found == ["first child", "second child", "behind"]


def test_what_slack_refuses_for_good_ends_dead_and_lets_its_lane_go_on(
    scribe: Scribe, clock: AdvancingClock, incident: Incident
) -> None:
    add(scribe, "one", "two", kind="invite", incident=incident)
    fail(scribe, _take(scribe), GONE)
    later(clock, 2)
    assert _taken(scribe)[:1] == ["two"]
    with scribe.store.read() as tx:
        assert tx.outbox.dead() == [("one", "user_not_found", incident.id)]


@pytest.mark.parametrize(("kind", "told"), [("invite", 1), ("post", 1), ("update", 1), ("fetch_person", 0)])
def test_whoever_answers_is_told_once_of_a_kind_that_fails(
    scribe: Scribe, clock: AdvancingClock, incident: Incident, kind: str, told: int
) -> None:
    with scribe.store.write() as tx:
        for key in ("one", "two"):
            arguments = {"message": key, "surface": "card"}
            tx.outbox.add(
                Effect(kind=kind, key=key, lane=key, incident_id=incident.id, arguments=arguments), scribe.now()
            )
    for _ in range(2):
        fail(scribe, _take(scribe), GONE)
        later(clock, 2)
    troubles = [row for row in rows(scribe.store, tables.outbox) if (row["key"] or "").startswith("post:trouble:")]
    assert [row["arguments"]["user_id"] for row in troubles] == [ADA] * told


def test_word_of_trouble_that_cannot_be_sent_causes_no_more_of_it(
    scribe: Scribe, clock: AdvancingClock, incident: Incident
) -> None:
    add(scribe, "one", kind="invite", incident=incident)
    for _ in range(2):
        fail(scribe, _take(scribe), GONE)
        later(clock, 2)
    assert lease_next(scribe, "p1") is None


def test_slack_saying_wait_is_obeyed_by_the_whole_method(scribe: Scribe, clock: AdvancingClock) -> None:
    add(scribe, "one", lane="a", kind="invite")
    add(scribe, "two", lane="b", kind="invite")
    fail(scribe, _take(scribe), SlackError("ratelimited", retry_after=30))
    later(clock, 29)
    assert _taken(scribe) == []
    later(clock, 3)
    assert len(_taken(scribe)) == 1


def test_waits_between_tries_double_up_to_five_minutes(scribe: Scribe, clock: AdvancingClock) -> None:
    add(scribe, "one")
    waits = []
    for _ in range(10):
        failed_at = clock.now()
        fail(scribe, _take(scribe), SlackError("internal_error"))
        with scribe.store.read() as tx:
            due_at = tx.outbox.next_due_at()
        assert due_at is not None
        waits.append((due_at - failed_at).total_seconds())
        clock.advance_to(due_at)
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_an_effect_of_a_process_that_died_is_taken_by_another_as_a_repeat(
    scribe: Scribe, clock: AdvancingClock
) -> None:
    leases.begin(scribe, "p1")
    add(scribe, "one")
    assert not _take(scribe).is_repeat
    later(clock, 61)
    leases.beat(scribe, "p2", timedelta(seconds=60))
    taken = lease_next(scribe, "p2")
    assert taken is not None
    assert (taken.effect.key, taken.is_repeat) == ("one", True)


def test_an_effect_of_a_process_that_lives_is_left_to_it(scribe: Scribe, clock: AdvancingClock) -> None:
    leases.begin(scribe, "p1")
    add(scribe, "one")
    _take(scribe)
    later(clock, 59)
    leases.beat(scribe, "p2", timedelta(seconds=60))
    assert lease_next(scribe, "p2") is None
