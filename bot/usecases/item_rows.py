"""Action items of every incident, put into plain words for other programs. It does not need Slack."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from bot.domain.action_items import ActionItem
from bot.domain.ids import TeamId, UserId, permalink
from bot.domain.incident import Incident
from bot.domain.people import Person
from bot.rendering.items.row import ItemRow
from bot.rendering.mrkdwn import to_plain
from bot.storage import Tx
from bot.usecases.verify import workspace_of

People = Mapping[UserId, Person]
Wanted = Callable[[ActionItem, Incident], bool]


def item_rows(tx: Tx, wanted: Wanted) -> list[ItemRow]:
    """Return the items that are `wanted`, by workspace, incident and number; private incidents' are among them."""
    people: dict[TeamId, dict[UserId, Person]] = defaultdict(dict)
    for one in tx.reports.people():
        people[one.team_id][one.user_id] = one
    incidents = tx.reports.incidents()
    items = defaultdict(list)
    for item in tx.reports.action_items():
        items[item.incident_id].append(item)
    url_of = cache(lambda team_id: _workspace(tx, [one for one in incidents if one.team_id == team_id]))
    return [
        _row(item, incident, people[incident.team_id], url_of(incident.team_id) if item.message_ts else None)
        for incident in incidents
        for item in items[incident.id]
        if wanted(item, incident)
    ]


def _workspace(tx: Tx, incidents: Sequence[Incident]) -> str | None:
    """The address of the workspace that these incidents are in, as far as some draft tells it."""
    return next(filter(None, (workspace_of(tx, incident.id) for incident in incidents)), None)


def _row(item: ActionItem, incident: Incident, known: People, url: str | None) -> ItemRow:
    return ItemRow(
        team_id=incident.team_id, incident=incident.key, incident_title=to_plain(incident.title, known),
        severity=incident.severity.value if incident.severity else "", number=item.number,
        text=to_plain(item.text, known), owner=_owner(item, known), owner_id=item.owner_id or "",
        due_on=item.due_on, due_at=item.due_at, due_tz=item.due_tz or ("UTC" if item.due_on else ""),
        horizon=item.horizon.value, priority=item.priority.value, kind=item.kind.value if item.kind else "",
        status=item.status.value, reason=to_plain(item.reason, known), created_at=item.created_at,
        created_by=_name(item.created_by, known), finished_at=item.finished_at, links=item.links,
        message=_message(item, url),
    )  # fmt: skip


def _owner(item: ActionItem, known: People) -> str:
    if item.owner_id is not None:
        return _name(item.owner_id, known)
    return to_plain(item.owner_group, known) if item.owner_group else ""


def _name(user_id: UserId, known: People) -> str:
    return known[user_id].name if user_id in known else user_id


def _message(item: ActionItem, url: str | None) -> str:
    """The address of the message that the item came from; empty where that, or the workspace's own, is not known."""
    if url is None or item.channel_id is None or item.message_ts is None:
        return ""
    return permalink(url, item.channel_id, item.message_ts, item.thread_ts)
