"""Calling in the on-call group that a severity has: once each, and nobody gets a role by it."""

from bot.domain.incident import Incident
from bot.storage import Tx
from bot.usecases.privacy import is_private
from bot.usecases.scribe import Scribe, add_effect


def call_in(tx: Tx, scribe: Scribe, incident: Incident) -> None:
    """Have the groups of the incident's severity invited into its channel; into a private one or a test nobody."""
    is_quiet = incident.is_test or not incident.is_open or incident.channel_id is None
    if incident.severity is None or is_quiet or is_private(tx, incident):
        return
    for group in scribe.taste.oncall_groups.get(incident.severity, ()):
        key = f"oncall:{incident.id}:{group}"
        add_effect(tx, scribe, "find_group", key, incident, lane=oncall_lane(incident), group=group)


def oncall_lane(incident: Incident) -> str:
    """Return a lane of its own: nothing of the incident waits for a group."""
    return f"oncall:{incident.id}"
