"""Figures for terminals."""

from collections.abc import Iterator

from bot.domain.figures import MEASURES, Figures, Group
from bot.rendering.figures.wording import NOTES, heading, kept_words, left_out, middle_half, short
from bot.rendering.widths import wrapped

COLUMNS = 100
_HEADS = ("", "n", "median", "middle half", "mean", "left out")


def convert(figures: Figures) -> str:
    """Return a heading, a table for each group, and how to read them."""
    lines = [heading(figures), ""]
    for group in figures.groups if figures.incidents else ():
        lines += [*_group(group), ""]
    for note in NOTES:
        lines += wrapped(note, COLUMNS)
    return "\n".join(lines) + "\n"


def _group(group: Group) -> Iterator[str]:
    yield f"{group.name}: {group.incidents} incident{'' if group.incidents == 1 else 's'}"
    rows = [_HEADS, *(_row(group, measure.name, measure.label) for measure in MEASURES)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    for row in rows:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    yield f"  Action items done in time: {kept_words(group.kept)}"


def _row(group: Group, name: str, label: str) -> tuple[str, ...]:
    durations = group.durations[name]
    n = f"{durations.n} of {group.incidents}"
    return label, n, short(durations.median), middle_half(durations), short(durations.mean), left_out(durations)
