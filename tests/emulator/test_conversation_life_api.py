"""conversations.*: kicking, leaving, archiving and back, purposes, and messages to several people."""

from slack_sdk import WebClient

from bot.emulator import Control, Emulator
from tests.emulator.helpers import refusal
from tests.emulator.world import Cast


def test_a_kicked_user_is_no_member(client: WebClient, cast: Cast) -> None:
    client.conversations_kick(channel=cast.ops, user=cast.ben)
    assert cast.ben not in client.conversations_members(channel=cast.ops)["members"]


def test_who_is_not_there_cannot_be_kicked(client: WebClient, cast: Cast) -> None:
    assert refusal(client.conversations_kick, channel=cast.ops, user=cast.cleo) == "not_in_channel"


def test_the_bot_cannot_kick_itself(client: WebClient, cast: Cast, emulator: Emulator) -> None:
    assert refusal(client.conversations_kick, channel=cast.ops, user=emulator.bot_user_id) == "cant_kick_self"


def test_nobody_is_kicked_out_of_general(client: WebClient, control: Control, cast: Cast, emulator: Emulator) -> None:
    general = control.add_channel("general", members=[emulator.bot_user_id, cast.ada])
    assert refusal(client.conversations_kick, channel=general, user=cast.ada) == "cant_kick_from_general"


def test_a_channel_can_be_left_once(client: WebClient, cast: Cast) -> None:
    assert client.conversations_leave(channel=cast.ops).get("not_in_channel") is None
    assert client.conversations_leave(channel=cast.ops)["not_in_channel"] is True


def test_an_archived_channel_can_be_brought_back(client: WebClient, cast: Cast) -> None:
    client.conversations_archive(channel=cast.ops)
    client.conversations_unarchive(channel=cast.ops)
    assert client.conversations_info(channel=cast.ops)["channel"]["is_archived"] is False
    assert refusal(client.conversations_unarchive, channel=cast.ops) == "not_archived"


def test_a_purpose_is_kept_and_told(client: WebClient, control: Control, cast: Cast) -> None:
    channel = client.conversations_setPurpose(channel=cast.ops, purpose="What is down")["channel"]
    assert channel["purpose"]["value"] == "What is down"
    assert control.history(cast.ops)[-1]["subtype"] == "channel_purpose"


def test_a_purpose_has_its_limit(client: WebClient, cast: Cast) -> None:
    assert refusal(client.conversations_setPurpose, channel=cast.ops, purpose="x" * 251) == "too_long"


def test_a_message_to_several_is_opened_once(client: WebClient, cast: Cast) -> None:
    first = client.conversations_open(users=[cast.ada, cast.ben])
    again = client.conversations_open(users=[cast.ben, cast.ada])
    assert first["channel"]["id"] == again["channel"]["id"]
    assert (first.get("already_open"), again["already_open"]) == (None, True)


def test_a_message_to_several_looks_like_slacks(client: WebClient, cast: Cast) -> None:
    channel = client.conversations_open(users=[cast.ada, cast.ben], return_im=True)["channel"]
    flags = (channel["is_mpim"], channel["is_group"], channel["is_private"], channel["is_channel"])
    assert flags == (True, True, True, False)
    assert channel["name"] == "mpdm-ada--ben--scribe-1"


def test_a_message_to_several_is_its_own_kind_in_lists(client: WebClient, cast: Cast) -> None:
    opened = client.conversations_open(users=[cast.ada, cast.ben])["channel"]["id"]
    assert [c["id"] for c in client.conversations_list(types="mpim")["channels"]] == [opened]
    assert opened not in [c["id"] for c in client.conversations_list(types="private_channel")["channels"]]


def test_what_is_said_to_several_reaches_the_app_as_such(quiet: Emulator) -> None:
    ada, ben = quiet.control.add_user("ada"), quiet.control.add_user("ben")
    group = quiet.control.open_group([quiet.bot_user_id, ada, ben])
    quiet.control.say(ada, group, "all of you")
    [payload] = quiet.control.undelivered()
    assert payload["event"]["channel_type"] == "mpim"


def test_a_group_without_the_bot_is_not_seen(client: WebClient, control: Control, cast: Cast) -> None:
    group = control.open_group([cast.ada, cast.ben, cast.dana])
    assert refusal(client.conversations_info, channel=group) == "channel_not_found"


def test_nobody_is_invited_into_a_message_to_several(client: WebClient, cast: Cast) -> None:
    group = client.conversations_open(users=[cast.ada, cast.ben])["channel"]["id"]
    error = refusal(client.conversations_invite, channel=group, users=[cast.dana])
    assert error == "method_not_supported_for_channel_type"


def test_more_than_eight_others_are_too_many(client: WebClient, control: Control) -> None:
    users = [control.add_user(f"user{number}") for number in range(9)]
    assert refusal(client.conversations_open, users=users) == "too_many_users"


def test_looking_for_a_direct_message_does_not_make_one(client: WebClient, control: Control, cast: Cast) -> None:
    before = len(control.channels())
    assert refusal(client.conversations_open, users=cast.ada, prevent_creation=True) == "channel_not_found"
    assert len(control.channels()) == before


def test_a_channel_cannot_be_closed(client: WebClient, cast: Cast) -> None:
    assert refusal(client.conversations_close, channel=cast.ops) == "method_not_supported_for_channel_type"


def test_a_shared_channel_says_so(client: WebClient, control: Control, cast: Cast) -> None:
    control.connect_channel(cast.ops, "T00000OTHER")
    channel = client.conversations_info(channel=cast.ops)["channel"]
    assert (channel["is_ext_shared"], channel["is_shared"]) == (True, True)
    assert channel["shared_team_ids"] == ["T0000SCRIBE", "T00000OTHER"]


def test_events_of_a_shared_channel_say_so(quiet: Emulator) -> None:
    control = quiet.control
    guest = control.add_user("eve", is_stranger=True, team_id="T00000OTHER")
    shared = control.add_channel("shared", members=[quiet.bot_user_id, guest])
    control.connect_channel(shared, "T00000OTHER")
    control.say(guest, shared, "hello")
    told, said = control.undelivered()
    assert (told["event"]["type"], told["event"]["connected_team_id"]) == ("channel_shared", "T00000OTHER")
    assert (said["is_ext_shared_channel"], said["event"]["team"]) == (True, "T00000OTHER")
