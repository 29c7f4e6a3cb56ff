"""Who may do what: the one place that decides."""

from collections.abc import Callable, Collection

from bot.domain.action_items import ActionItem
from bot.domain.errors import NotAllowed
from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.domain.people import Person
from bot.domain.review import SignOffRole


def must_be_allowed_to_close(incident: Incident, by: UserId) -> None:
    """Refuse, saying who may, unless `by` is the lead or the reporter."""
    if by not in {incident.lead_id, incident.reporter_id}:
        raise NotAllowed(f"Only {_answerable(incident)} may close {incident.key}.")


def must_be_allowed_to_cancel(incident: Incident, by: UserId) -> None:
    """Refuse, saying who may, unless `by` is the lead or the reporter."""
    if by not in {incident.lead_id, incident.reporter_id}:
        raise NotAllowed(f"Only {_answerable(incident)} may cancel {incident.key}.")


def must_be_allowed_to_reopen(incident: Incident, by: UserId, responders: Collection[UserId]) -> None:
    """Refuse, saying who may, unless `by` is the lead, the reporter or a responder (spoke or acted in it)."""
    if by not in {incident.lead_id, incident.reporter_id} and by not in responders:
        raise NotAllowed(f"Only {_answerable(incident)} and whoever spoke or acted in {incident.key} may reopen it.")


def must_be_allowed_to_review(incident: Incident, by: UserId, responders: Collection[UserId]) -> None:
    """Refuse, saying who may, unless `by` is the lead, the reporter or a responder (spoke or acted in it)."""
    if by not in {incident.lead_id, incident.reporter_id} and by not in responders:
        raise NotAllowed(
            f"Only {_answerable(incident)} and whoever spoke or acted in {incident.key} may send it to review."
        )


def must_be_allowed_to_sign(incident: Incident, role: SignOffRole, by: UserId, reviewers: Collection[UserId]) -> None:
    """Refuse unless `by` was asked to review; as the lead signs nobody but whoever answers for the incident."""
    if role is SignOffRole.INCIDENT_LEAD and by != incident.answerable_id:
        raise NotAllowed(f"As {role.label} only <@{incident.answerable_id}> signs off {incident.key}.")
    if by not in reviewers and by != incident.answerable_id:
        raise NotAllowed(f"Only those who were asked to review {incident.key} sign it off.")


def _answerable(incident: Incident) -> str:
    return " and ".join(f"<@{one}>" for one in dict.fromkeys([incident.answerable_id, incident.reporter_id]))


def must_be_allowed_to_resolve(incident: Incident, by: UserId, responders: Collection[UserId]) -> None:
    """Refuse, saying who may, unless `by` is the lead, the reporter or a responder (spoke or acted in it)."""
    if by in {incident.lead_id, incident.reporter_id} or by in responders:
        return
    raise NotAllowed(f"Only {_answerable(incident)} and whoever spoke or acted in {incident.key} may resolve it.")


def must_be_allowed_to_configure(person: Person | None) -> None:
    """Refuse, saying who may, unless this is an admin or owner of the workspace; None is not known yet."""
    who = "Only admins and owners of this workspace may see and change its settings."
    if person is None:
        raise NotAllowed(f"{who} I am asking Slack whether you are one: type `/incident config` again in a moment.")
    if not person.is_admin:
        raise NotAllowed(f"{who} Nothing was changed. If you have just become one, ask again in a moment.")


def must_be_allowed_to_change_item(
    incident: Incident, item: ActionItem, by: UserId, members: Callable[[], Collection[UserId]]
) -> None:
    """Refuse, saying who may, unless `by` owns the item, answers for the incident or is a member of it.

    `members` spoke or acted in the incident; they are only asked for where nothing else allows it.
    """
    if by in {item.owner_id, item.created_by, incident.lead_id, incident.reporter_id} or by in members():
        return
    owner = f"its owner <@{item.owner_id}>, " if item.owner_id else ""
    raise NotAllowed(
        f"Only {owner}{_answerable(incident)} and whoever spoke or acted in {incident.key} may change action item "
        f"{item.number}. Nothing was changed."
    )
