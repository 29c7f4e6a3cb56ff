"""views.*: modals, opened with a trigger and changed while they are open, and the Home tab."""

from bot.emulator import homes, modals
from bot.emulator.api.call import Call
from bot.emulator.errors import SlackError, invalid_arguments
from bot.emulator.records import Json, View
from bot.emulator.viewrules import check_view


def _answer(call: Call, view: View) -> Json:
    return {"view": modals.view_json(call.ws, view)}


def _trigger_id(call: Call) -> str:
    if not call.text("trigger_id"):
        raise invalid_arguments("missing required field: trigger_id")
    return call.text("trigger_id")


def views_open(call: Call) -> Json:
    """views.open"""
    payload = check_view(call.json("view"))
    trigger = call.tickets.redeem(_trigger_id(call))
    return _answer(call, modals.open_view(call.ws, trigger.user, payload, trigger.channel))


def views_push(call: Call) -> Json:
    """views.push: needs a trigger that came from a modal."""
    payload = check_view(call.json("view"))
    trigger = call.tickets.redeem(_trigger_id(call))
    if trigger.view_id is None:
        raise SlackError("invalid_trigger_id")
    return _answer(call, modals.push_view(call.ws, trigger.user, payload))


def views_update(call: Call) -> Json:
    """views.update: by view_id or external_id, and only onto `hash` when that is given."""
    payload = check_view(call.json("view"))
    if not call.text("view_id") and not call.text("external_id"):
        raise invalid_arguments("missing required field: view_id or external_id")
    view = modals.find_view(call.ws, view_id=call.text("view_id"), external_id=call.text("external_id"))
    if call.text("hash") and call.text("hash") != view.hash:
        raise SlackError("hash_conflict")
    return _answer(call, modals.update_view(call.ws, view, payload))


def views_publish(call: Call) -> Json:
    """views.publish: what one user finds in the Home tab, only onto `hash` when that is given."""
    payload = check_view(call.json("view"), "home")
    user = call.text("user_id")
    if user not in call.ws.users or call.ws.users[user].is_bot:
        raise invalid_arguments("invalid `user_id`")
    return _answer(call, homes.publish(call.ws, user, payload, call.text("hash")))
