"""Figures as one page that needs nothing else: a plot for each, and beside it the numbers it shows."""

from collections.abc import Iterator, Sequence
from html import escape

from bot.domain.figures import MEASURES, Figures, Measure
from bot.rendering.figures import charts
from bot.rendering.figures.wording import NOTES, heading, kept_words, left_out, middle_half, short
from bot.rendering.formats.html import STYLE

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_HEADS = ("", "n", "median", "middle half", "mean", "left out")
_PLOTS = "In a plot of durations each dot is an incident, the stroke its group's median, the band the middle half."
_FITTING = (
    "figure{margin:1em 0;overflow-x:auto}figure svg{display:block;width:100%;min-width:640px;height:auto}"
    "th,td:not(:last-child){white-space:nowrap}"
)


def convert(figures: Figures) -> str:
    """Return the page, in light and dark."""
    body = [f"<h1>Incidents in figures</h1><p>{escape(heading(figures))}</p>"]
    if figures.incidents:
        body += [part for measure in MEASURES for part in _duration(figures, measure)]
        body += _items(figures)
    body.append("<h2>How to read this</h2>" + "".join(f"<p>{escape(note)}</p>" for note in (_PLOTS, *NOTES)))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>Incidents in figures</title>\n<style>{STYLE}{_FITTING}{charts.STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{chr(10).join(body)}\n</main>\n</body>\n</html>\n"
    )


def _duration(figures: Figures, measure: Measure) -> Iterator[str]:
    yield f"<h2>{measure.label} <em>({measure.ends})</em></h2>"
    yield f"<figure>{charts.strips(measure.name, figures.groups)}</figure>"
    rows = []
    for group in figures.groups:
        durations = group.durations[measure.name]
        rows.append((
            group.name, f"{durations.n} of {group.incidents}", short(durations.median), middle_half(durations),
            short(durations.mean), left_out(durations),
        ))  # fmt: skip
    yield _table(_HEADS, rows)


def _items(figures: Figures) -> Iterator[str]:
    yield "<h2>Action items done in time</h2>"
    yield f"<figure>{charts.shares(figures.groups)}</figure>"
    yield _table(("", "done in time"), [(group.name, kept_words(group.kept)) for group in figures.groups])


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
