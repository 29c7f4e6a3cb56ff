"""The roles that people take in an incident, what a team calls them, and the words by which they are named."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from bot.domain.ids import IncidentId, UserId
from bot.domain.values import Value

LONGEST_KEY, LONGEST_LABEL, MOST = 32, 40, 50


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody does in an incident, by the key under which it is stored: a standard role or a team's own."""

    value: str

    INCIDENT_LEAD: ClassVar["Role"]
    DEPUTY: ClassVar["Role"]
    SCRIBE: ClassVar["Role"]
    COMMUNICATIONS_LEAD: ClassVar["Role"]
    OPERATIONS_LEAD: ClassVar["Role"]
    ENGINEERING_MANAGER: ClassVar["Role"]
    ON_CALL_ENGINEER: ClassVar["Role"]
    PRODUCT_OWNER: ClassVar["Role"]

    @property
    def label(self) -> str:
        """The role as people call it, where a team has no word of its own for it."""
        return "on-call engineer" if self == Role.ON_CALL_ENGINEER else self.value.replace("_", " ")


Role.INCIDENT_LEAD = Role("incident_lead")
Role.DEPUTY = Role("deputy")
Role.SCRIBE = Role("scribe")
Role.COMMUNICATIONS_LEAD = Role("communications_lead")
Role.OPERATIONS_LEAD = Role("operations_lead")
Role.ENGINEERING_MANAGER = Role("engineering_manager")
Role.ON_CALL_ENGINEER = Role("on_call_engineer")
Role.PRODUCT_OWNER = Role("product_owner")
STANDARD = (
    Role.INCIDENT_LEAD, Role.DEPUTY, Role.SCRIBE, Role.COMMUNICATIONS_LEAD, Role.OPERATIONS_LEAD,
    Role.ENGINEERING_MANAGER, Role.ON_CALL_ENGINEER, Role.PRODUCT_OWNER,
)  # fmt: skip

# In lower case, words parted by one space; a longer name wins over a shorter one that it begins with.
NAMES: Mapping[str, Role] = {
    **{role.label: role for role in STANDARD},
    **{role.value.replace("_", "-"): role for role in STANDARD},
    **{role.value: role for role in STANDARD},
    "lead": Role.INCIDENT_LEAD,
    "commander": Role.INCIDENT_LEAD,
    "incident commander": Role.INCIDENT_LEAD,
    "ic": Role.INCIDENT_LEAD,
    "second": Role.DEPUTY,
    "note taker": Role.SCRIBE,
    "notes": Role.SCRIBE,
    "comms": Role.COMMUNICATIONS_LEAD,
    "comms lead": Role.COMMUNICATIONS_LEAD,
    "communications": Role.COMMUNICATIONS_LEAD,
    "ops": Role.OPERATIONS_LEAD,
    "ops lead": Role.OPERATIONS_LEAD,
    "operations": Role.OPERATIONS_LEAD,
    "em": Role.ENGINEERING_MANAGER,
    "manager": Role.ENGINEERING_MANAGER,
    "on-call": Role.ON_CALL_ENGINEER,
    "oncall": Role.ON_CALL_ENGINEER,
    "on call": Role.ON_CALL_ENGINEER,
    "po": Role.PRODUCT_OWNER,
    "product": Role.PRODUCT_OWNER,
    "owner": Role.PRODUCT_OWNER,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleHolder(Value):
    """Who has a role in an incident, and since when; the lead stands with the incident itself."""

    incident_id: IncidentId
    role: Role
    user_id: UserId
    since: datetime


@dataclass(frozen=True, slots=True)
class Seen:
    """Whom somebody who acts saw in a role; None: nobody."""

    user_id: UserId | None


@dataclass(frozen=True, slots=True)
class TeamRoles:
    """The roles that a team uses, in its order, and what it calls each; the lead is always one of them.

    Somebody may have a role that the team used before: it is listed last, under its usual name.
    """

    called: Mapping[Role, str] = field(default_factory=lambda: {role: role.label for role in STANDARD})

    def label(self, role: Role) -> str:
        """Return what the team calls a role."""
        return self.called.get(role, role.label)

    def names(self) -> dict[str, Role]:
        """Return the words by which the roles in use are named: the team's own win over the usual ones."""
        usual = {name: role for name, role in NAMES.items() if role in self.called}
        stored = {role.value: role for role in self.called} | {role.label: role for role in self.called}
        return {**usual, **stored, **{label.lower(): role for role, label in self.called.items()}}

    def in_order(self, holders: Iterable[RoleHolder]) -> tuple[RoleHolder, ...]:
        """Return who has a role in the order in which the team lists them."""
        places = {role: place for place, role in enumerate(self.called)}
        return tuple(sorted(holders, key=lambda one: (places.get(one.role, len(places)), one.role.value)))


_WORDS = re.compile(r"[^\W_][\w /.+-]*")
_NOT_ROLES = ("me", "myself", "nobody", "none")


def parse_roles(text: str) -> TeamRoles:
    """Return what "deputy, communications lead=comms boss, database expert" says; empty: all of the standard ones.

    Raises ValueError, naming the entry that is wrong.
    """
    called: dict[Role, str] = {}
    entries = [part.strip() for part in text.split(",") if part.strip()]
    for entry in entries:
        role, label = _entry(entry)
        if role in called or label.lower() in (other.lower() for other in called.values()):
            raise ValueError(f"{entry}: names a role twice")
        called[role] = label
    if len(called) > MOST:
        raise ValueError(f"takes {MOST} roles at most")
    if not called:
        return TeamRoles()
    lead = {Role.INCIDENT_LEAD: Role.INCIDENT_LEAD.label}
    return TeamRoles(called if Role.INCIDENT_LEAD in called else lead | called)


def _entry(entry: str) -> tuple[Role, str]:
    name, equals, label = (part.strip() for part in entry.partition("="))
    words = " ".join(name.lower().split())
    role = NAMES.get(words) or Role(words.replace(" ", "_").replace("-", "_"))
    said = " ".join(label.split()) if equals else role.label if words in (role.label, role.value) else name
    plain = name.replace("_", " ")
    if not _WORDS.fullmatch(plain) or not _WORDS.fullmatch(said) or {words, said.lower()} & set(_NOT_ROLES):
        raise ValueError(f"{entry}: is no role, such as deputy or communications lead=comms boss")
    if len(role.value) > LONGEST_KEY or len(said) > LONGEST_LABEL:
        raise ValueError(f"{entry}: is too long: {LONGEST_KEY} characters, and {LONGEST_LABEL} for what it is called")
    return role, said
