"""Alerts that are changed in place, which is no edit: the log follows, and keeps what was said before."""

from typing import Any

from bot.storage import tables
from tests.integration.usecases.world import ADA, DANA, OPS, World, feed, rows

FIRING = [{"title": "p99 is over 2 s", "text": "firing"}]
RESOLVED = [{"title": "p99 is over 2 s", "text": "resolved"}]
PREVIEW = [{"from_url": "https://example.com/", "title": "A page", "text": "what it says"}]
SAID_FIRST, SAID_LAST = "p99 is over 2 s\nfiring", "p99 is over 2 s\nresolved"


def alert(world: World) -> str:
    return world.control.say(ADA, OPS, "", bot_id="B0ALERTS", username="alerts", attachments=FIRING)


def hear(world: World, *events: dict[str, Any]) -> None:
    feed(world.scribe, events)


def told(world: World) -> list[dict[str, Any]]:
    """Return the events of messages so far."""
    return [payload["event"] for payload in world.control.undelivered() if payload["event"]["type"] == "message"]


def earlier(world: World) -> list[str]:
    return [row["text"] for row in rows(world.scribe.store, tables.message_revision)]


def test_an_alert_resolved_in_place_says_so_in_the_log(world: World) -> None:
    ts = alert(world)
    world.control.unfurl(OPS, ts, RESOLVED)
    hear(world, *told(world))
    assert world.message(ts).text == SAID_LAST


def test_what_an_alert_said_before_is_kept(world: World) -> None:
    ts = alert(world)
    world.control.unfurl(OPS, ts, RESOLVED)
    hear(world, *told(world))
    assert (world.message(ts).revisions, earlier(world)) == (2, [SAID_FIRST])


def test_an_alert_heard_after_its_change_does_not_undo_it(world: World) -> None:
    ts = alert(world)
    world.control.unfurl(OPS, ts, RESOLVED)
    hear(world, *reversed(told(world)))
    assert (world.message(ts).text, earlier(world)) == (SAID_LAST, [SAID_FIRST])


def test_a_change_that_was_missed_is_found_by_a_sweep(world: World) -> None:
    ts = alert(world)
    hear(world, *told(world))
    world.later()
    world.control.unfurl(OPS, ts, RESOLVED)
    world.sweep()
    assert (world.message(ts).text, earlier(world)) == (SAID_LAST, [SAID_FIRST])


def test_an_event_that_comes_after_a_newer_page_changes_nothing(world: World) -> None:
    ts = alert(world)
    world.control.unfurl(OPS, ts, RESOLVED)
    world.sweep()
    hear(world, *told(world))
    assert world.message(ts).text == SAID_LAST


def test_an_alert_that_fires_again_shows_what_it_shows_now(world: World) -> None:
    ts = alert(world)
    for attachments in (RESOLVED, FIRING):
        world.control.unfurl(OPS, ts, attachments)
    hear(world, *reversed(told(world)))
    assert (world.message(ts).text, earlier(world)) == (SAID_FIRST, [SAID_LAST])


def test_a_preview_under_a_programs_message_changes_nothing(world: World) -> None:
    ts = world.control.say(ADA, OPS, "see <https://example.com/>", bot_id="B0ALERTS")
    world.control.unfurl(OPS, ts, PREVIEW)
    hear(world, *told(world))
    assert world.message(ts).revisions == 1


def test_a_deleted_alert_leaves_no_word_behind(world: World) -> None:
    ts = alert(world)
    world.control.unfurl(OPS, ts, RESOLVED)
    hear(world, *told(world))
    world.control.delete(DANA, OPS, ts)
    hear(world, *told(world))
    assert (world.message(ts).is_deleted, earlier(world)) == (True, [])
