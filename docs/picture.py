"""Draws the picture of the README from a replay of the example: on the left what happened, on the right the draft."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.rendering.mrkdwn import to_plain

# The part of the incident that is shown, as UTC clock times of its day.
BEGIN, END = "09:55", "10:16"
WIDTH, PANEL, LEFT, RIGHT, LINE, TOP = 1180, 570, 12, 598, 21, 62
CHARACTERS = 74
INK, FAINT, BLUE, RED, PAPER, FRAME = "#1f2933", "#66727f", "#1d4f91", "#c0392b", "#ffffff", "#d5dae0"
LEGEND = "marked with a pushpin: goes onto the timeline at its own time"
FONT = "ui-monospace, 'SF Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of a panel; `is_marked` draws a dot before it."""

    text: str
    colour: str = INK
    is_bold: bool = False
    is_marked: bool = False


def draw(example: Path, replayed: Path) -> str:
    """Return the SVG, made from the example's script and from what its replay wrote into `replayed`."""
    left = [*_said_and_typed(example, replayed), Row(text=""), Row(text=LEGEND, colour=FAINT, is_marked=True)]
    right = list(_drafted(replayed))[: len(left)]
    height = TOP + LINE * max(len(left), len(right)) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="{FONT}" font-size="12">',
        "<title>On the left messages and commands in the channel, on the right the draft postmortem</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#f2f4f7"/>',
        *_panel(LEFT, height, "#checkout-alerts", left),
        *_panel(RIGHT, height, "INC-1, the draft by direct message", right),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _said_and_typed(example: Path, replayed: Path) -> Iterator[Row]:
    """Yield what was said and which commands were typed, in the order of time; a dot where the timeline has it."""
    log = json.loads((replayed / "log.json").read_text(encoding="utf-8"))["messages"]
    script = yaml.safe_load((example / "script.yaml").read_text(encoding="utf-8"))
    marked = set(re.findall(r"/p(\d{16})\)", (replayed / "postmortem.md").read_text(encoding="utf-8")))
    names = {str(message["user_id"]): str(message["author_name"]) for message in log}
    said = [
        (message["said_at"][11:19], Row(text=_line(message, names), is_marked=message["ts"].replace(".", "") in marked))
        for message in log
        if message["channel_name"] == "checkout-alerts" and message["thread_ts"] is None
        if message["subtype"] in (None, "bot_message") and not message["is_deleted"]
    ]
    typed = [
        (f"{entry['at']:%H:%M:%S}", Row(text=f"{entry['at']:%H:%M} {entry['user']:<9} {entry['command']}", colour=BLUE))
        for entry in script
        if "command" in entry
    ]
    return (row for at, row in sorted([*said, *typed], key=lambda pair: pair[0]) if BEGIN <= at < END)


def _line(message: dict[str, Any], names: dict[str, str]) -> str:
    text = _bare(to_plain(message["text"]))
    for user_id, name in names.items():
        text = text.replace(f"@{user_id}", f"@{name}")
    return f"{message['said_at'][11:16]} {message['author_name']:<9} {text}"


def _bare(text: str) -> str:
    """Return `text` in one line, without emoji and the signs of bold type and of code."""
    return " ".join(re.sub(r":[a-z_]+:|[*`\u2600-\u27bf\U0001f000-\U0001faff]", "", text).split())


def _drafted(replayed: Path) -> Iterator[Row]:
    """Yield the draft's head and the beginning of its timeline, without Markdown's signs."""
    lines = (replayed / "postmortem.md").read_text(encoding="utf-8").splitlines()
    yield Row(text=lines[0].removeprefix("# "), is_bold=True)
    yield from (Row(text=_plain(line)) for line in lines[1:8] if line.startswith("**"))
    yield Row(text="")
    yield Row(text="Timeline (all times in UTC)", is_bold=True)
    for line in lines:
        row = re.fullmatch(r"\| (?:\[)?(\d\d:\d\d)(?:\]\(\S+\))? \| (.*) \|", line)
        if row:
            yield Row(text=f"{row[1]} {_plain(row[2])}")


def _plain(markdown: str) -> str:
    without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown.replace("**", ""))
    return _bare(html.unescape(re.sub(r"\\(.)", r"\1", without_links)))


def _panel(x: int, height: int, title: str, rows: list[Row]) -> Iterator[str]:
    yield f'<rect x="{x}" y="12" width="{PANEL}" height="{height - 24}" rx="8" fill="{PAPER}" stroke="{FRAME}"/>'
    yield f'<text x="{x + 18}" y="38" font-weight="bold" fill="{FAINT}">{html.escape(title)}</text>'
    for number, row in enumerate(rows):
        y = TOP + LINE * number + 8
        if row.is_marked:
            yield f'<circle cx="{x + 11}" cy="{y - 4}" r="3.5" fill="{RED}"/>'
        weight = ' font-weight="bold"' if row.is_bold else ""
        text = row.text if len(row.text) <= CHARACTERS else f"{row.text[: CHARACTERS - 1]}…"
        yield f'<text x="{x + 22}" y="{y}" xml:space="preserve"{weight} fill="{row.colour}">{html.escape(text)}</text>'
