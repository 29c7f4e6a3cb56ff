"""Status updates: what people are told while an incident runs, and who they are."""

from enum import Enum


class Audience(Enum):
    """Whom a status update is for: the organisation, or its customers."""

    INTERNAL = "internal"
    EXTERNAL = "external"
