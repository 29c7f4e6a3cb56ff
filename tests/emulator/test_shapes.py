"""What the emulator prints, held against recordings of what Slack prints."""

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.emulator import Control, Emulator
from tests.emulator.oracle import SLACK, needs_oracle, recorded, strange_keys
from tests.emulator.world import Cast, people

pytestmark = needs_oracle

RECORDED = {
    "message": "MessagePayload",
    "message/bot_message": "MessageBotPayload",
    "message/message_changed": "MessageChangedPayload",
    "message/message_deleted": "MessageDeletedPayload",
    "message/thread_broadcast": "MessageThreadBroadcastPayload",
    "message/channel_join": "MessageChannelJoinPayload",
    "message/channel_topic": "MessageChannelTopicPayload",
    "message/file_share": "MessageFileSharePayload",
    "app_mention": "AppMentionPayload",
    "member_joined_channel": "MemberJoinedChannelPayload",
    "member_left_channel": "MemberLeftChannelPayload",
    "reaction_added": "ReactionAddedPayload",
    "reaction_removed": "ReactionRemovedPayload",
    "pin_added": "PinAddedPayload",
    "pin_removed": "PinRemovedPayload",
    "user_change": "UserChangePayload",
    "file_shared": "FileSharedPayload",
    "channel_rename": "ChannelRenamePayload",
    "channel_archive": "ChannelArchivePayload",
    "channel_unarchive": "ChannelUnarchivePayload",
    "group_archive": "GroupArchivePayload",
    "group_rename": "GroupRenamePayload",
    "channel_id_changed": "ChannelIdChangedPayload",
    "file_deleted": "FileDeletedPayload",
    "message/me_message": "MessageMePayload",
    "app_uninstalled": "AppUninstalledPayload",
    "tokens_revoked": "TokensRevokedPayload",
    "app_home_opened": "AppHomeOpenedPayload",
}
# A pinned message is printed as history prints it; the two recordings of pins are of plain messages.
MESSAGE_KEYS = {"client_msg_id", "thread_ts", "subscribed", "is_locked", "pinned_info", "latest_reply"}
MESSAGE_KEYS |= {"reply_count", "reply_users", "reply_users_count"}


def is_known(path: str) -> bool:
    """Whether a key that the recording lacks is one of a message in history."""
    place, _, key = path.rpartition(".")
    return place == ".event.item.message" and key in MESSAGE_KEYS


def everything(emulator: Emulator) -> dict[str, dict[str, Any]]:
    """One event payload of each kind, by type and subtype."""
    control, cast = emulator.control, people(emulator.control, emulator.bot_user_id)
    pager = control.add_user("pager", is_bot=True)
    control.say(pager, cast.ops, "alert")
    parent = control.say(cast.ada, cast.ops, f"<@{emulator.bot_user_id}> look")
    reply = control.say(cast.ben, cast.ops, "reply", thread_ts=parent)
    control.say(cast.ben, cast.ops, "to all", thread_ts=parent, broadcast=True)
    control.say(cast.ada, cast.ops, "graph", files=[{"name": "g.png", "content": b"1"}])
    control.delete_file(cast.ada, picture_of(control, cast))
    control.edit(cast.ben, cast.ops, reply, "better reply")
    control.react(cast.ben, cast.ops, parent, "pushpin")
    control.unreact(cast.ben, cast.ops, parent, "pushpin")
    control.pin(cast.ben, cast.ops, parent)
    control.unpin(cast.ben, cast.ops, parent)
    control.delete(cast.ben, cast.ops, reply)
    control.join(cast.cleo, cast.ops)
    control.leave(cast.cleo, cast.ops)
    control.change_user(cast.ada, real_name="Ada L")
    control.set_topic(cast.ada, cast.ops, "down")
    control.rename_channel(cast.ada, cast.ops, "ops-2")
    control.say(cast.ada, cast.ops, "looks", subtype="me_message")
    control.archive(cast.dana, cast.ops)
    control.unarchive(cast.dana, cast.ops)
    quiet = control.add_channel("quiet", members=[cast.ada, emulator.bot_user_id], is_private=True)
    control.rename_channel(cast.ada, quiet, "quieter")
    control.archive(cast.ada, quiet)
    control.change_channel_id(quiet, "C000000NEW")
    control.open_home(cast.ada)
    control.uninstall()
    return {kind_of(p["event"]): p for p in control.undelivered()}


def picture_of(control: Control, cast: Cast) -> str:
    """The id of the file in the channel."""
    return next(str(m["files"][0]["id"]) for m in control.history(cast.ops) if m.get("files"))


def kind_of(event: dict[str, Any]) -> str:
    subtype = event.get("subtype")
    return f"{event['type']}/{subtype}" if subtype else str(event["type"])


@pytest.mark.parametrize("kind", RECORDED)
def test_an_event_has_no_key_that_slack_has_not(quiet: Emulator, kind: str) -> None:
    payload = everything(quiet)[kind]
    strange = strange_keys(payload, recorded(f"events/{RECORDED[kind]}.json"))
    assert [path for path in strange if not is_known(path)] == []


def test_responses_have_no_keys_that_slack_has_not(client: WebClient, control: Control, cast: Cast) -> None:
    client.conversations_create(name="inc-1")
    client.chat_postMessage(channel=cast.ops, text="x")
    ts = control.say(cast.ada, cast.ops, "y")
    client.pins_add(channel=cast.ops, timestamp=ts)
    client.reactions_add(channel=cast.ops, timestamp=ts, name="eyes")
    client.files_upload_v2(channel=cast.ops, filename="a.md", content="a")
    client.chat_postEphemeral(channel=cast.ops, user=cast.ada, text="z")
    client.chat_getPermalink(channel=cast.ops, message_ts=ts)
    client.conversations_info(channel=cast.ops)
    client.conversations_list()
    client.users_conversations()
    client.conversations_members(channel=cast.ops)
    client.conversations_invite(channel=cast.ops, users=[cast.cleo])
    client.conversations_setTopic(channel=cast.ops, topic="t")
    client.users_info(user=cast.ada)
    client.users_list()
    client.auth_test()
    client.bookmarks_add(channel_id=cast.ops, title="doc", type="link", link="https://example.com")
    strange = {}
    for call in control.api_calls():
        if (SLACK / f"responses/{call.name}.json").exists():
            strange[call.name] = strange_keys(call.response, recorded(f"responses/{call.name}.json"))
    del strange["files.completeUploadExternal"]  # its recording has made-up channel ids for keys
    assert len(strange) >= 14
    assert {name: keys for name, keys in strange.items() if keys} == {}
