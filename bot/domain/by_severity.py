"""What is set for all severities, and otherwise for some: "24, sev1=48, sev4=never"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.domain.severity import Severity

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)  # without slots: Python 3.11 takes none in a frozen generic
class BySeverity(Generic[T]):
    """A value for every severity: `usual`, or another one for those in `special`. None: never, or nowhere."""

    usual: T | None = None
    special: Mapping[Severity, T | None] = field(default_factory=dict)

    def of(self, severity: Severity | None) -> T | None:
        """Return the value for a severity; for none yet the usual one."""
        return self.usual if severity is None else self.special.get(severity, self.usual)

    @property
    def is_set(self) -> bool:
        return any((self.usual, *self.special.values()))


def parse_by_severity(text: str, read: Callable[[str, str], T]) -> BySeverity[T]:
    """Return what "24, sev1=48, sev4=never" says; raises ValueError, naming the entry that is wrong.

    `read` makes a value of its text; it is given the entry that this stands in, too, to name it.
    """
    found: dict[Severity | None, T | None] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, equals, value = (part.strip() for part in entry.rpartition("="))
        severity = severity_in(name, entry) if equals else None
        if severity in found:
            raise ValueError(f"{entry}: {name or 'the usual one'} is named twice")
        found[severity] = None if value.lower() == "never" else read(value, entry)
    return BySeverity(usual=found.pop(None, None), special={key: one for key, one in found.items() if key})


def severity_in(name: str, entry: str) -> Severity:
    """Return the severity that an entry names; raises ValueError where it names none."""
    severity = Severity.parse(name)
    if severity is None:
        raise ValueError(f"{entry}: {name.strip()} is no severity, such as sev1")
    return severity
