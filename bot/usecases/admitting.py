"""At the entrance: who is kept out of everything, and of what concerns no incident, before anything is looked at."""

from bot.domain.errors import NotAllowed
from bot.domain.ids import UserId
from bot.domain.people import Account
from bot.domain.policy import RIGHTS, Asker, Entry, Right, Who, has_right, must_be_allowed, must_be_let_in
from bot.storage.outbox import Effect
from bot.usecases.scribe import Scribe

UNKNOWN = "I am asking Slack what account you have here: try again in a moment. Nothing was changed."


def admit(scribe: Scribe, *, user_id: UserId, right: Right | None = None, is_external: bool = False) -> None:
    """Refuse (`NotAllowed`) whoever may not come in, or has no right that is asked for without an incident.

    `is_external`: Slack said so with what they did. Where it matters what account somebody has and Slack has not told
    it yet, they are refused, and it is asked.
    """
    permissions = scribe.taste.permissions
    account = Account.EXTERNAL if is_external else _account(scribe, user_id)
    asker = Asker(user_id=user_id, account=account)
    if permissions.entry_of(account) is Entry.NOWHERE:
        must_be_let_in(permissions, asker)
    if account is None and permissions.guests is Entry.NOWHERE:
        _ask_slack(scribe, user_id)
    if right is None or Who.MEMBERS in RIGHTS[right].may_be:
        return
    if account is None and not has_right(permissions, right, asker, None):
        _ask_slack(scribe, user_id)
    must_be_allowed(permissions, right, asker)


def _account(scribe: Scribe, user_id: UserId) -> Account | None:
    with scribe.store.read() as tx:
        person = tx.people.get(scribe.workspace.team_id, user_id)
    return person.account if person else None


def _ask_slack(scribe: Scribe, user_id: UserId) -> None:
    key = f"account:{user_id}"
    fetch = Effect(kind="fetch_person", key=key, lane=key, arguments={"user_id": user_id})
    with scribe.store.write() as tx:
        tx.outbox.add_again(fetch, scribe.now())
    raise NotAllowed(UNKNOWN)
