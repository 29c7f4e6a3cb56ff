"""Images kept on either database: once, and not after they were deleted, whatever happened when."""

from bot.domain.files import NotKept
from bot.usecases.effects.files import KeepFile
from bot.usecases.files import forget_file
from bot.usecases.outbox import Leased, lease_next, plan_of, settle
from tests.integration.usecases.world import BEN, OPS, TEAM, World, feed
from tests.support.pictures import png

PICTURE = png()


def share(world: World, file_id: str = "F1") -> str:
    """Let Ben share an image, and the scribe hear of it."""
    before = len(world.control.undelivered())
    ts = world.control.say(BEN, OPS, "look", files=[{"id": file_id, "name": "a.png", "content": PICTURE}])
    feed(world.scribe, [one["event"] for one in world.control.undelivered()[before:]])
    return ts


def hear_of(world: World, before: int) -> None:
    feed(world.scribe, [one["event"] for one in world.control.undelivered()[before:]])


def taken(world: World) -> Leased:
    """Return the effect that keeps the image, taken and not yet performed."""
    while (leased := lease_next(world.scribe, "test")) is not None:
        if isinstance(leased.kind, KeepFile):
            return leased
        settle(world.scribe, leased, None, None)
    raise AssertionError("no image is waiting")


def content(world: World, file_id: str = "F1") -> bytes | None:
    with world.scribe.store.read() as tx:
        return tx.files.contents(TEAM, [file_id]).get(file_id)


def not_kept(world: World, file_id: str = "F1") -> NotKept | None:
    with world.scribe.store.read() as tx:
        known = tx.files.known(TEAM, [file_id])
    return known[file_id].not_kept if known else None


def test_an_image_is_kept(world: World) -> None:
    share(world)
    world.drain()
    assert content(world) == PICTURE


def test_an_image_fetched_before_a_crash_is_kept_once_after_it(world: World) -> None:
    share(world)
    leased = taken(world)
    leased.kind.perform(world.gateway, plan_of(world.scribe, leased), is_repeat=False)
    with world.scribe.store.write() as tx:
        tx.outbox.void_leases()
    world.drain()
    assert content(world) == PICTURE


def test_an_image_whose_message_is_deleted_while_it_is_fetched_is_not_kept(world: World) -> None:
    ts = share(world)
    leased = taken(world)
    plan = plan_of(world.scribe, leased)
    result = leased.kind.perform(world.gateway, plan, is_repeat=False)
    before = len(world.control.undelivered())
    world.control.delete(BEN, OPS, ts)
    hear_of(world, before)
    settle(world.scribe, leased, plan, result)
    assert (content(world), not_kept(world)) == (None, None)


def test_a_file_deleted_while_it_is_fetched_is_not_kept(world: World) -> None:
    share(world)
    leased = taken(world)
    plan = plan_of(world.scribe, leased)
    result = leased.kind.perform(world.gateway, plan, is_repeat=False)
    forget_file(world.scribe, "F1")
    settle(world.scribe, leased, plan, result)
    assert (content(world), not_kept(world)) == (None, NotKept.DELETED)


def test_a_file_that_was_deleted_before_its_message_is_heard_of_leaves_no_name(world: World) -> None:
    forget_file(world.scribe, "F1")
    ts = share(world)
    world.drain()
    [file] = world.message(ts).files
    assert (file.name, content(world)) == ("", None)


def test_a_deletion_that_nobody_heard_is_found_by_a_sweep(world: World) -> None:
    ts = share(world)
    world.drain()
    world.control.delete_file(BEN, "F1")
    world.sweep()
    assert (world.message(ts).files[0].name, content(world)) == ("", None)


def test_an_alternative_text_that_nobody_heard_of_is_found_by_a_sweep(world: World) -> None:
    ts = share(world)
    world.drain()
    world.control.describe_file(BEN, "F1", "Pool use")
    world.sweep()
    assert world.message(ts).files[0].alt_text == "Pool use"
