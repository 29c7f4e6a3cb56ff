"""Asks the policy, with what the record knows of the person."""

from bot.domain.errors import NotAllowed
from bot.domain.ids import TeamId, UserId
from bot.domain.incident import Incident
from bot.domain.people import Account
from bot.domain.policy import Asker, Entry, Permissions, Right, has_right, must_be_allowed, must_be_let_in
from bot.storage import Tx
from bot.usecases.responding import responders


def ask_for(
    tx: Tx, permissions: Permissions, right: Right, by: UserId, *, team_id: TeamId, incident: Incident | None = None
) -> None:  # fmt: skip
    """Refuse (`NotAllowed`, saying who may) where somebody may not do this."""
    must_be_allowed(permissions, right, _asker(tx, team_id, by, incident), incident)


def ask_about(tx: Tx, permissions: Permissions, right: Right, incident: Incident, by: UserId) -> None:
    """Do so for what is done to an incident."""
    ask_for(tx, permissions, right, by, team_id=incident.team_id, incident=incident)


def may(tx: Tx, permissions: Permissions, right: Right, incident: Incident, by: UserId) -> bool:
    """Whether somebody may do this, for what is not refused but not done."""
    try:
        ask_about(tx, permissions, right, incident, by)
    except NotAllowed:
        return False
    return True


def may_see(tx: Tx, permissions: Permissions, incident: Incident, by: UserId) -> bool:
    """Whether the rules let somebody see an incident, however private it is."""
    asker = _asker(tx, incident.team_id, by, incident)
    entry = permissions.entry_of(asker.account)
    is_let_in = entry is Entry.EVERYWHERE or (entry is Entry.MEMBERS and asker.is_present())
    return is_let_in and has_right(permissions, Right.SEE, asker, incident)


def ask_to_come_in(tx: Tx, permissions: Permissions, team_id: TeamId, by: UserId, *, is_external: bool = False) -> None:
    """Refuse whoever is to be kept out of everything; `is_external` where Slack says so with what they did."""
    asker = Asker(user_id=by, account=Account.EXTERNAL) if is_external else _asker(tx, team_id, by, None)
    if permissions.entry_of(asker.account) is Entry.NOWHERE:
        must_be_let_in(permissions, asker)


def _asker(tx: Tx, team_id: TeamId, by: UserId, incident: Incident | None) -> Asker:
    person = tx.people.get(team_id, by)
    return Asker(
        user_id=by, account=person.account if person else None,
        is_member=lambda: incident is not None and _takes_part(tx, incident, by),
        is_present=lambda: incident is not None and (_is_inside(tx, incident, by) or _takes_part(tx, incident, by)),
    )  # fmt: skip


def _takes_part(tx: Tx, incident: Incident, user_id: UserId) -> bool:
    if any(holder.user_id == user_id for holder in tx.roles.of(incident.id)):
        return True
    return user_id in responders(tx, incident)


def _is_inside(tx: Tx, incident: Incident, user_id: UserId) -> bool:
    channel_id = incident.channel_id
    return channel_id is not None and tx.members.has(incident.team_id, channel_id, user_id)
