"""The intervals of the rules, each by severity."""

from dataclasses import dataclass

from bot.domain.by_severity import BySeverity, parse_by_severity
from bot.domain.severity import Severity


def parse_numbers(text: str) -> BySeverity[float]:
    """Return what "24, sev1=48, sev4=never" says; raises ValueError, naming the entry that is wrong."""
    return parse_by_severity(text, _number)


def _number(text: str, entry: str) -> float:
    try:
        number = float(text)
    except ValueError as wrong:
        where = "" if text == entry else f"{entry}: "
        raise ValueError(f"{where}“{text}” is no number") from wrong
    if not 0 <= number <= 10_000:
        raise ValueError(f"{entry}: takes 0 to 10000, or never")
    return number


@dataclass(frozen=True, kw_only=True, slots=True)
class Intervals:
    """When each rule applies. Days named `working` leave out weekends and public holidays."""

    before_due_hours: BySeverity[float] = BySeverity(usual=24)
    overdue_working_days: BySeverity[float] = BySeverity(usual=1)
    lead_after_working_days: BySeverity[float] = BySeverity(usual=3)
    postmortem_days: BySeverity[float] = BySeverity(special={Severity.SEV1: 3})
    postmortem_working_days: BySeverity[float] = BySeverity(usual=5, special={Severity.SEV1: None})
    silence_minutes: BySeverity[float] = BySeverity(special={Severity.SEV1: 30, Severity.SEV2: 60})
    no_lead_minutes: BySeverity[float] = BySeverity(usual=5)
    just_wrote_minutes: BySeverity[float] = BySeverity(usual=5)
    update_minutes: BySeverity[float] = BySeverity(special={Severity.SEV1: 30, Severity.SEV2: 60})
