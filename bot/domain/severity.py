"""Severities: SEV1 is the worst, SEV4 the mildest."""

from enum import Enum


class Severity(Enum):
    """How bad it is. Stored as "sev1", printed as "SEV-1"; compare with `is_at_least`."""

    SEV1 = "sev1"
    SEV2 = "sev2"
    SEV3 = "sev3"
    SEV4 = "sev4"

    @property
    def level(self) -> int:
        return int(self.value[-1])

    @property
    def label(self) -> str:
        return f"SEV-{self.level}"

    def is_at_least(self, other: "Severity") -> bool:
        """Whether this is as bad as `other` or worse."""
        return self.level <= other.level

    @classmethod
    def parse(cls, word: str) -> "Severity | None":
        """Return the severity that "sev2", "SEV-2", "s2" or "2" names; None where it is none."""
        digits = word.strip().lower().removeprefix("sev").removeprefix("s").strip("- ")
        return next((member for member in cls if member.value[-1] == digits), None)
