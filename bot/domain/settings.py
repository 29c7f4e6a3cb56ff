"""What a setting is, and where its value comes from."""

from dataclasses import dataclass
from enum import Enum


class Origin(Enum):
    """Where the value of a setting comes from; a later one wins over an earlier one."""

    DEFAULT = "default"
    ENVIRONMENT = "environment"
    WORKSPACE = "workspace"


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One setting as it stands; `title` is what people call it.

    `value` holds; `otherwise` would hold if the workspace had chosen nothing.

    `group` is the heading that a form shows it under, empty for what only the environment sets. One that
    `names_channels` holds ids of channels.
    """

    name: str
    title: str
    about: str
    group: str
    value: str
    origin: Origin
    otherwise: str
    names_channels: bool = False

    @property
    def chosen(self) -> str:
        """What the workspace has chosen, empty where it has not."""
        return self.value if self.origin is Origin.WORKSPACE else ""
