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
    usual: T | None = None
    special: dict[Severity, T | None] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, equals, value = (part.strip() for part in entry.rpartition("="))
        found = None if value.lower() == "never" else read(value, entry)
        if equals:
            special[severity_in(name, entry)] = found
        else:
            usual = found
    return BySeverity(usual=usual, special=special)


def severity_in(name: str, entry: str) -> Severity:
    """Return the severity that an entry names; raises ValueError where it names none."""
    severity = Severity.parse(name)
    if severity is None:
        raise ValueError(f"{entry}: {name.strip()} is no severity, such as sev1")
    return severity
