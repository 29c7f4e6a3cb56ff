"""Pages of a conversation, threads, and what is unread."""

from bot.emulator import Control
from tests.emulator.ui.browser import Browser
from tests.emulator.ui.conftest import Tabs
from tests.emulator.world import Cast


def _fill(control: Control, cast: Cast, count: int) -> list[str]:
    return [control.say(cast.ben, cast.ops, f"line {number}") for number in range(count)]


def _ts(page: dict[str, list[dict[str, str]]]) -> list[str]:
    return [message["ts"] for message in page["messages"]]


def test_opening_shows_the_newest_messages(ada: Browser, control: Control, cast: Cast) -> None:
    said = _fill(control, cast, 30)
    page = ada.get("open", channel=cast.ops, limit=10)
    assert (_ts(page), page["has_older"], page["has_newer"]) == (said[-10:], True, False)


def test_pages_join_without_gap_or_overlap(ada: Browser, control: Control, cast: Cast) -> None:
    said = _fill(control, cast, 30)
    newest = ada.get("open", channel=cast.ops, limit=12)
    middle = ada.get("older", channel=cast.ops, before=_ts(newest)[0], limit=12)
    oldest = ada.get("older", channel=cast.ops, before=_ts(middle)[0], limit=12)
    assert _ts(oldest) + _ts(middle) + _ts(newest) == said
    assert (middle["has_older"], oldest["has_older"]) == (True, False)


def test_newer_pages_go_on_after_a_message(ada: Browser, control: Control, cast: Cast) -> None:
    said = _fill(control, cast, 10)
    page = ada.get("newer", channel=cast.ops, after=said[3], limit=4)
    assert (_ts(page), page["has_older"], page["has_newer"]) == (said[4:8], True, True)


def test_a_link_opens_around_its_message(ada: Browser, control: Control, cast: Cast) -> None:
    said = _fill(control, cast, 30)
    page = ada.get("open", channel=cast.ops, around=said[10], limit=6)
    assert said[10] in _ts(page)
    assert (len(_ts(page)), page["has_older"], page["has_newer"]) == (6, True, True)


def test_replies_are_in_their_thread_alone(ada: Browser, control: Control, cast: Cast) -> None:
    parent = control.say(cast.ben, cast.ops, "parent")
    reply = control.say(cast.ben, cast.ops, "reply", thread_ts=parent)
    shown = control.say(cast.ben, cast.ops, "for all", thread_ts=parent, broadcast=True)
    assert _ts(ada.get("open", channel=cast.ops)) == [parent, shown]
    assert _ts(ada.get("thread", channel=cast.ops, ts=parent)) == [parent, reply, shown]


def test_unread_messages_are_counted_until_they_are_read(ada: Browser, control: Control, cast: Cast) -> None:
    said = _fill(control, cast, 3)
    assert ada.channel("ops")["unread"] == 3
    ada.get("read", channel=cast.ops, ts=said[1])
    assert ada.channel("ops")["unread"] == 1


def test_only_what_names_me_is_a_mention(ada: Browser, control: Control, cast: Cast) -> None:
    for text in (f"look, <@{cast.ada}>", "<!here> all of you", f"not you, <@{cast.ben}>"):
        control.say(cast.ben, cast.ops, text)
    assert ada.channel("ops")["mentions"] == 2


def test_reading_in_one_tab_is_told_to_the_other(tabs: Tabs, ada: Browser, control: Control, cast: Cast) -> None:
    other = tabs.open("ada")
    ts = control.say(cast.ben, cast.ops, "hello")
    other.told("channel", lambda push: push["channel"]["unread"] == 1)
    ada.get("read", channel=cast.ops, ts=ts)
    assert other.told("channel", lambda push: push["channel"]["unread"] == 0)


def test_what_one_says_oneself_is_read(ada: Browser, cast: Cast) -> None:
    ada.get("say", channel=cast.ops, text="mine")
    assert ada.channel("ops")["unread"] == 0


def test_a_public_channel_can_be_looked_into_before_joining(tabs: Tabs, control: Control, cast: Cast) -> None:
    cleo = tabs.open("cleo")
    control.say(cast.ada, cast.ops, "public")
    assert len(cleo.get("open", channel=cast.ops)["messages"]) == 1
    assert cleo.refused("say", channel=cast.ops, text="me too") == "Join the channel first."
    cleo.get("join", channel=cast.ops)
    cleo.get("say", channel=cast.ops, text="me too")


def test_searching_finds_what_one_may_see(ada: Browser, control: Control, cast: Cast) -> None:
    control.say(cast.ben, cast.ops, "the Pool is full")
    control.say(cast.dana, cast.secret, "a pool of our own")
    found = ada.get("search", text="pool")["messages"]
    assert [(one["channel"], one["text"]) for one in found] == [(cast.ops, "the Pool is full")]
