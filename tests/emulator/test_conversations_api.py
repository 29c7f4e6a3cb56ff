"""conversations.* and users.*: channels and who is in them."""

import pytest
from slack_sdk import WebClient

from bot.emulator import Control, Emulator
from tests.emulator.helpers import refusal
from tests.emulator.world import Cast


def test_a_created_channel_has_the_bot_in_it(client: WebClient, control: Control, emulator: Emulator) -> None:
    channel = client.conversations_create(name="inc-1-checkout")["channel"]
    assert channel["is_member"]
    assert client.conversations_members(channel=channel["id"])["members"] == [emulator.bot_user_id]


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("Inc-1", "invalid_name_specials"),
        ("inc 1", "invalid_name_specials"),
        ("x" * 81, "invalid_name_maxlength"),
        ("---", "invalid_name_punctuation"),
        ("", "invalid_name_required"),
        ("ops", "name_taken"),
    ],
)
def test_a_bad_channel_name_is_refused(client: WebClient, cast: Cast, name: str, error: str) -> None:
    assert refusal(client.conversations_create, name=name) == error


def test_the_name_of_an_archived_channel_stays_taken(client: WebClient) -> None:
    channel = client.conversations_create(name="inc-1")["channel"]["id"]
    client.conversations_archive(channel=channel)
    assert refusal(client.conversations_create, name="inc-1") == "name_taken"


def test_invited_people_become_members(client: WebClient, cast: Cast) -> None:
    channel = client.conversations_create(name="inc-1")["channel"]["id"]
    client.conversations_invite(channel=channel, users=[cast.ada, cast.cleo])
    assert {cast.ada, cast.cleo} <= set(client.conversations_members(channel=channel)["members"])


def test_one_bad_invitation_stops_the_others(client: WebClient, control: Control, cast: Cast) -> None:
    error = refusal(client.conversations_invite, channel=cast.ops, users=[cast.cleo, cast.ada])
    assert error == "already_in_channel"
    assert cast.cleo not in client.conversations_members(channel=cast.ops)["members"]


def test_a_forced_invitation_takes_whom_it_can(client: WebClient, cast: Cast) -> None:
    client.conversations_invite(channel=cast.ops, users=[cast.cleo, cast.ada], force=True)
    assert cast.cleo in client.conversations_members(channel=cast.ops)["members"]


def test_the_bot_cannot_invite_itself(client: WebClient, cast: Cast, emulator: Emulator) -> None:
    error = refusal(client.conversations_invite, channel=cast.ops, users=[emulator.bot_user_id])
    assert error == "cant_invite_self"


def test_nobody_unknown_can_be_invited(client: WebClient, cast: Cast) -> None:
    assert refusal(client.conversations_invite, channel=cast.ops, users=["U404"]) == "user_not_found"


def test_a_topic_is_limited(client: WebClient, cast: Cast) -> None:
    client.conversations_setTopic(channel=cast.ops, topic="t" * 250)
    assert refusal(client.conversations_setTopic, channel=cast.ops, topic="t" * 251) == "too_long"


def test_the_bot_joins_a_public_channel(client: WebClient, control: Control, cast: Cast) -> None:
    elsewhere = control.add_channel("elsewhere", members=[cast.ada])
    assert client.conversations_join(channel=elsewhere)["channel"]["is_member"]


def test_the_bot_cannot_join_a_private_channel(client: WebClient, cast: Cast) -> None:
    assert refusal(client.conversations_join, channel=cast.secret) == "channel_not_found"


def test_private_channels_without_the_bot_are_not_listed(client: WebClient, cast: Cast) -> None:
    listed = client.conversations_list(types="public_channel,private_channel")["channels"]
    assert [c["name"] for c in listed] == ["ops"]


def test_lists_come_in_pages(client: WebClient, control: Control) -> None:
    names = [control.add_user(f"person{n}") for n in range(5)]
    pages = [page["members"] for page in client.users_list(limit=2)]
    assert [len(p) for p in pages] == [2, 2, 2]
    assert {u["id"] for page in pages for u in page} >= set(names)


def test_a_user_has_the_offset_of_their_zone(client: WebClient, cast: Cast) -> None:
    user = client.users_info(user=cast.dana)["user"]
    assert (user["tz"], user["tz_offset"], user["is_admin"]) == ("Asia/Tokyo", 9 * 3600, True)


def test_a_direct_message_is_opened_once(client: WebClient, cast: Cast) -> None:
    first = client.conversations_open(users=[cast.ada])["channel"]["id"]
    again = client.conversations_open(users=[cast.ada])
    assert (again["channel"]["id"], again["already_open"]) == (first, True)


def test_a_pin_cannot_be_set_twice_or_taken_off_twice(client: WebClient, control: Control, cast: Cast) -> None:
    ts = control.say(cast.ada, cast.ops, "keep this")
    client.pins_add(channel=cast.ops, timestamp=ts)
    assert refusal(client.pins_add, channel=cast.ops, timestamp=ts) == "already_pinned"
    client.pins_remove(channel=cast.ops, timestamp=ts)
    assert refusal(client.pins_remove, channel=cast.ops, timestamp=ts) == "no_pin"


def test_pins_are_listed_with_their_message(client: WebClient, control: Control, cast: Cast) -> None:
    ts = control.say(cast.ada, cast.ops, "keep this")
    control.pin(cast.ben, cast.ops, ts)
    (item,) = client.pins_list(channel=cast.ops)["items"]
    assert (item["message"]["text"], item["created_by"]) == ("keep this", cast.ben)


def test_a_reaction_cannot_be_added_twice(client: WebClient, control: Control, cast: Cast) -> None:
    ts = control.say(cast.ada, cast.ops, "fixed")
    client.reactions_add(channel=cast.ops, timestamp=ts, name="tada")
    assert refusal(client.reactions_add, channel=cast.ops, timestamp=ts, name="tada") == "already_reacted"


def test_a_bookmark_is_a_link(client: WebClient, cast: Cast) -> None:
    answer = client.bookmarks_add(channel_id=cast.ops, title="doc", type="link", link="https://example.com")
    assert answer["bookmark"]["link"] == "https://example.com"
