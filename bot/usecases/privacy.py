"""Who may learn of an incident: of one in a private channel its members, and whoever answers for it."""

from bot.domain.ids import ChannelId, MessageTs, UserId
from bot.domain.incident import Incident
from bot.storage import Tx
from bot.usecases.permissions import may_see
from bot.usecases.scribe import Scribe


def is_private(tx: Tx, incident: Incident) -> bool:
    """Whether the incident is kept to its members; while nobody knows what its channel is, it is."""
    if incident.channel_id is None:
        return incident.needs_privacy
    return tx.channels.is_private(incident.team_id, incident.channel_id)


def may_learn(tx: Tx, scribe: Scribe, incident: Incident, viewer_id: UserId) -> bool:
    """Whether somebody may learn that there is the incident, and all about it."""
    if viewer_id in (incident.reporter_id, incident.lead_id):
        return True
    if not may_see(tx, scribe.taste.permissions, incident, viewer_id):
        return False
    if not is_private(tx, incident):
        return True
    return incident.channel_id is not None and tx.members.has(incident.team_id, incident.channel_id, viewer_id)


def may_act_on(tx: Tx, scribe: Scribe, incident: Incident, user_id: UserId) -> bool:
    """Whether somebody may use a form or a button about the incident: also whoever was asked something."""
    if may_learn(tx, scribe, incident, user_id):
        return True
    return was_asked(tx, incident, user_id)


def was_asked(tx: Tx, incident: Incident, user_id: UserId) -> bool:
    """Whether somebody was asked a question about the incident, or for a review."""
    is_asked = any(asked.asked_of == user_id for asked in tx.asked.of(incident.id))
    return is_asked or user_id in tx.reviews.reviewers(incident.id)


def member_changed(
    scribe: Scribe, *, channel_id: ChannelId, user_id: UserId, at: MessageTs, is_member: bool
) -> None:  # fmt: skip
    """Take in that somebody came into a channel or left it, where that is an incident's own."""
    team_id = scribe.workspace.team_id
    with scribe.store.write() as tx:
        if tx.incidents.last_in(team_id, channel_id) is not None:
            tx.members.set(team_id, channel_id, user_id, at, is_member=is_member)
