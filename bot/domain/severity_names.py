"""What a team calls its severities, and what each means to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.severity import Severity

LONGEST_NAME, LONGEST_MEANING = 20, 75  # so that both fit a line of Slack's menus


@dataclass(frozen=True, kw_only=True, slots=True)
class SeverityName:
    """A severity's name, "Critical", and what it means, "Nobody can buy"; the latter may be empty."""

    name: str
    meaning: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SeverityNames:
    """The names of those severities that have one."""

    of: Mapping[Severity, SeverityName] = field(default_factory=dict)

    def label(self, severity: Severity) -> str:
        """Return "SEV-1 Critical", or "SEV-1" where it has no name."""
        given = self.of.get(severity)
        return f"{severity.label} {given.name}" if given else severity.label

    def meaning(self, severity: Severity) -> str:
        """Return what it means, empty where that was not said."""
        return self.of[severity].meaning if severity in self.of else ""

    def parse(self, word: str) -> Severity | None:
        """Return the severity that "sev2", "2" or its name names; None where it is none."""
        wanted = word.strip().casefold()
        named = (severity for severity, given in self.of.items() if given.name.casefold() == wanted)
        return Severity.parse(word) or next(named, None)


def parse_severity_names(text: str) -> SeverityNames:
    """Return what "sev1=Critical: nobody can buy; sev2=Major" says; ValueError says which entry is wrong."""
    found: dict[Severity, SeverityName] = {}
    for entry in filter(None, (part.strip() for part in text.replace("\n", ";").split(";"))):
        key, _, said = entry.partition("=")
        name, _, meaning = (part.strip() for part in said.partition(":"))
        severity = Severity.parse(key)
        if severity is None or not name:
            raise ValueError(f"“{entry}” does not name a severity, as in sev1=Critical: nobody can buy")
        if len(name) > LONGEST_NAME or len(meaning) > LONGEST_MEANING:
            raise ValueError(
                f"“{entry}” is too long: {LONGEST_NAME} characters for the name, {LONGEST_MEANING} after it"
            )
        if name.casefold() in (one.name.casefold() for one in found.values()) or Severity.parse(name):
            raise ValueError(f"“{entry}”: another severity is called so")
        found[severity] = SeverityName(name=name, meaning=meaning)
    return SeverityNames(of=found)
