"""Menus of conversations: what they start with, whom they list what, and where an app may answer."""

from typing import Any

import pytest

from bot.emulator import Refused
from tests.emulator.helpers import button, plain, section, text_input
from tests.emulator.stage import Stage

Json = dict[str, Any]
KINDS = {"conversations_select": "selected_conversation", "multi_conversations_select": "selected_conversations"}


def menu(kind: str = "conversations_select", **element: Any) -> Json:
    return text_input("x", optional=True) | {"element": {"type": kind, "action_id": "x", **element}}


def submitted(stage: Stage, **values: Any) -> Json:
    """What the app is told of the one menu once Ada has sent the form."""
    stage.control.submit(stage.cast.ada, values)
    held: Json = stage.seen[-1]["view"]["state"]["values"]["b-x"]["x"]
    return held


@pytest.mark.parametrize(("kind", "key"), KINDS.items())
def test_an_untouched_menu_holds_the_conversation_that_the_form_was_opened_in(
    stage: Stage, kind: str, key: str
) -> None:
    stage.open(menu(kind, default_to_current_conversation=True))
    wanted = [stage.cast.ops] if key.endswith("s") else stage.cast.ops
    assert submitted(stage) == {"type": kind, key: wanted}


def test_a_menu_that_does_not_ask_for_it_starts_empty(stage: Stage) -> None:
    stage.open(menu())
    assert submitted(stage)["selected_conversation"] is None


def test_an_initial_conversation_wins(stage: Stage) -> None:
    stage.open(menu(default_to_current_conversation=True, initial_conversation=stage.cast.secret))
    assert submitted(stage)["selected_conversation"] == stage.cast.secret


def test_a_conversation_that_the_filter_keeps_out_is_not_started_with(stage: Stage) -> None:
    stage.open(menu(default_to_current_conversation=True, filter={"include": ["im"]}))
    assert submitted(stage)["selected_conversation"] is None


def test_a_menu_that_was_emptied_stays_empty(stage: Stage) -> None:
    stage.open(menu(default_to_current_conversation=True))
    assert submitted(stage, x=None)["selected_conversation"] is None


def test_a_modal_on_top_starts_where_the_first_was_opened(stage: Stage) -> None:
    def push(ack: Any, body: Json, respond: Any) -> None:
        ack()
        above = {"type": "modal", "title": plain("Two"), "submit": plain("Send"), "blocks": [wanting]}
        stage.client.views_push(trigger_id=body["trigger_id"], view=above)

    wanting = menu(default_to_current_conversation=True)
    stage.on["action"] = push
    stage.open(button("more"))
    stage.control.click(stage.cast.ada, "more")
    assert submitted(stage)["selected_conversation"] == stage.cast.ops


@pytest.mark.parametrize("looked_at", [True, False])
def test_a_global_shortcut_is_used_where_one_is(stage: Stage, looked_at: bool) -> None:
    def opening(ack: Any, body: Json, respond: Any) -> None:
        ack()
        view = {"type": "modal", "title": plain("Form"), "submit": plain("Send"), "blocks": [wanting]}
        stage.client.views_open(trigger_id=body["trigger_id"], view=view)

    wanting = menu(default_to_current_conversation=True)
    where = stage.cast.ops if looked_at else None
    stage.on["shortcut"] = opening
    stage.control.global_shortcut(stage.cast.ada, "declare", channel=where)
    assert submitted(stage)["selected_conversation"] == where


def test_in_a_message_it_is_the_messages_channel(stage: Stage) -> None:
    element = {"type": "conversations_select", "action_id": "x", "default_to_current_conversation": True}
    blocks = [section("Where?", block_id="b-x", accessory=element), button("go")]
    stage.client.chat_postMessage(channel=stage.cast.ops, text="x", blocks=blocks)
    stage.control.click(stage.cast.ada, "go", channel=stage.cast.ops)
    assert stage.seen[-1]["state"]["values"]["b-x"]["x"]["selected_conversation"] == stage.cast.ops


@pytest.mark.parametrize("rule", [{"include": ["private"]}, {"include": ["im", "mpim"]}])
def test_what_the_filter_keeps_out_cannot_be_chosen(stage: Stage, rule: Json) -> None:
    stage.open(menu(filter=rule))
    with pytest.raises(Refused):
        stage.control.submit(stage.cast.ada, {"x": stage.cast.ops})


def test_a_filter_may_keep_conversations_with_bots_out(stage: Stage) -> None:
    stage.open(menu(filter={"exclude_bot_users": True}))
    with pytest.raises(Refused):
        stage.control.submit(stage.cast.ada, {"x": stage.control.dm(stage.cast.ada)})


def test_a_filter_may_keep_shared_channels_out(stage: Stage) -> None:
    shared = stage.control.add_channel("partners", members=[stage.cast.ada])
    stage.control.connect_channel(shared, "T0OTHER")
    stage.open(menu(filter={"exclude_external_shared_channels": True}))
    with pytest.raises(Refused):
        stage.control.submit(stage.cast.ada, {"x": shared})


def test_nobody_can_choose_a_private_channel_of_others(stage: Stage) -> None:
    hidden = stage.control.add_channel("board", members=[stage.cast.ben], is_private=True)
    stage.open(menu())
    with pytest.raises(Refused):
        stage.control.submit(stage.cast.ada, {"x": hidden})


def test_the_app_may_answer_in_the_chosen_conversation_without_being_there(stage: Stage) -> None:
    def answer(ack: Any, body: Json, respond: Any) -> None:
        ack()
        respond(text="Done.", response_type="in_channel")

    elsewhere = stage.control.add_channel("elsewhere", members=[stage.cast.ada])
    stage.on["view"] = answer
    stage.open(menu(response_url_enabled=True))
    stage.control.submit(stage.cast.ada, {"x": elsewhere})
    (address,) = stage.seen[-1]["response_urls"]
    assert (address["block_id"], address["action_id"], address["channel_id"]) == ("b-x", "x", elsewhere)
    assert stage.control.history(elsewhere)[-1]["text"] == "Done."


@pytest.mark.parametrize(("enabled", "chosen"), [(False, "C000000OPS"), (True, None)])
def test_there_is_no_address_unasked_or_for_nothing(stage: Stage, enabled: bool, chosen: str | None) -> None:
    stage.open(menu(response_url_enabled=enabled))
    stage.control.submit(stage.cast.ada, {"x": chosen})
    assert stage.seen[-1]["response_urls"] == []
