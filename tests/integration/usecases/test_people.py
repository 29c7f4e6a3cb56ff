"""Who spoke: asked of Slack once, again next day where Slack refused, and never a reason to lose what was said."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.ids import UserId
from bot.postmortem.known import known
from bot.postmortem.rows import timeline_rows
from bot.usecases.record import load_record
from tests.integration.usecases.world import ADA, BEN, OPS, TEAM, World, feed

NOBODY = UserId("U0NOACCOUNT")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What kind of database it is makes no difference here."""
    return sqlite_url


def hear(world: World, who: UserId, text: str, **more: Any) -> str:
    """Have the scribe hear somebody, who need not be known to Slack; return the ts."""
    world.later(1)
    ts = f"{world.clock.now().timestamp():.6f}"
    event = {"type": "message", "channel": OPS, "user": who, "ts": ts, "event_ts": ts, "text": text}
    feed(world.scribe, [event | more])
    return ts


def name_of(world: World, who: UserId) -> str | None:
    with world.scribe.store.read() as tx:
        found = tx.people.get(TEAM, who)
    return found.name if found else None


def asked(world: World) -> int:
    return len(world.control.api_calls("users.info"))


def troubles(world: World) -> list[str]:
    """What Ada was told directly about something that Slack refused."""
    messages = world.control.history(world.control.dm(ADA))
    return [one["text"] for one in messages if "Slack said" in one["text"]]


def test_a_person_whom_slack_would_not_tell_of_is_asked_about_again_next_day(world: World) -> None:
    world.control.fail("users.info", error="missing_scope")
    hear(world, BEN, "one")
    world.drain()
    hear(world, BEN, "two")
    world.drain()
    assert (name_of(world, BEN), asked(world)) == (None, 2)  # Ada and Ben
    world.later(timedelta(days=1).total_seconds())
    hear(world, BEN, "three")
    world.drain()
    assert name_of(world, BEN) == "ben"


def test_once_that_worked_nothing_is_given_up_any_more(world: World) -> None:
    world.control.fail("users.info", error="missing_scope")
    for _ in range(2):
        hear(world, BEN, "hello")
        world.drain()
        world.later(timedelta(days=1).total_seconds())
    with world.scribe.store.read() as tx:
        assert tx.outbox.dead() == []


def test_whoever_answers_is_told_that_somebody_could_not_be_looked_up(world: World) -> None:
    world.control.fail("users.info", error="missing_scope")
    hear(world, BEN, "hello")
    world.drain()
    assert [text.split(".")[0] for text in troubles(world)] == [
        "INC-1: I could not look somebody up, so documents show an id in place of a name"
    ]


def test_somebody_without_an_account_here_is_in_the_log_and_no_news(world: World) -> None:
    ts = hear(world, NOBODY, "I can see it too")
    world.drain()
    assert (world.message(ts).text, world.message(ts).user_id, troubles(world)) == ("I can see it too", NOBODY, [])


def test_what_somebody_does_is_in_the_log_as_theirs(world: World) -> None:
    ts = world.control.say(BEN, OPS, "restarts the pool", subtype="me_message")
    world.control.react(ADA, OPS, ts, "pushpin")
    world.sweep()
    with world.scribe.store.read() as tx:
        rows = timeline_rows(known(load_record(tx, world.scribe, world.incident.id)))
    assert [(row.author, row.text) for row in rows if row.address] == [("ben", "restarts the pool")]


def test_a_card_that_cannot_be_rewritten_is_told_once(world: World) -> None:
    world.control.fail("chat.update", error="cant_update_message", times=5)
    for number in range(2):
        ts = hear(world, BEN, f"cause {number}")
        event = {"type": "reaction_added", "user": ADA, "reaction": "pushpin", "event_ts": ts}
        feed(world.scribe, [event | {"item": {"type": "message", "channel": OPS, "ts": ts}}])
        world.drain()
    assert len(world.control.api_calls("chat.update")) == 2
    assert [text.split(",")[0] for text in troubles(world)] == ["INC-1: I could not rewrite a message of mine"]
