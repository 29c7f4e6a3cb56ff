"""Audit: every way in which the log can depart from Slack is found, and a page that is not read is no clean page."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.ids import ChannelId, MessageTs, datetime_to_ts
from bot.usecases.audit import CannotRead, ChannelAudit, audit, mend
from bot.usecases.imports import import_channel
from tests.integration.usecases.world import ADA, BEN, OPS, TEAM, World

ELSEWHERE = ChannelId("C0000OTHER")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What kind of database it is makes no difference here."""
    return sqlite_url


class Told(list[str]):
    """What was said of the progress."""

    def __call__(self, line: str) -> None:
        self.append(line)


def audited(world: World) -> ChannelAudit:
    """Audit a minute later."""
    world.later()
    [channel] = audit(world.scribe, world.gateway, world.incident, Told())
    return channel


def found(world: World) -> list[tuple[str, str, list[str]]]:
    return [(one.finding.value, one.ts, [f.field for f in one.fields]) for one in audited(world).differences]


def talk(world: World) -> str:
    """Let people talk, mark and share; return the ts of the message most is done to."""
    ts = world.control.say(ADA, OPS, "the cause")
    world.control.say(BEN, OPS, "a reply", thread_ts=ts)
    world.control.say(BEN, OPS, "told to all", thread_ts=ts, broadcast=True)
    world.control.say(BEN, OPS, "see this", files=[{"name": "log.txt", "content": "x"}])
    world.control.react(BEN, OPS, ts, "pushpin")
    world.control.pin(ADA, OPS, ts)
    world.sweep()
    return ts


def test_a_log_that_is_whole_has_no_differences(world: World) -> None:
    talk(world)
    channel = audited(world)
    assert (channel.differences, channel.in_slack, channel.in_log) == ((), 4, 4)


def _edit(world: World, ts: str) -> None:
    world.control.edit(ADA, OPS, ts, "another cause")


def _react(world: World, ts: str) -> None:
    world.control.react(ADA, OPS, ts, "eyes")


def _unreact(world: World, ts: str) -> None:
    world.control.unreact(BEN, OPS, ts, "pushpin")


def _unpin(world: World, ts: str) -> None:
    world.control.unpin(ADA, OPS, ts)


def _delete(world: World, ts: str) -> None:
    world.control.delete(ADA, OPS, ts)


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        (_edit, ["text", "edited"]), (_react, ["reactions"]), (_unreact, ["reactions"]), (_unpin, ["pinned"]),
        (_delete, ["deleted"]),
    ],
)  # fmt: skip
def test_what_was_missed_is_named_by_its_field(
    world: World, change: Callable[[World, str], None], fields: list[str]
) -> None:
    ts = talk(world)
    change(world, ts)
    assert found(world) == [("different", ts, fields)]


def test_what_the_log_lacks_is_missing(world: World) -> None:
    ts = talk(world)
    missed = [world.control.say(ADA, OPS, "missed"), world.control.say(ADA, OPS, "missed too", thread_ts=ts)]
    assert found(world) == [("missing", one, []) for one in missed]


def test_what_slack_does_not_have_any_more_is_extra(world: World) -> None:
    talk(world)
    ts = world.control.say(ADA, OPS, "gone soon")
    world.sweep()
    world.control.delete(ADA, OPS, ts)
    assert found(world) == [("extra", ts, [])]


def test_what_both_know_to_be_deleted_is_no_difference(world: World) -> None:
    ts = talk(world)
    world.control.delete(ADA, OPS, ts)
    world.sweep()
    assert found(world) == []


def test_another_author_or_thread_in_the_log_is_found(world: World) -> None:
    ts = talk(world)
    with world.scribe.store.write() as tx:
        kept = tx.messages.get((TEAM, OPS, MessageTs(ts)))
        assert kept is not None
        tx.connection.exec_driver_sql(f"UPDATE captured_message SET user_id='{BEN}', thread_ts='1.0' WHERE ts='{ts}'")
    assert found(world) == [("different", ts, ["author", "thread"])]


def test_a_file_that_the_log_lacks_is_found(world: World) -> None:
    talk(world)
    with world.scribe.store.write() as tx:
        tx.connection.exec_driver_sql("DELETE FROM message_file")
    assert [(finding, fields) for finding, _, fields in found(world)] == [("different", ["files"])]


def test_a_secret_that_was_left_out_is_no_difference(world: World) -> None:
    world.control.say(ADA, OPS, "the key is AKIAIOSFODNN7EXAMPLE and password=hunter2hunter2")
    world.sweep()
    assert found(world) == []


def test_the_scribes_own_messages_are_left_out(world: World) -> None:
    ours = [one for one in world.control.history(OPS) if one.get("user") == world.emulator.bot_user_id]
    assert len(ours) > 0
    assert audited(world).in_slack == 0


def test_pages_of_channel_and_thread_are_read_to_their_ends(world: World) -> None:
    parent = world.control.say(ADA, OPS, "parent")
    for number in range(7):
        world.control.say(BEN, OPS, f"reply {number}", thread_ts=parent)
        world.control.say(BEN, OPS, f"message {number}")
    world.sweep()
    world.control.cap_history(3)
    assert (audited(world).in_slack, found(world)) == (15, [])


@pytest.mark.parametrize("method", ["conversations.history", "conversations.replies"])
def test_a_page_that_is_refused_makes_no_audit(world: World, method: str) -> None:
    talk(world)
    world.control.fail(method, error="missing_scope")
    with pytest.raises(CannotRead, match=f"{OPS} could not be read: missing_scope"):
        audited(world)


def test_slack_away_for_long_makes_no_audit(world: World) -> None:
    world.control.fail("conversations.history", status=503, times=20)
    with pytest.raises(CannotRead, match="http_503"):
        audited(world)


def test_a_page_that_is_put_off_is_asked_for_when_slack_said(world: World) -> None:
    talk(world)
    world.control.fail("conversations.history", retry_after=30)
    before = world.clock.now()
    told = Told()
    world.later()
    [channel] = audit(world.scribe, world.gateway, world.incident, told)
    assert channel.differences == ()
    assert world.clock.now() - before >= timedelta(seconds=90)
    assert f"{OPS}: ratelimited, again in 30 s" in told


def test_a_mended_log_has_no_differences(world: World) -> None:
    ts = talk(world)
    for change in (_edit, _react, _unpin):
        change(world, ts)
    world.control.delete(BEN, OPS, world.control.say(BEN, OPS, "never heard of"))
    world.later()
    mend(world.scribe, world.incident)
    world.drain()
    assert found(world) == []


def test_what_was_imported_is_compared_too(world: World) -> None:
    world.control.add_channel("elsewhere", channel_id=ELSEWHERE, members=[ADA, BEN, world.emulator.bot_user_id])
    before = world.control.say(ADA, ELSEWHERE, "before it", ts=_ts(world, hours=2))
    within = world.control.say(BEN, ELSEWHERE, "in that hour", ts=_ts(world, hours=1))
    first, last = (world.clock.now() - timedelta(minutes=minutes) for minutes in (70, 50))
    import_channel(
        world.scribe, incident_id=world.incident.id, channel_id=ELSEWHERE, first=first, last=last, by=ADA
    )  # fmt: skip
    world.drain()
    for ts in (before, within):
        world.control.react(BEN, ELSEWHERE, ts, "eyes")
    world.later()
    _, other = audit(world.scribe, world.gateway, world.incident, Told())
    assert [(one.ts, [f.field for f in one.fields]) for one in other.differences] == [(within, ["reactions"])]


def _ts(world: World, *, hours: float) -> str:
    return datetime_to_ts(world.clock.now() - timedelta(hours=hours))
