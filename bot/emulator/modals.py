"""Open modals: the stack each user has, what was typed into them, and opening, pushing, updating, closing."""

from collections.abc import Iterator

from bot.emulator.elements import STATEFUL, elements, with_ids
from bot.emulator.errors import SlackError
from bot.emulator.held import initial_state
from bot.emulator.offering import with_current
from bot.emulator.records import Json, View
from bot.emulator.shapes import file_json
from bot.emulator.workspace import Workspace

STACK_LIMIT = 3


def _ids(ws: Workspace) -> Iterator[str]:
    while True:
        yield ws.new_id("gen")


def _new_hash(ws: Workspace) -> str:
    return f"{ws.seconds()}.{ws.new_id('')}"


def _filled(ws: Workspace, payload: Json) -> Json:
    return {**payload, "blocks": with_ids(payload.get("blocks", []), _ids(ws))}


def _check_external_id(ws: Workspace, payload: Json, view: View | None = None) -> None:
    external_id = payload.get("external_id")
    shown = [*ws.homes.values(), *(v for stack in ws.views.values() for v in stack)]
    taken = [v for v in shown if v.payload.get("external_id") == external_id]
    if external_id and any(v is not view for v in taken):
        raise SlackError("duplicate_external_id")


def new_view(ws: Workspace, user: str, payload: Json, below: View | None = None, *, channel: str | None = None) -> View:
    """Make a view that is not shown anywhere yet, `below` it the one that it is pushed onto."""
    _check_external_id(ws, payload)
    view_id = ws.new_id("V")
    view = View(
        id=view_id,
        user=user,
        payload=_filled(ws, payload),
        hash=_new_hash(ws),
        root_view_id=below.root_view_id if below else view_id,
        previous_view_id=below.id if below else None,
        channel=below.channel if below else channel,
    )
    hold_initial(ws, view)
    return view


def open_view(ws: Workspace, user: str, payload: Json, channel: str | None = None) -> View:
    """Open a modal in front of `user`, who is looking at `channel`, in place of any stack they had."""
    view = new_view(ws, user, payload, channel=channel)
    ws.views[user] = [view]
    ws.tell("views", user)
    return view


def push_view(ws: Workspace, user: str, payload: Json) -> View:
    """Put a modal on top of the user's stack; SlackError beyond three."""
    stack = ws.views[user]
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= STACK_LIMIT:
        raise SlackError("push_limit_reached")
    view = new_view(ws, user, payload, stack[-1])
    stack.append(view)
    ws.tell("views", user)
    return view


def update_view(ws: Workspace, view: View, payload: Json) -> View:
    """Show other content; what was typed stays where block_id, action_id and type are the same."""
    _check_external_id(ws, payload, view)
    view.payload = _filled(ws, payload)
    view.hash = _new_hash(ws)
    ws.tell("views", view.user)
    kept = view.typed
    view.typed = {}
    hold_initial(ws, view)
    for place, state in kept.items():
        if place in view.typed and view.typed[place]["type"] == state["type"]:
            view.typed[place] = state
    return view


def hold_initial(ws: Workspace, view: View) -> None:
    """Let each element hold what it starts with."""
    view.typed |= _initial(ws, view)


def is_touched(ws: Workspace, view: View) -> bool:
    """Whether any element holds something else than what it started with."""
    return any(view.typed.get(place) != state for place, state in _initial(ws, view).items())


def _initial(ws: Workspace, view: View) -> dict[tuple[str, str], Json]:
    return {
        (block["block_id"], element["action_id"]): initial_state(with_current(ws, view.user, element, view.channel))
        for block, element in elements(view.payload["blocks"])
        if element["type"] in STATEFUL
    }


def find_view(ws: Workspace, *, view_id: str | None, external_id: str | None = None) -> View:
    """The open view of this id; SlackError `not_found` when it is not open."""
    for stack in ws.views.values():
        for view in stack:
            if view_id == view.id or (external_id and external_id == view.payload.get("external_id")):
                return view
    raise SlackError("not_found")


def close(ws: Workspace, view: View) -> None:
    """Take a view, and whatever lies on top of it, off its user's stack."""
    stack = ws.views[view.user]
    del stack[stack.index(view) :]
    ws.tell("views", view.user)


def clear(ws: Workspace, user: str) -> None:
    """Take every view off the user's stack."""
    ws.views[user].clear()
    ws.tell("views", user)


def state_values(ws: Workspace, view: View) -> Json:
    """`state.values`: block_id → action_id → what the element holds; files, which it knows by their ids, in full."""
    values: Json = {}
    for (block_id, action_id), state in view.typed.items():
        if "files" in state:
            state = state | {"files": [file_json(ws, ws.files[one]) for one in state["files"] if one in ws.files]}
        values.setdefault(block_id, {})[action_id] = state
    return values


def view_json(ws: Workspace, view: View) -> Json:
    """A view as the API and the payloads show it."""
    payload = view.payload
    return {
        "id": view.id,
        "team_id": ws.team_id,
        "type": payload["type"],
        "blocks": payload["blocks"],
        "private_metadata": payload.get("private_metadata", ""),
        "callback_id": payload.get("callback_id", ""),
        "state": {"values": state_values(ws, view)},
        "hash": view.hash,
        "title": payload.get("title"),
        "clear_on_close": payload.get("clear_on_close", False),
        "notify_on_close": payload.get("notify_on_close", False),
        "close": payload.get("close"),
        "submit": payload.get("submit"),
        "previous_view_id": view.previous_view_id,
        "root_view_id": view.root_view_id,
        "app_id": ws.app_id,
        "external_id": payload.get("external_id", ""),
        "app_installed_team_id": ws.team_id,
        "bot_id": ws.bot_id,
    }
