"""App Home: what a person finds there, and when it is published anew."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.action_items import ActionItem
from bot.domain.ids import UserId
from bot.domain.incident import RECORDING, Incident
from bot.storage import Tx
from bot.storage.action_items import OfIncident
from bot.usecases.scribe import Scribe, publish_home, refresh_homes


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeFacts:
    """What one person finds at Home: what they own or answer for, and so were told of, in private incidents too."""

    user_id: UserId
    now: datetime
    workspace_url: str
    items: tuple[OfIncident, ...]
    led: tuple[tuple[Incident, int], ...]


def home_opened(scribe: Scribe, *, user_id: UserId) -> None:
    """Show somebody who looks at their Home what is there now, and from now on what changes."""
    with scribe.store.write() as tx:
        tx.homes.opened(scribe.workspace.team_id, user_id, scribe.now())
        publish_home(tx, scribe, user_id)


def show_at_home(tx: Tx, scribe: Scribe, item: ActionItem, before: ActionItem | None) -> None:
    """Publish anew for whoever owns the item, or owned it before it changed."""
    owned_before = before.owner_id if before else None
    refresh_homes(tx, scribe, tx.incidents.get(item.incident_id), item.owner_id, owned_before)


def home_facts(tx: Tx, scribe: Scribe, user_id: UserId) -> HomeFacts:
    """Return what this person has to do over all incidents, and the incidents that they lead."""
    team_id = scribe.workspace.team_id
    items = tx.action_items.unfinished(team_id, answered_by=user_id)
    led = tx.incidents.led_by(team_id, user_id, RECORDING)
    return HomeFacts(
        user_id=user_id, now=scribe.now(), workspace_url=scribe.workspace.url, items=tuple(items),
        led=tuple((incident, sum(item.is_open for item in tx.action_items.of(incident.id))) for incident in led),
    )  # fmt: skip
