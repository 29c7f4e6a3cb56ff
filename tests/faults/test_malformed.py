"""Whatever comes over the socket is kept or counted: no payload stops the bot or holds up the next one."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.domain.ids import MessageTs
from tests.faults.running import Running, running
from tests.integration.usecases.world import ADA, OPS

Json = dict[str, Any]
TEAM = "T0000SCRIBE"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(f"sqlite:///{tmp_path_factory.mktemp('malformed') / 'scribe.db'}") as world:
        yield world


@pytest.fixture(autouse=True)
def goes_on(world: Running) -> Iterator[None]:
    """After each of these the next message is kept, and nothing waits any more."""
    yield
    ts = world.say("and the next one")
    world.settle()
    assert text_at(world, ts) == "and the next one"


def deliver(world: Running, payload: Any) -> None:
    world.emulator.workspace.deliver_event("message", payload)
    world.settle()


def callback(world: Running, event: Any) -> Json:
    event_id = world.emulator.workspace.new_id("Ev")
    return {"type": "event_callback", "team_id": TEAM, "event_id": event_id, "event": event}


def said(world: Running, text: Any, **more: Any) -> Json:
    ts = world.emulator.workspace.new_event_ts()
    return {"type": "message", "channel": OPS, "user": ADA, "ts": ts, "event_ts": ts, "text": text, **more}


def tell(world: Running, text: Any, **more: Any) -> str:
    """Deliver a message that the channel's history does not have; return its ts."""
    event = said(world, text, **more)
    deliver(world, callback(world, event))
    return str(event["ts"])


def text_at(world: Running, ts: str) -> str | None:
    with world.app.store.read() as tx:
        found = tx.messages.get((world.app.scribe.workspace.team_id, OPS, MessageTs(ts)))
    return None if found is None else found.text


def counts(world: Running) -> tuple[int, int]:
    """How many deliveries were of an unknown kind, and how many were given up."""
    with world.app.store.read() as tx:
        return tx.inbox.unknown(), len(tx.inbox.dead())


UNKNOWN: dict[str, Any] = {
    "a type nobody handles": {"type": "something_new", "channel": OPS},
    "no type": {"channel": OPS, "text": "hello"},
    "a type that is no text": {"type": 5},
    "a type with a NUL": {"type": "a\x00b\ud800"},
    "an event that is a list": ["message"],
    "an event that is a text": "message",
    "no event": None,
}


@pytest.mark.parametrize("event", UNKNOWN.values(), ids=UNKNOWN)
def test_what_nobody_handles_is_kept_as_unknown(world: Running, event: Any) -> None:
    unknown, dead = counts(world)
    deliver(world, callback(world, event))
    assert counts(world) == (unknown + 1, dead)


@pytest.mark.parametrize("payload", [[], "text", 5, {}, {"authorizations": 5}, {"authorizations": ["x"], "event": 1}])
def test_a_payload_that_is_no_callback_is_kept_as_unknown(world: Running, payload: Any) -> None:
    unknown, dead = counts(world)
    deliver(world, payload)
    assert counts(world) == (unknown + 1, dead)


@pytest.mark.parametrize("event_id", [None, 5, "", "x" * 500, "a\x00b", "\ud800"])
def test_without_a_usable_id_the_same_payload_counts_once(world: Running, event_id: Any) -> None:
    unknown, _ = counts(world)
    payload = {"type": "event_callback", "event": {"type": "something_new", "like": repr(event_id)}}
    payload |= {} if event_id is None else {"event_id": event_id}
    deliver(world, payload)
    deliver(world, payload)
    assert counts(world)[0] == unknown + 1


WRONG: dict[str, Json] = {
    "text": {"type": "message", "channel": OPS, "user": ADA, "ts": "1.000001", "text": 5},
    "channel": {"type": "message", "channel": 5, "user": ADA, "ts": "1.000001", "text": "hi"},
    "user": {"type": "user_change", "user": "U1"},
    "item": {"type": "reaction_added", "user": ADA, "reaction": "pushpin", "item": [], "event_ts": "1.1"},
    "file_id": {"type": "file_change", "file_id": {"id": "F1"}},
    "everything": {"type": "member_joined_channel"},
}


@pytest.mark.parametrize("event", WRONG.values(), ids=WRONG)
def test_a_delivery_with_wrong_types_ends_with_a_reason_or_without_effect(world: Running, event: Json) -> None:
    _, dead = counts(world)
    deliver(world, callback(world, event))
    with world.app.store.read() as tx:
        assert all(" at " in reason for _, _, reason in tx.inbox.dead()[dead:])


@pytest.mark.parametrize("field", ["text", "ts", "user", "edited", "files", "thread_ts", "subtype", "username"])
@pytest.mark.parametrize("value", [5, 1.5, True, {"a": 1}, [[]]], ids=repr)
def test_no_field_of_a_wrong_type_stops_the_bot(world: Running, field: str, value: Any) -> None:
    deliver(world, callback(world, said(world, "odd") | {field: value}))
    assert "INC-1" in world.type("timeline")


@pytest.mark.parametrize("ts", ["0000000001.000001", "4102444800.000001", "-1.0", "soon", "9" * 400])
def test_a_time_far_away_stops_nothing(world: Running, ts: str) -> None:
    deliver(world, callback(world, said(world, "from far away") | {"ts": ts}))


def test_forty_thousand_characters_are_kept_whole(world: Running) -> None:
    text = "ä" * 39_999 + "!"
    assert text_at(world, tell(world, text)) == text


@pytest.mark.parametrize("bad", ["\x00", "\ud83d", "\udc00"], ids=["NUL", "high", "low"])
def test_what_no_database_holds_is_replaced_wherever_it_stands(world: Running, bad: str) -> None:
    file = {"id": "F1", "name": f"a{bad}", "mimetype": f"text/{bad}", "permalink": f"https://a/{bad}", "user": bad}
    ts = tell(world, f"before{bad}after", username=f"bot{bad}", files=[file], **{f"odd{bad}": bad})
    assert text_at(world, ts) == "before\N{REPLACEMENT CHARACTER}after"


def test_a_message_with_a_thousand_reactions_is_taken_in(world: Running) -> None:
    reactions = [{"name": f"emoji_{number}", "users": [ADA], "count": 1} for number in range(1000)]
    ts = tell(world, "popular", reactions=reactions)
    assert text_at(world, ts) == "popular"


def test_a_burst_of_reactions_is_counted_whole(world: Running) -> None:
    ts = tell(world, "liked")
    for number in range(100):
        reaction = {
            "type": "reaction_added",
            "user": f"U{number}",
            "reaction": "tada",
            "event_ts": f"2000000000.{number}",
        }
        event = reaction | {"item": {"type": "message", "channel": OPS, "ts": ts}}
        world.emulator.workspace.deliver_event("reaction_added", callback(world, event))
    world.settle()
    with world.app.store.read() as tx:
        found = tx.messages.get((world.app.scribe.workspace.team_id, OPS, MessageTs(ts)))
    assert found is not None
    assert len(found.reactions) == 100
