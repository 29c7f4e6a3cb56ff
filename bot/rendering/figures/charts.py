"""Plots of figures as SVG: a dot for each incident, a bar for each share. They name no incident."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from html import escape
from math import log

from bot.domain.figures import Durations, Group
from bot.rendering.figures.wording import short
from bot.rendering.svg import FONT

WIDTH = 880
_LEFT, _RIGHT, _TOP, _ROW, _AXIS = 250, 860, 8, 26, 30
_MARKS = tuple(
    timedelta(seconds=seconds)
    for seconds in (60, 300, 900, 3600, 4 * 3600, 86400, 7 * 86400, 30 * 86400, 180 * 86400)
)  # fmt: skip
_SHORTEST = timedelta(seconds=30)

STYLE = (
    ".c-ink{fill:var(--ink)}.c-faint{fill:var(--faint)}.c-line{stroke:var(--line)}.c-half{fill:var(--event);opacity:.22}"
    ".c-median{stroke:var(--event);stroke-width:3}.c-dot{fill:var(--event);opacity:.65}.c-bar{fill:var(--event)}"
    ".c-rest{fill:var(--soft)}"
)


def strips(name: str, groups: Sequence[Group]) -> str:
    """Return one measure: a row for each group with a dot for each incident, its median and middle half.

    The time grows by factors; whatever is shorter than 30 seconds stands at its beginning.
    """
    rows = [(group, group.durations[name]) for group in groups]
    scale = _Scale([length for _, durations in rows for length in durations.lengths])
    parts = [part for number, (group, durations) in enumerate(rows) for part in _strip(number, group, durations, scale)]
    axis = [part for mark in scale.marks for part in _grid(scale.x(mark), short(mark), len(rows))]
    return _svg(len(rows), [*axis, *parts], f"{name.replace('_', ' ')}: a dot for each incident")


class _Scale:
    """Places lengths of time between the left and the right edge, by their logarithm."""

    def __init__(self, lengths: Sequence[timedelta]) -> None:
        low = max(min(lengths, default=_SHORTEST), _SHORTEST)
        high = max(*lengths, low * 10) if lengths else low * 10
        below = [mark for mark in _MARKS if mark <= low]
        above = [mark for mark in _MARKS if mark >= high]
        self._low = below[-1] if below else _SHORTEST
        self._high = above[0] if above else high
        self.marks = [mark for mark in _MARKS if self._low <= mark <= self._high]

    def x(self, length: timedelta) -> float:
        part = log(max(length, self._low) / self._low) / log(self._high / self._low)
        return round(_LEFT + part * (_RIGHT - _LEFT), 1)


def _strip(number: int, group: Group, durations: Durations, scale: _Scale) -> Iterator[str]:
    y = _TOP + number * _ROW + _ROW / 2
    yield _label(y, f"{group.name} (n {durations.n} of {group.incidents})")
    ends = durations.quartiles
    if ends is not None:
        x = scale.x(ends[0])
        width = max(scale.x(ends[1]) - x, 1)
        yield f'<rect class="c-half" x="{x}" y="{y - 8}" width="{width:.1f}" height="16"/>'
    for length in durations.lengths:
        yield f'<circle class="c-dot" cx="{scale.x(length)}" cy="{y}" r="3.5"><title>{short(length)}</title></circle>'
    if durations.median is not None:
        x = scale.x(durations.median)
        yield f'<line class="c-median" x1="{x}" x2="{x}" y1="{y - 9}" y2="{y + 9}"/>'


def shares(groups: Sequence[Group]) -> str:
    """Return a bar for each group: the share of its action items that were done in time, with the counts."""
    parts = [part for share in (0, 25, 50, 75, 100) for part in _grid(_place(share / 100), f"{share} %", len(groups))]
    for number, group in enumerate(groups):
        y, kept = _TOP + number * _ROW + _ROW / 2, group.kept
        parts.append(_label(y, f"{group.name} ({kept.in_time} of {kept.n})"))
        if kept.share is not None:
            width = _place(kept.share) - _LEFT
            parts.append(f'<rect class="c-rest" x="{_LEFT}" y="{y - 7}" width="{_RIGHT - _LEFT}" height="14"/>')
            parts.append(f'<rect class="c-bar" x="{_LEFT}" y="{y - 7}" width="{width:.1f}" height="14"/>')
    return _svg(len(groups), parts, "share of action items done in time")


def _place(share: float) -> float:
    return _LEFT + share * (_RIGHT - _LEFT)


def _label(y: float, text: str) -> str:
    return f'<text class="c-ink" x="{_LEFT - 14}" y="{y + 4}" text-anchor="end">{escape(text)}</text>'


def _grid(x: float, text: str, rows: int) -> Iterator[str]:
    bottom = _TOP + rows * _ROW
    yield f'<line class="c-line" x1="{x}" x2="{x}" y1="{_TOP}" y2="{bottom + 5}"/>'
    yield f'<text class="c-faint" x="{x}" y="{bottom + 20}" text-anchor="middle">{text}</text>'


def _svg(rows: int, parts: Sequence[str], title: str) -> str:
    height = _TOP + rows * _ROW + _AXIS
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" font-family="\'{FONT}\', sans-serif" font-size="12"><title>{escape(title)}</title>'
        f"{''.join(parts)}</svg>"
    )
