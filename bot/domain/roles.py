"""The roles that people take in an incident, and the words by which they are named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.domain.ids import IncidentId, UserId
from bot.domain.values import Value


class Role(Enum):
    """What somebody does in an incident."""

    INCIDENT_LEAD = "incident_lead"
    DEPUTY = "deputy"
    SCRIBE = "scribe"
    COMMUNICATIONS_LEAD = "communications_lead"
    OPERATIONS_LEAD = "operations_lead"
    ENGINEERING_MANAGER = "engineering_manager"
    ON_CALL_ENGINEER = "on_call_engineer"
    PRODUCT_OWNER = "product_owner"

    @property
    def label(self) -> str:
        """The role as people call it."""
        return "on-call engineer" if self is Role.ON_CALL_ENGINEER else self.value.replace("_", " ")


# In lower case, words parted by one space; a longer name wins over a shorter one that it begins with.
NAMES: Mapping[str, Role] = {
    **{role.label: role for role in Role},
    **{role.value.replace("_", "-"): role for role in Role},
    **{role.value: role for role in Role},
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
