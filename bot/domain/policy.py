"""Who may do what: the one place that decides."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from bot.domain.action_items import ActionItem
from bot.domain.errors import NotAllowed
from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.domain.people import Account
from bot.domain.review import SignOffRole


class Right(Enum):
    """What is asked before it is done, by the name that settings give it."""

    DECLARE = "declare"
    SEE = "see"
    RECORD = "record"
    CHANGE = "change"
    CORRECT = "correct"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    CANCEL = "cancel"
    CLOSE = "close"
    REVIEW = "review"
    CONFIGURE = "configure"


class Who(Enum):
    """Who may be named for a right. While nobody leads, the reporter counts as the lead."""

    EVERYONE = "everyone"
    MEMBERS = "members"
    LEAD = "lead"
    REPORTER = "reporter"
    ADMINS = "admins"


class Entry(Enum):
    """How far people come who are not of the workspace's own."""

    EVERYWHERE = "everywhere"
    MEMBERS = "members"
    NOWHERE = "nowhere"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One right: what it is for, how a refusal names it, who has it by default, and who may be named for it."""

    does: str
    verb: str
    default: frozenset[Who]
    may_be: frozenset[Who] = frozenset(Who)


T = TypeVar("T", bound=Enum)
ALL, LEADING = frozenset({Who.EVERYONE}), frozenset({Who.LEAD, Who.REPORTER})
MEMBERS = LEADING | {Who.MEMBERS}
_ANYWHERE = frozenset({Who.EVERYONE, Who.ADMINS})
RIGHTS: Mapping[Right, Row] = {
    Right.DECLARE: Row(does="declare an incident", verb="declare an incident", default=ALL, may_be=_ANYWHERE),
    Right.SEE: Row(does="see an incident whose channel is public", verb="see", default=ALL),
    Right.RECORD: Row(does="add to the record: notes, milestones, updates, items, answers", verb="add to", default=ALL),
    Right.CHANGE: Row(does="change title, severity, status, lead, roles, links", verb="change", default=ALL),
    Right.CORRECT: Row(does="correct or take off lines of the timeline", verb="correct", default=ALL),
    Right.RESOLVE: Row(does="resolve", verb="resolve", default=MEMBERS),
    Right.REOPEN: Row(does="reopen", verb="reopen", default=MEMBERS),
    Right.CANCEL: Row(does="cancel", verb="cancel", default=LEADING),
    Right.CLOSE: Row(does="close", verb="close", default=LEADING),
    Right.REVIEW: Row(does="send the postmortem to review", verb="send to review", default=MEMBERS),
    Right.CONFIGURE: Row(
        does="change the settings", verb="change the settings", default=frozenset({Who.ADMINS}), may_be=_ANYWHERE
    ),
}
GUESTS, EXTERNAL = "guests", "external"


@dataclass(frozen=True, kw_only=True, slots=True)
class Permissions:
    """Who has which right: `given` where a setting says so, else the default; and how far guests and others come."""

    given: Mapping[Right, frozenset[Who]] = field(default_factory=dict)
    guests: Entry = Entry.MEMBERS
    external: Entry = Entry.NOWHERE

    def of(self, right: Right) -> frozenset[Who]:
        return self.given.get(right, RIGHTS[right].default)

    def entry_of(self, account: Account | None) -> Entry:
        """Return how far somebody with such an account comes; one that is not known yet, as one of the workspace."""
        if account is Account.GUEST:
            return self.guests
        return self.external if account is Account.EXTERNAL else Entry.EVERYWHERE


@dataclass(frozen=True, kw_only=True, slots=True)
class Asker:
    """Who asks. `is_member`: they spoke or acted in the incident; `is_present`: that, or they are in its channel.

    Both are only called where it matters.
    """

    user_id: UserId
    account: Account | None = None
    is_member: Callable[[], bool] = lambda: False
    is_present: Callable[[], bool] = lambda: False


def read_permissions(text: str) -> Permissions:
    """Return what `close=lead+admins, guests=nowhere` says; ValueError names the entry that is wrong."""
    given: dict[Right, frozenset[Who]] = {}
    entries = {GUESTS: Entry.MEMBERS, EXTERNAL: Entry.NOWHERE}
    for part in filter(None, (one.strip() for one in text.split(","))):
        name, _, value = (piece.strip().lower() for piece in part.partition("="))
        if name in entries:
            entries[name] = _one_of(Entry, value, part)
            continue
        right = _one_of(Right, name, part, others=tuple(entries))
        given[right] = frozenset(_one_of(Who, one.strip(), part) for one in value.split("+"))
        if not given[right] <= RIGHTS[right].may_be:
            allowed = ", ".join(one.value for one in Who if one in RIGHTS[right].may_be)
            raise ValueError(f"“{part}”: {name} takes {allowed}")
    return Permissions(given=given, guests=entries[GUESTS], external=entries[EXTERNAL])


def _one_of(kind: type[T], name: str, part: str, others: tuple[str, ...] = ()) -> T:
    try:
        return kind(name)
    except ValueError:
        known = ", ".join([*(str(one.value) for one in kind), *others])
        raise ValueError(f"“{part}”: “{name}” is none of {known}") from None


def must_be_allowed(permissions: Permissions, right: Right, asker: Asker, incident: Incident | None = None) -> None:
    """Refuse, saying who may, unless the person has the right; `incident` is None for what concerns none."""
    must_be_let_in(permissions, asker, incident)
    if not has_right(permissions, right, asker, incident):
        raise NotAllowed(f"Only {_named(permissions.of(right), right, incident)}. Nothing was changed.")


def must_be_let_in(permissions: Permissions, asker: Asker, incident: Incident | None = None) -> None:
    """Refuse guests and people of other companies as far as the settings keep them out."""
    entry = permissions.entry_of(asker.account)
    whom = "guests" if asker.account is Account.GUEST else "people of other companies"
    if entry is Entry.NOWHERE:
        raise NotAllowed(f"Only members of this workspace may do that here, not {whom}. Nothing was changed.")
    if entry is Entry.MEMBERS and not (incident and (asker.user_id in _answering(incident) or asker.is_present())):
        raise NotAllowed(
            f"Only members of this workspace may do that: {whom} may act in incidents that they take part in, once "
            "they wrote something in its channel. Nothing was changed."
        )


def has_right(permissions: Permissions, right: Right, asker: Asker, incident: Incident | None) -> bool:
    """Whether the person is one of those who have the right."""
    named = permissions.of(right)
    if Who.EVERYONE in named or (Who.ADMINS in named and asker.account is Account.ADMIN):
        return True
    if incident is None:
        return False
    is_lead = Who.LEAD in named and asker.user_id == incident.answerable_id
    is_reporter = Who.REPORTER in named and asker.user_id == incident.reporter_id
    return is_lead or is_reporter or (Who.MEMBERS in named and _is_member(asker, incident))


def _is_member(asker: Asker, incident: Incident) -> bool:
    return asker.user_id in _answering(incident) or asker.is_member()


def _answering(incident: Incident) -> set[UserId]:
    return {incident.answerable_id, incident.reporter_id}


def _named(named: frozenset[Who], right: Right, incident: Incident | None) -> str:
    """Who may, and what: `<@U1> and whoever spoke or acted in INC-7 may resolve it`."""
    verb, who = RIGHTS[right].verb, []
    if incident is not None:
        ids = [(Who.LEAD, incident.answerable_id), (Who.REPORTER, incident.reporter_id)]
        who = [f"<@{one}>" for one in dict.fromkeys(user_id for one, user_id in ids if one in named)]
    who += ["admins of this workspace"] if Who.ADMINS in named else []
    if incident is None:
        return f"{' and '.join(who)} may {verb}"
    if Who.MEMBERS in named:
        what = verb.replace("send", "send it") if right is Right.REVIEW else f"{verb} it"
        return f"{' and '.join([*who, f'whoever spoke or acted in {incident.key}'])} may {what}"
    what = verb.replace("send", f"send {incident.key}") if right is Right.REVIEW else f"{verb} {incident.key}"
    return f"{' and '.join(who)} may {what}"


def must_be_allowed_to_sign(incident: Incident, role: SignOffRole, by: UserId, reviewers: Collection[UserId]) -> None:
    """Refuse unless `by` was asked to review; as the lead signs nobody but whoever answers for the incident."""
    if role is SignOffRole.INCIDENT_LEAD and by != incident.answerable_id:
        raise NotAllowed(
            f"Only <@{incident.answerable_id}> may sign off {incident.key} as {role.label}. Nothing was changed."
        )
    if by not in reviewers and by != incident.answerable_id:
        raise NotAllowed(f"Only those who were asked to review {incident.key} may sign it off. Nothing was changed.")


def _answerable(incident: Incident) -> str:
    return " and ".join(f"<@{one}>" for one in dict.fromkeys([incident.answerable_id, incident.reporter_id]))


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
