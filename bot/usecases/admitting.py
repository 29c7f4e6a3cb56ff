"""At the entrance: who is kept out of everything, and of what concerns no incident, before anything is looked at."""

from bot.domain.errors import NotAllowed
from bot.domain.ids import UserId
from bot.domain.people import Account, Person
from bot.domain.policy import RIGHTS, Asker, Entry, Right, Who, must_be_allowed, must_be_let_in
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.scribe import Scribe


class AccountUnknown(NotAllowed):
    """I am asking Slack what account you have here: try again in a moment. Nothing was changed."""


def admit(
    scribe: Scribe, *, user_id: UserId, right: Right | None = None, is_external: bool = False
) -> Person | None:  # fmt: skip
    """Refuse (`NotAllowed`) whoever may not come in, or has no right that is asked for without an incident.

    Return who it is, None where Slack has not told yet.

    `is_external`: Slack said so with what they did. Where it matters what account somebody has and Slack has not told
    it yet, they are refused, and it is asked.
    """
    permissions = scribe.taste.permissions
    with scribe.store.read() as tx:
        person = tx.people.get(scribe.workspace.team_id, user_id)
    told = person.account if person else None
    account = Account.EXTERNAL if is_external else told
    asker = Asker(user_id=user_id, account=account)
    if permissions.entry_of(account) is Entry.NOWHERE:
        must_be_let_in(permissions, asker)
    if account is None and permissions.guests is Entry.NOWHERE:
        ask_account(scribe, user_id)
        raise AccountUnknown()
    if right is not None and Who.MEMBERS not in RIGHTS[right].may_be:
        try:
            must_be_allowed(permissions, right, asker)
        except NotAllowed:
            ask_if_admin(scribe, user_id=user_id, right=right)
            raise
    return person


def ask_if_admin(scribe: Scribe, *, user_id: UserId, right: Right) -> None:
    """Ask Slack about somebody who was refused and might be an admin by now; where nothing is known of them, say so."""
    if Who.ADMINS not in scribe.taste.permissions.of(right):
        return
    ask_account(scribe, user_id)
    if _account(scribe, user_id) is None:
        raise AccountUnknown()


def ask_account(scribe: Scribe, user_id: UserId) -> None:
    """Have Slack asked who somebody is."""
    with scribe.store.write() as tx:
        _ask_slack(tx, scribe, user_id)


def ask_accounts(scribe: Scribe) -> None:
    """Have Slack asked about all those who were described before anybody wanted to know what account they have."""
    with scribe.store.read() as tx:
        unknown = tx.people.undescribed(scribe.workspace.team_id)
    if unknown:
        with scribe.store.write() as tx:
            for user_id in unknown:
                _ask_slack(tx, scribe, user_id)


def _account(scribe: Scribe, user_id: UserId) -> Account | None:
    with scribe.store.read() as tx:
        person = tx.people.get(scribe.workspace.team_id, user_id)
    return person.account if person else None


def _ask_slack(tx: Tx, scribe: Scribe, user_id: UserId) -> None:
    key = f"account:{user_id}"
    tx.outbox.add_again(Effect(kind="fetch_person", key=key, lane=key, arguments={"user_id": user_id}), scribe.now())
