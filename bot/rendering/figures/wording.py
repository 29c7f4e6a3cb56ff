"""The words of figures, the same in every format."""

from datetime import timedelta

from bot.domain.figures import MEAN_FROM, Durations, Figures, Kept
from bot.postmortem.wording import moment

NOTES = (
    "An incident counts in the quarter (UTC) in which it was declared. Incidents in private channels are included, "
    "and so is whatever was declared for a test; figures name no incident.",
    "“n” is how many incidents have both milestones; the others lack one, or have times that contradict each other. "
    f"“Middle half” is from the first to the third quartile, from n = 2; the mean is given from n = {MEAN_FROM}.",
    "Action items count as done in time or not once they are done or their time is up; open ones that are not due yet, "
    "those without a due date and those that will not be done are left out.",
)


def heading(figures: Figures) -> str:
    """Return the sentence that says what the figures are of."""
    since = f"declared since {moment(figures.since)}, " if figures.since else ""
    count = f"{figures.incidents} incident{'' if figures.incidents == 1 else 's'}"
    canceled = f"; {figures.canceled} canceled, left out" if figures.canceled else ""
    return f"{count} {since}as of {moment(figures.as_of)}{canceled}"


def short(length: timedelta | None) -> str:
    """Return "3 d 4 h", "1 h 5 min", "12 min" or "40 s": two units at most; a dash for None."""
    if length is None:
        return "–"
    seconds = round(length.total_seconds())
    if seconds < 60:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 24 * 60:
        return _two(*divmod(minutes, 60), "h", "min")
    return _two(*divmod(round(minutes / 60), 24), "d", "h")


def _two(large: int, small: int, large_unit: str, small_unit: str) -> str:
    return f"{large} {large_unit}" + (f" {small} {small_unit}" if small else "")


def middle_half(durations: Durations) -> str:
    """Return between which lengths the middle half lies."""
    ends = durations.quartiles
    return f"{short(ends[0])} to {short(ends[1])}" if ends else "–"


def left_out(durations: Durations) -> str:
    """Return how many incidents the durations are not of, and why; empty where it is none."""
    reasons = []
    if durations.lacking:
        reasons.append(f"{durations.lacking} lack{'s' if durations.lacking == 1 else ''} a milestone")
    if durations.contradicted:
        reasons.append(f"{durations.contradicted} with times that contradict each other")
    return ", ".join(reasons)


def kept_words(kept: Kept) -> str:
    """Return "3 of 4 (75 %)", and what is left out."""
    share = f" ({100 * kept.share:.0f} %)" if kept.share is not None else ""
    others = ((kept.undecided, "not due yet"), (kept.undated, "without a due date"), (kept.dropped, "will not be done"))
    rest = ", ".join(f"{count} {what}" for count, what in others if count)
    return f"{kept.in_time} of {kept.n}{share}" + (f"; {rest}" if rest else "")
