"""`scribe actions`: the action items for other programs, and which of them."""

from datetime import datetime

from bot.domain.action_items import ActionItem
from bot.domain.ids import TeamId, UserId
from bot.domain.incident import Incident
from bot.domain.people import Person
from bot.opened import number_of
from bot.rendering.items.formats import convert
from bot.storage import Store
from bot.told import Told
from bot.usecases.item_rows import item_rows


def export_items(
    store: Store, format: str, now: datetime, *,
    key: str | None = None, is_open: bool = False, is_overdue: bool = False, owner: str | None = None,
) -> bytes:  # fmt: skip
    """Return the items that meet all that is asked for, in this format; `now` decides what is overdue.

    Raises:
        Told: no incident or nobody is called so.
        StoreUnavailable: the database does not answer.
    """
    number = number_of(key) if key else None
    with store.read() as tx:
        if number is not None and not tx.incidents.with_number(number):
            raise Told(f"There is no INC-{number} in the database.")
        owners = _called(tx.reports.people(), owner) if owner else None

        def wanted(item: ActionItem, incident: Incident) -> bool:
            is_theirs = owners is None or (incident.team_id, item.owner_id) in owners
            is_there = number is None or incident.number == number
            return is_theirs and is_there and (item.is_open or not is_open) and (item.is_overdue(now) or not is_overdue)

        return convert(item_rows(tx, wanted), format)


def _called(people: list[Person], owner: str) -> set[tuple[TeamId, UserId | None]]:
    """Return who is meant by a name or an id, in any workspace."""
    name = owner.removeprefix("@").casefold()
    found: set[tuple[TeamId, UserId | None]] = {
        (one.team_id, one.user_id) for one in people if owner == one.user_id or one.name.casefold() == name
    }
    if not found:
        raise Told(f"The scribe knows nobody called “{owner}”. Try a name as Slack shows it, or a user id.")
    return found
