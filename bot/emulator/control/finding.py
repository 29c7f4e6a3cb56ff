"""Finding what a user means to click on or to fill in."""

from dataclasses import dataclass

from bot.emulator.elements import STATEFUL, elements
from bot.emulator.errors import Refused
from bot.emulator.held import Choice, chosen_state, initial_state
from bot.emulator.offering import with_current, with_offer
from bot.emulator.records import Channel, Json, Message, View
from bot.emulator.workspace import Workspace


@dataclass(kw_only=True)
class Place:
    """An element, its block, and the message, ephemeral message or view that shows it."""

    shown: Message | Json | View
    channel: Channel | None
    block: Json
    element: Json
    beside: list[tuple[Json, Json]]  # every block with its element that the same place shows

    @property
    def ts(self) -> str | None:
        """The timestamp of the message; None in a view."""
        if isinstance(self.shown, View):
            return None
        return self.shown.ts if isinstance(self.shown, Message) else str(self.shown["ts"])

    def hold(self, selected: Choice, kept: dict[tuple[str, str], Json]) -> Json:
        """Let `kept` remember what a select was set to; returns what all elements beside it hold, as `state.values`."""
        if self.element["type"] in STATEFUL:
            kept[self.block["block_id"], self.element["action_id"]] = chosen_state(self.element, selected)
        values: Json = {}
        for block, element in self.beside:
            if element["type"] in STATEFUL:
                place = (block["block_id"], element["action_id"])
                values.setdefault(place[0], {})[place[1]] = kept.get(place) or initial_state(element)
        return values


def clickable(
    ws: Workspace,
    user: str,
    action_id: str,
    channel: str | None,
    ts: str | None,
    view_id: str | None,
    block_id: str | None,
    value: str | None,
) -> Place:
    """Where the element is; Refused when the user sees none."""
    for shown, where, blocks in _surfaces(ws, user, channel, ts, view_id):
        for block, element in elements(blocks):
            if (
                element.get("action_id") == action_id
                and block_id in (None, block["block_id"])
                and value in (None, element.get("value"))
            ):
                current = where.id if where else None
                beside = [(b, with_current(ws, user, e, current)) for b, e in elements(blocks)]
                offering = with_offer(ws, user, block, element)
                return Place(shown=shown, channel=where, block=block, element=offering, beside=beside)
    raise Refused(f"{user} sees nothing with the action {action_id!r}")


def _surfaces(
    ws: Workspace, user: str, channel: str | None, ts: str | None, view_id: str | None
) -> list[tuple[Message | Json | View, Channel | None, list[Json]]]:
    """What the user can click on, newest first: a modal hides everything below it, the Home tab too."""
    if channel is None:
        home = [ws.homes[user]] if user in ws.homes else []
        views = [v for v in [*reversed(ws.views[user]), *home] if view_id in (None, v.id)]
        return [(v, None, v.payload["blocks"]) for v in views[:1]]
    where = ws.channel(channel)
    if user not in where.members:
        raise Refused(f"{user} is not in {channel}")
    private = [e for e in ws.ephemerals[user] if e["channel"] == channel and ts in (None, e["ts"])]
    public = [where.messages[t] for _, t in where.order if ts in (None, t)]
    both: list[tuple[Message | Json | View, Channel | None, list[Json]]] = []
    both += [(e, where, _blocks(e["blocks"], e["attachments"])) for e in private]
    both += [(m, where, _blocks(m.blocks, m.attachments)) for m in public]
    return sorted(both, key=lambda s: _ts(s[0]), reverse=True)


def _blocks(own: list[Json] | None, attachments: list[Json] | None) -> list[Json]:
    """The blocks of a message, and those in its attachments."""
    return [*(own or []), *(block for one in attachments or [] for block in one.get("blocks", []))]


def _ts(shown: Message | Json | View) -> str:
    if isinstance(shown, Message):
        return shown.ts
    return "" if isinstance(shown, View) else str(shown["ts"])


def typed_values(ws: Workspace, view: View, values: dict[str, str | list[str] | None]) -> dict[tuple[str, str], Json]:
    """What the given inputs will hold, by (block_id, action_id); Refused for an input that is not there.

    People are picked by id or by name, as the picker finds them; one that it does not find is refused.
    """
    pairs = elements(view.payload["blocks"])
    found = {e["action_id"]: (b["block_id"], with_offer(ws, view.user, b, e)) for b, e in pairs}
    unknown = set(values) - set(found)
    if unknown:
        raise Refused(f"the open view has no input {sorted(unknown)}")
    return {(found[a][0], a): _chosen(ws, found[a][1], choice) for a, choice in values.items()}


def _chosen(ws: Workspace, element: Json, choice: Choice) -> Json:
    if element["type"] == "users_select" and isinstance(choice, str) and choice:
        choice = _picked(ws, choice)
    elif element["type"] == "multi_users_select" and choice:
        choice = [_picked(ws, one) for one in (choice if isinstance(choice, list) else str(choice).split())]
    return chosen_state(element, choice)


def _picked(ws: Workspace, wanted: str) -> str:
    name = wanted.removeprefix("@").casefold()
    found = [user.id for user in ws.users.values() if wanted == user.id or user.name.casefold() == name]
    if len(found) != 1:
        raise Refused(f"nobody to pick is called {wanted!r}")
    return found[0]
