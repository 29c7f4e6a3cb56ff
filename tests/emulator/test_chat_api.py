"""chat.*: what the app may post, change and delete."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.emulator import Control, Emulator
from tests.emulator.helpers import refusal, section
from tests.emulator.world import Cast


def test_a_posted_message_is_in_the_channel(client: WebClient, control: Control, cast: Cast) -> None:
    answer = client.chat_postMessage(channel=cast.ops, text="hello & <goodbye>")
    stored = control.history(cast.ops)[-1]
    assert (stored["ts"], stored["text"]) == (answer["ts"], "hello & <goodbye>")


def test_a_post_is_signed_by_the_bot(client: WebClient, control: Control, cast: Cast, emulator: Emulator) -> None:
    client.chat_postMessage(channel=cast.ops, text="hello")
    stored = control.history(cast.ops)[-1]
    assert (stored["user"], stored["bot_id"]) == (emulator.bot_user_id, emulator.bot_id)


def test_posting_where_the_bot_is_not_is_refused(client: WebClient, control: Control, cast: Cast) -> None:
    elsewhere = control.add_channel("elsewhere", members=[cast.ada])
    assert refusal(client.chat_postMessage, channel=elsewhere, text="x") == "not_in_channel"


def test_a_private_channel_without_the_bot_does_not_exist(client: WebClient, cast: Cast) -> None:
    assert refusal(client.chat_postMessage, channel=cast.secret, text="x") == "channel_not_found"


def test_posting_to_an_archived_channel_is_refused(client: WebClient, control: Control, cast: Cast) -> None:
    control.archive(cast.dana, cast.ops)
    assert refusal(client.chat_postMessage, channel=cast.ops, text="x") == "is_archived"


def test_a_message_needs_something_in_it(client: WebClient, cast: Cast) -> None:
    assert refusal(client.api_call, api_method="chat.postMessage", json={"channel": cast.ops}) == "no_text"


def test_a_text_over_forty_thousand_characters_is_cut(client: WebClient, control: Control, cast: Cast) -> None:
    client.chat_postMessage(channel=cast.ops, text="x" * 40_010)
    assert len(control.history(cast.ops)[-1]["text"]) == 40_000


def test_posting_to_a_user_opens_the_direct_message(client: WebClient, control: Control, cast: Cast) -> None:
    answer = client.chat_postMessage(channel=cast.ada, text="your draft")
    assert answer["channel"] == control.dm(cast.ada)


def test_a_reply_to_nothing_is_refused(client: WebClient, cast: Cast) -> None:
    error = refusal(client.chat_postMessage, channel=cast.ops, text="x", thread_ts="1.000000")
    assert error == "thread_not_found"


def test_a_block_with_too_long_a_text_is_refused_with_its_place(client: WebClient, cast: Cast) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=cast.ops, text="x", blocks=[section("y" * 3001)])
    assert caught.value.response["error"] == "invalid_blocks"
    assert "[json-pointer:/blocks/0/text/text]" in caught.value.response["response_metadata"]["messages"][0]


def test_blocks_that_are_too_long_together_are_refused(client: WebClient, cast: Cast) -> None:
    blocks = [section("y" * 2900)] * 5
    assert refusal(client.chat_postMessage, channel=cast.ops, text="x", blocks=blocks) == "msg_blocks_too_long"


def test_metadata_needs_a_type(client: WebClient, cast: Cast) -> None:
    wrong: dict[str, Any] = {"event_payload": {}}
    error = refusal(client.chat_postMessage, channel=cast.ops, text="x", metadata=wrong)
    assert error == "invalid_metadata_format"


def test_an_update_leaves_what_it_does_not_name(client: WebClient, control: Control, cast: Cast) -> None:
    ts = client.chat_postMessage(channel=cast.ops, text="one", blocks=[section("kept")])["ts"]
    client.chat_update(channel=cast.ops, ts=ts, text="two")
    stored = control.history(cast.ops)[-1]
    assert (stored["text"], stored["blocks"][0]["text"]["text"]) == ("two", "kept")


def test_the_bot_cannot_change_what_others_wrote(client: WebClient, control: Control, cast: Cast) -> None:
    ts = control.say(cast.ada, cast.ops, "mine")
    assert refusal(client.chat_update, channel=cast.ops, ts=ts, text="x") == "cant_update_message"


def test_an_update_of_more_than_four_thousand_characters_is_refused(client: WebClient, cast: Cast) -> None:
    ts = client.chat_postMessage(channel=cast.ops, text="one")["ts"]
    assert refusal(client.chat_update, channel=cast.ops, ts=ts, text="x" * 4001) == "msg_too_long"


def test_a_deleted_message_cannot_be_updated(client: WebClient, cast: Cast) -> None:
    ts = client.chat_postMessage(channel=cast.ops, text="one")["ts"]
    client.chat_delete(channel=cast.ops, ts=ts)
    assert refusal(client.chat_update, channel=cast.ops, ts=ts, text="two") == "message_not_found"


def test_an_ephemeral_message_is_for_one(client: WebClient, control: Control, cast: Cast) -> None:
    client.chat_postEphemeral(channel=cast.ops, user=cast.ada, text="psst")
    assert [e["text"] for e in control.ephemerals(cast.ada)] == ["psst"]
    assert control.history(cast.ops) == []


def test_an_ephemeral_message_cannot_reach_an_outsider(client: WebClient, cast: Cast) -> None:
    error = refusal(client.chat_postEphemeral, channel=cast.ops, user=cast.cleo, text="psst")
    assert error == "user_not_in_channel"


def test_the_permalink_of_a_reply_names_its_thread(client: WebClient, control: Control, cast: Cast) -> None:
    parent = control.say(cast.ada, cast.ops, "parent", ts="1700000000.000100")
    reply = control.say(cast.ben, cast.ops, "reply", ts="1700000001.000100", thread_ts=parent)
    link = client.chat_getPermalink(channel=cast.ops, message_ts=reply)["permalink"]
    expected = f"archives/{cast.ops}/p1700000001000100?thread_ts={parent}&cid={cast.ops}"
    assert link == f"https://example.slack.com/{expected}"
