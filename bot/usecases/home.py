"""App Home: what a person finds there, and when it is published anew."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.action_items import ActionItem
from bot.domain.ids import ChannelId, UserId
from bot.domain.incident import RECORDING, Incident
from bot.storage import Tx
from bot.storage.action_items import OfIncident
from bot.usecases.scribe import Scribe, publish_home, refresh_homes


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeFacts:
    """What is known for one person's Home; `private` are the channels that only members may learn of."""

    user_id: UserId
    now: datetime
    workspace_url: str
    items: tuple[OfIncident, ...]
    led: tuple[tuple[Incident, int], ...]
    private: frozenset[ChannelId]


def home_opened(scribe: Scribe, *, user_id: UserId) -> None:
    """Show somebody who looks at their Home what is there now, and from now on what changes."""
    with scribe.store.write() as tx:
        tx.homes.opened(scribe.workspace.team_id, user_id, scribe.now())
        publish_home(tx, scribe, user_id)


def show_at_home(tx: Tx, scribe: Scribe, item: ActionItem, before: ActionItem | None) -> None:
    """Publish anew for whoever owns the item, or owned it before it changed."""
    owned_before = before.owner_id if before else None
    refresh_homes(tx, scribe, tx.incidents.get(item.incident_id), item.owner_id, owned_before)


def show_who_may_see(tx: Tx, scribe: Scribe, channel_id: ChannelId, *, only: UserId | None = None) -> None:
    """Publish anew for all (or `only` this one) who may find there what only a private channel's members may see."""
    for user_id in tx.homes.concerned_by(scribe.workspace.team_id, channel_id):
        if only in (None, user_id):
            publish_home(tx, scribe, user_id)


def member_came_or_left(scribe: Scribe, *, channel_id: ChannelId, user_id: UserId) -> None:
    """Take in that somebody is in a channel now, or no longer."""
    with scribe.store.read() as tx:
        if user_id not in tx.homes.concerned_by(scribe.workspace.team_id, channel_id):
            return
    with scribe.store.write() as tx:
        show_who_may_see(tx, scribe, channel_id, only=user_id)


def home_facts(tx: Tx, scribe: Scribe, user_id: UserId) -> HomeFacts:
    """Return what this person has to do over all incidents, and the incidents that they lead."""
    team_id = scribe.workspace.team_id
    items = tx.action_items.unfinished(team_id, answered_by=user_id)
    led = tx.incidents.led_by(team_id, user_id, RECORDING)
    channels = {incident.channel_id for incident in (*(one.incident for one in items), *led)}
    return HomeFacts(
        user_id=user_id, now=scribe.now(), workspace_url=scribe.workspace.url, items=tuple(items),
        led=tuple((incident, sum(item.is_open for item in tx.action_items.of(incident.id))) for incident in led),
        private=frozenset(tx.channels.doubtful_or_private(team_id, {one for one in channels if one})),
    )  # fmt: skip
