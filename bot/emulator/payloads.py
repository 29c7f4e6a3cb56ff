"""The payloads of commands and interactions, as the app receives them."""

from bot.emulator.elements import BUTTONS, VALUE_KEYS
from bot.emulator.held import Choice, chosen_state
from bot.emulator.modals import view_json
from bot.emulator.records import Channel, Json, Message, View
from bot.emulator.shapes import message_json
from bot.emulator.tickets import ResponseUrl, Tickets
from bot.emulator.typing_escapes import escape_typed
from bot.emulator.workspace import Workspace


def common(ws: Workspace, user: str) -> Json:
    """The fields that every interactive payload has."""
    person = ws.user(user)
    return {
        "team": {"id": ws.team_id, "domain": ws.domain},
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": ws.team_id},
        "api_app_id": ws.app_id,
        "token": "verification-token",
        "enterprise": None,
        "is_enterprise_install": False,
    }


def command_payload(
    ws: Workspace, tickets: Tickets, user: str, channel: Channel, command: str, text: str
) -> tuple[Json, ResponseUrl]:
    """The payload of a slash command, and its response URL."""
    ticket = tickets.response_url(user, channel.id)
    named = {"group": "privategroup", "im": "directmessage"}.get(channel.kind, channel.name)
    return {
        "token": "verification-token",
        "team_id": ws.team_id,
        "team_domain": ws.domain,
        "channel_id": channel.id,
        "channel_name": named,
        "user_id": user,
        "user_name": ws.user(user).name,
        "command": command,
        "text": escape_typed(ws, text.strip(), should_escape=ws.manifest.commands[command]),
        "api_app_id": ws.app_id,
        "is_enterprise_install": "false",
        "response_url": tickets.url_of(ticket),
        "trigger_id": tickets.trigger(user, channel=channel.id),
    }, ticket


def action_json(ws: Workspace, block: Json, element: Json, choice: Choice) -> Json:
    """One entry of `actions`."""
    action = {**chosen_state(element, choice), "action_id": element["action_id"], "block_id": block["block_id"]}
    if element["type"] in BUTTONS:
        action |= {k: element[k] for k in ("text", "icon", "style", "url") if k in element}
    return {k: v for k, v in action.items() if v is not None} | {"action_ts": ws.new_event_ts()}


def shortcut_payload(ws: Workspace, user: str, channel: Channel, message: Message, callback_id: str) -> Json:
    """A message shortcut's payload, which names its user and app more briefly than the others."""
    shared = common(ws, user)
    shared["user"] = {"id": user, "team_id": ws.team_id, "name": ws.user(user).name}
    del shared["api_app_id"]
    return shared | {
        "type": "message_action",
        "callback_id": callback_id,
        "message_ts": message.ts,
        "action_ts": ws.new_event_ts(),
        "channel": {"id": channel.id, "name": channel.name or "directmessage"},
        "message": message_json(ws, channel, message),
    }


def message_action_parts(ws: Workspace, channel: Channel, shown: Message | Json) -> Json:
    """Container, channel and message of a click on a message, or on an ephemeral one."""
    is_ephemeral = not isinstance(shown, Message)
    body = message_json(ws, channel, shown) if isinstance(shown, Message) else ephemeral_json(shown)
    parts: Json = {
        "container": {
            "type": "message",
            "message_ts": body["ts"],
            "channel_id": channel.id,
            "is_ephemeral": is_ephemeral,
        },
        "channel": {"id": channel.id, "name": channel.name or "directmessage"},
        "state": {"values": {}},
    }
    if body.get("thread_ts"):
        parts["container"]["thread_ts"] = body["thread_ts"]
    return parts if is_ephemeral else parts | {"message": body}


def ephemeral_json(shown: Json) -> Json:
    """An ephemeral message as a click refers to it."""
    return {"ts": shown["ts"], "thread_ts": shown.get("thread_ts")}


def view_action_parts(ws: Workspace, view: View) -> Json:
    """Container and view of a click inside a modal."""
    return {"container": {"type": "view", "view_id": view.id}, "view": view_json(ws, view)}


def response_urls(tickets: Tickets, view: View) -> list[Json]:
    """Where a modal's app may answer without being there: one address for each menu that asks for it and is set."""
    found = []
    for block in view.payload["blocks"]:
        element = block.get("element", {})
        if block["type"] != "input" or not element.get("response_url_enabled"):
            continue
        place = (block["block_id"], element["action_id"])
        channel = view.typed[place].get(VALUE_KEYS[element["type"]][0])
        if channel:
            url = tickets.url_of(tickets.response_url(view.user, channel))
            found.append({"block_id": place[0], "action_id": place[1], "channel_id": channel, "response_url": url})
    return found


def suggestion_payload(ws: Workspace, user: str, block: Json, element: Json, typed: str) -> Json:
    """What the app is asked for the options of a select; what shows the select is told beside it."""
    return {
        "type": "block_suggestion",
        **common(ws, user),
        "block_id": block["block_id"],
        "action_id": element["action_id"],
        "value": typed,
    }
