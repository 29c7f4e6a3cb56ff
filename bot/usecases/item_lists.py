"""Lists of action items: one's own over all incidents, what is overdue, or those of one incident."""

from dataclasses import dataclass

from bot.domain.ids import ChannelId, IncidentId, UserId
from bot.storage.action_items import OfIncident
from bot.usecases.lookup import NoSuchIncident
from bot.usecases.privacy import may_learn
from bot.usecases.scribe import Scribe

MINE, OVERDUE = "mine", "overdue"


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemList:
    """`which` is "mine", "overdue" or an incident's id."""

    which: str
    title: str
    items: tuple[OfIncident, ...]


def list_items(scribe: Scribe, *, which: str, by: UserId, here: ChannelId | None = None) -> ItemList:
    """Return a list as this person may see it: an incident's with finished items at the end, the others by due date.

    Of what is overdue, items of incidents that they may not learn of are left out; their own are theirs to know.
    `here` is where they ask: whoever does so in the incident's own channel is in it. Raises `NoSuchIncident` for the
    list of an incident that is not theirs to know, or not any more: its buttons stand where it was shown.
    """
    with scribe.store.read() as tx:
        team_id = scribe.workspace.team_id
        if which == MINE:
            mine = tx.action_items.unfinished(team_id, answered_by=by)
            return ItemList(which=which, title="Your action items", items=tuple(mine))
        if which == OVERDUE:
            now = scribe.now()
            late = [one for one in tx.action_items.unfinished(team_id) if one.item.is_overdue(now)]
            seen = {one.incident.id: one.incident for one in late}
            open_to_them = {
                incident_id for incident_id, incident in seen.items() if may_learn(tx, scribe, incident, by)
            }
            shown = [one for one in late if one.incident.id in open_to_them or one.item.owner_id == by]
            return ItemList(which=which, title="Overdue", items=tuple(shown))
        incident = tx.incidents.get(IncidentId(int(which)))
        if incident.channel_id != here and not may_learn(tx, scribe, incident, by):
            raise NoSuchIncident()
        items = [OfIncident(item=item, incident=incident) for item in tx.action_items.of(incident.id)]
        items.sort(key=lambda one: not one.item.is_open)
        return ItemList(which=which, title=f"Action items of {incident.key}", items=tuple(items))
