"""Lists of action items: one's own over all incidents, what is overdue, or those of one incident."""

from dataclasses import dataclass

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, IncidentId, UserId
from bot.storage import Tx
from bot.storage.action_items import OfIncident
from bot.usecases.responding import responders
from bot.usecases.scribe import Scribe

MINE, OVERDUE = "mine", "overdue"


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemList:
    """`which` is "mine", "overdue" or an incident's id. `hidden` counts items that the person may not see."""

    which: str
    title: str
    items: tuple[OfIncident, ...]
    hidden: int = 0


def list_items(scribe: Scribe, *, which: str, by: UserId, where: ChannelId | None = None) -> ItemList:
    """Return a list as this person may see it: an incident's with finished items at the end, the others by due date.

    An incident in a private channel is only told of to who is part of it, or asks from within (`where`).
    """
    with scribe.store.read() as tx:
        team_id = scribe.workspace.team_id
        if which == MINE:
            mine = tx.action_items.unfinished(team_id, answered_by=by)
            return ItemList(which=which, title="Your action items", items=tuple(mine))
        if which == OVERDUE:
            now = scribe.now()
            late = [one for one in tx.action_items.unfinished(team_id) if one.item.is_overdue(now)]
            seen = _visible(tx, scribe, late, by, where)
            return ItemList(which=which, title="Overdue", items=seen, hidden=len(late) - len(seen))
        incident = tx.incidents.get(IncidentId(int(which)))
        items = [OfIncident(item=item, incident=incident) for item in tx.action_items.of(incident.id)]
        if items and not _visible(tx, scribe, items, by, where):
            raise Refusal(f"{incident.key} is private: who is in its channel sees its action items there.")
        items.sort(key=lambda one: not one.item.is_open)
        return ItemList(which=which, title=f"Action items of {incident.key}", items=tuple(items))


def _visible(
    tx: Tx, scribe: Scribe, items: list[OfIncident], by: UserId, where: ChannelId | None
) -> tuple[OfIncident, ...]:
    """Those of `items` whose incidents are public, or have this person in them."""
    incidents = {one.incident.id: one.incident for one in items}
    channels = {incident.channel_id for incident in incidents.values() if incident.channel_id}
    private = set(tx.channels.doubtful_or_private(scribe.workspace.team_id, channels)) - {where}
    closed = {
        incident.id for incident in incidents.values()
        if incident.channel_id in private
        and by not in {incident.lead_id, incident.reporter_id}
        and by not in responders(tx, incident)
    }  # fmt: skip
    return tuple(one for one in items if one.incident.id not in closed or one.item.owner_id == by)
