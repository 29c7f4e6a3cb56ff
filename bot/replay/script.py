"""Reads the script of a replay: what happens besides the exported messages, and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from bot.replay.export import Export

DEEDS = ("say", "reply", "edit", "delete", "react", "unreact", "pin", "command", "submit", "click")
NEEDS = {
    "say": ("channel",), "command": ("channel",), "reply": ("message",), "edit": ("message",),
    "delete": ("message",), "react": ("message",), "unreact": ("message",), "pin": ("message",),
}  # fmt: skip


class BrokenScript(Exception):
    """The script cannot be read; the message names the line and the reason."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """At a moment a user does one thing: `deed` is one of `DEEDS`, `what` its value, `where` the other keys."""

    at: datetime
    user: str
    deed: str
    what: Any
    where: Mapping[str, str] = field(default_factory=dict)


def read_script(path: Path) -> list[Entry]:
    """Return the entries in the order of time; raises `BrokenScript`."""
    try:
        document = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as unreadable:
        raise BrokenScript(f"{path.name}: cannot be read: {unreadable}") from unreadable
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        raise BrokenScript(f"{path.name}: line {mark.line + 1 if mark else 1}: not YAML") from wrong
    if not isinstance(entries, list) or document is None:
        raise BrokenScript(f"{path.name}: line 1: a list of entries was expected")
    lines = [node.start_mark.line + 1 for node in document.value]
    read = [_entry(entry, f"{path.name}: line {line}") for entry, line in zip(entries, lines, strict=True)]
    return sorted(read, key=lambda entry: entry.at)


def _entry(entry: Any, place: str) -> Entry:
    if not isinstance(entry, dict):
        raise BrokenScript(f"{place}: an entry with “at”, “user” and one deed was expected")
    deeds = [deed for deed in DEEDS if deed in entry]
    at, user = entry.get("at"), entry.get("user")
    if not isinstance(at, datetime) or at.tzinfo is None:
        raise BrokenScript(f"{place}: “at” must be a time with its zone, such as 2026-11-12T10:04:00Z")
    if not isinstance(user, str) or len(deeds) != 1:
        raise BrokenScript(f"{place}: “user” and exactly one of {', '.join(DEEDS)} are needed")
    missing = [name for name in NEEDS.get(deeds[0], ()) if name not in entry]
    if missing:
        raise BrokenScript(f"{place}: “{deeds[0]}” needs “{missing[0]}”")
    where = {name: str(value) for name, value in entry.items() if name in ("channel", "message", "as")}
    return Entry(at=at.astimezone(UTC), user=user, deed=deeds[0], what=entry[deeds[0]], where=where)


def default_script(export: Export) -> list[Entry]:
    """Return what happens without a script: the first human speaker declares, leads, and resolves at the end."""
    people = {user["id"] for user in export.users if not user.get("is_bot")}
    channels = list(export.messages)
    home, first = next(
        (name, message)
        for message, name in sorted(
            ((message, name) for name in channels for message in export.messages[name]),
            key=lambda pair: str(pair[0]["ts"]),
        )
        if message.get("user") in people
    )
    user, begin = first["user"], datetime.fromtimestamp(float(first["ts"]), UTC)
    end = datetime.fromtimestamp(float(export.last_ts), UTC) + timedelta(minutes=1)
    commands = [f"start here Incident in #{home}", "lead me"]
    commands += [f"watch #{name}" for name in channels if name != home]
    return [
        Entry(at=at, user=user, deed="command", what=f"/incident {command}", where={"channel": home})
        for at, command in [*((begin, command) for command in commands), (end, "resolve")]
    ]
