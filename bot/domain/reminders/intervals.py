"""The intervals of the rules, each by severity."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.severity import Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class BySeverity:
    """A number for every severity: `usual`, or another one for those in `special`. None: never."""

    usual: float | None = None
    special: Mapping[Severity, float | None] = field(default_factory=dict)

    def of(self, severity: Severity | None) -> float | None:
        """Return the number for a severity; for none yet the usual one."""
        return self.usual if severity is None else self.special.get(severity, self.usual)


def parse_numbers(text: str) -> BySeverity:
    """Return what "24, sev1=48, sev4=never" says; raises ValueError, naming the entry that is wrong."""
    usual: float | None = None
    special: dict[Severity, float | None] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, equals, number = entry.rpartition("=")
        if not equals:
            usual = _number(entry, entry)
            continue
        severity = Severity.parse(name)
        if severity is None:
            raise ValueError(f"{entry}: {name} is no severity, such as sev1")
        special[severity] = _number(number, entry)
    return BySeverity(usual=usual, special=special)


def _number(text: str, entry: str) -> float | None:
    if text.strip().lower() == "never":
        return None
    try:
        number = float(text)
    except ValueError as wrong:
        where = "" if text.strip() == entry else f"{entry}: "
        raise ValueError(f"{where}“{text.strip()}” is no number") from wrong
    if not 0 <= number <= 10_000:
        raise ValueError(f"{entry}: takes 0 to 10000, or never")
    return number


@dataclass(frozen=True, kw_only=True, slots=True)
class Intervals:
    """When each rule applies. Days named `working` leave out weekends and public holidays."""

    before_due_hours: BySeverity = BySeverity(usual=24)
    overdue_working_days: BySeverity = BySeverity(usual=1)
    lead_after_working_days: BySeverity = BySeverity(usual=3)
    postmortem_days: BySeverity = BySeverity(special={Severity.SEV1: 3})
    postmortem_working_days: BySeverity = BySeverity(usual=5, special={Severity.SEV1: None})
    silence_minutes: BySeverity = BySeverity(special={Severity.SEV1: 30, Severity.SEV2: 60})
    no_lead_minutes: BySeverity = BySeverity(usual=5)
    just_wrote_minutes: BySeverity = BySeverity(usual=5)
    update_minutes: BySeverity = BySeverity(special={Severity.SEV1: 30, Severity.SEV2: 60})
