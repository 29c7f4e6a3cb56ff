"""Draws the picture of an incident as SVG: phases as bands, events as marks, the conversation beneath."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bot.postmortem.record import Record
from bot.rendering.picture import Mark, Picture, picture

FONT = "DejaVu Sans"
FONT_FILE = Path(__file__).parent / "fonts" / "DejaVuSans.ttf"
_ROW, _BAND, _EVENTS, _BARS, _TICKS = 19, 30, 26, 54, 24  # heights
_SIDE, _CHARACTER = 10, 6.9  # of the font's 12 pixels
_BAR = 8
_LEGEND = 76  # room for the words beside the time

LIGHT = {
    "ink": "#1f2933", "faint": "#5f6b78", "line": "#c9d0d8", "paper": "#ffffff", "bar": "#8fa3b8", "event": "#1d4f91",
    "Unnoticed": "#f3c7c1", "Alerted": "#f6d6a8", "Declared": "#f5e3a3", "Investigating": "#cfdcf2",
    "Fixing": "#d9cdee", "Recovering": "#c3e3d3", "Watching": "#dde5e0",
}  # fmt: skip
DARK = {
    "ink": "#e6eaef", "faint": "#a3adb8", "line": "#46505c", "paper": "#161b22", "bar": "#6b8199", "event": "#8ab6f0",
    "Unnoticed": "#7a3a33", "Alerted": "#7a5625", "Declared": "#6b5c1f", "Investigating": "#33507d",
    "Fixing": "#554082", "Recovering": "#2a6649", "Watching": "#46544c",
}  # fmt: skip
_PHASES = ("Unnoticed", "Alerted", "Declared", "Investigating", "Fixing", "Recovering", "Watching")


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """Where things stand: places from 0 to 1 lie between `left` and `right`, in pixels."""

    width: int
    left: float
    right: float

    def x(self, place: float) -> float:
        return round(self.left + place * (self.right - self.left), 1)


def draw(record: Record, width: int, *, is_dark_too: bool = False) -> str:
    """Return the picture, `width` pixels wide; with `is_dark_too` it follows the reader's choice of light and dark."""
    shown = picture(record, width // _BAR)
    frame = Frame(width=width, left=_SIDE, right=_right_edge(shown, width))
    labels = list(_ladder(shown.milestones, frame))
    bands_y = 8 + _ROW * (1 + max((row for _, row in labels), default=-1)) + 6
    height = bands_y + _BAND + _EVENTS + _BARS + _TICKS
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" font-family="\'{FONT}\', sans-serif" font-size="12">',
            f"<title>{escape(_told(shown))}</title>",
            f"<style>{_style(LIGHT)}{_dark() if is_dark_too else ''}</style>",
            f'<rect class="p-paper" width="{width}" height="{height}"/>',
            *_bands(shown, frame, bands_y),
            *_milestones(labels, frame, bands_y),
            *_events(shown, frame, bands_y + _BAND + _EVENTS / 2),
            *_conversation(shown, frame, bands_y + _BAND + _EVENTS + _BARS),
            *_ticks(shown, frame, bands_y + _BAND + _EVENTS + _BARS),
            "</svg>",
        ]
    )


def _right_edge(shown: Picture, width: int) -> float:
    """How far the time may reach, so that every label fits to the right of its line."""
    edge: float = width - _LEGEND
    for mark in shown.milestones:
        room = width - len(mark.text) * _CHARACTER - 8
        if mark.place > 0:
            edge = min(edge, _SIDE + (room - _SIDE) / mark.place)
    return round(edge, 1)


def _ladder(marks: tuple[Mark, ...], frame: Frame) -> Iterator[tuple[Mark, int]]:
    """Yield the labels with their rows, counted from the bands up, so that no label crosses another one's line.

    From the last to the first: each stands above all later ones that begin before it ends.
    """
    placed: list[tuple[float, int]] = []
    for mark in reversed(marks):
        x = frame.x(mark.place)
        end = x + len(mark.text) * _CHARACTER + 8
        row = 1 + max((row for other, row in placed if other < end), default=-1)
        placed.append((x, row))
        yield mark, row


def _bands(shown: Picture, frame: Frame, y: float) -> Iterator[str]:
    yield f'<line class="p-line" x1="{frame.left}" x2="{frame.right:.1f}" y1="{y + _BAND}" y2="{y + _BAND}"/>'
    for band in shown.bands:
        x, end = frame.x(band.begin), frame.x(band.end)
        yield f'<rect class="p-{band.name}" x="{x}" y="{y}" width="{max(end - x, 1):.1f}" height="{_BAND}">'
        yield f"<title>{band.name}</title></rect>"
        if end - x > len(band.name) * _CHARACTER + 6:
            yield f'<text class="p-ink" x="{(x + end) / 2:.1f}" y="{y + 19}" text-anchor="middle">{band.name}</text>'


def _milestones(labels: list[tuple[Mark, int]], frame: Frame, y: float) -> Iterator[str]:
    for mark, row in labels:
        x, text_y = frame.x(mark.place), y - 10 - row * _ROW
        yield f'<line class="p-stem" x1="{x}" x2="{x}" y1="{text_y - 10}" y2="{y}"/>'
        yield f'<text class="p-ink" x="{x + 4}" y="{text_y}">{escape(mark.text)}</text>'


def _events(shown: Picture, frame: Frame, y: float) -> Iterator[str]:
    """One mark for each pixel where something was recorded, however much it was."""
    for x in sorted({round(frame.x(place)) for place in shown.events}):
        yield f'<circle class="p-event" cx="{x}" cy="{y}" r="3.5"/>'


def _conversation(shown: Picture, frame: Frame, y: float) -> Iterator[str]:
    most = max(shown.density, default=0)
    yield f'<line class="p-line" x1="{frame.left}" x2="{frame.right:.1f}" y1="{y}" y2="{y}"/>'
    width = (frame.right - frame.left) / max(len(shown.density), 1)
    for part, count in enumerate(shown.density):
        if count:
            height = max(2, round((_BARS - 8) * count / most))
            x = frame.left + part * width
            yield f'<rect class="p-bar" x="{x:.1f}" y="{y - height}" width="{width - 2:.1f}" height="{height}"/>'
    side = frame.right + 12
    yield f'<text class="p-faint" x="{side:.1f}" y="{y - _BARS - _EVENTS / 2 + 4}">timeline</text>'
    yield f'<text class="p-faint" x="{side:.1f}" y="{y - 2}">messages</text>'


def _ticks(shown: Picture, frame: Frame, y: float) -> Iterator[str]:
    for tick in shown.ticks(int((frame.right - frame.left) // 70)):
        x = frame.x(tick.place)
        yield f'<line class="p-line" x1="{x}" x2="{x}" y1="{y}" y2="{y + 5}"/>'
        anchor = "start" if tick.place < 0.03 else "end" if tick.place > 0.97 else "middle"
        yield f'<text class="p-faint" x="{x}" y="{y + 18}" text-anchor="{anchor}">{tick.text}</text>'
    yield f'<text class="p-faint" x="{frame.right + 12:.1f}" y="{y + 18}">UTC</text>'


def _told(shown: Picture) -> str:
    """The picture in words, for those who cannot see it."""
    said = sum(shown.density)
    return f"{', '.join(mark.text for mark in shown.milestones)}; {len(shown.events)} on the timeline, {said} messages"


def _style(colours: dict[str, str]) -> str:
    phases = "".join(f".p-{name}{{fill:{colours[name]}}}" for name in _PHASES)
    return (
        f".p-paper{{fill:{colours['paper']}}}.p-ink{{fill:{colours['ink']}}}.p-faint{{fill:{colours['faint']}}}"
        f".p-line{{stroke:{colours['line']}}}.p-stem{{stroke:{colours['faint']}}}.p-bar{{fill:{colours['bar']}}}"
        f".p-event{{fill:{colours['event']};stroke:{colours['paper']}}}{phases}"
    )


def _dark() -> str:
    return f"@media screen and (prefers-color-scheme: dark){{{_style(DARK)}}}"
