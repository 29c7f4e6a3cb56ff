"""Reads a Slack export, a folder or a zip: users.json, channels.json and CHANNEL/DAY.json."""

import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = dict[str, Any]
UPLOADS = "__uploads/"
_IS_UPLOAD = re.compile(f"{UPLOADS}[^/]+/[^/]+")


class BrokenExport(Exception):
    """The export cannot be read; the message names the file, the line and the reason."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Export:
    """Users and channels as exported, and the messages of each channel wanted, in the order said.

    `files` are the bytes of files, by id, that lie in `__uploads/ID/`: Slack exports none, other tools do.
    """

    users: Sequence[Json]
    channels: Sequence[Json]
    messages: dict[str, list[Json]]
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def first_ts(self) -> str:
        return min(str(message["ts"]) for said in self.messages.values() for message in said)

    @property
    def last_ts(self) -> str:
        return max(str(message["ts"]) for said in self.messages.values() for message in said)


def read_export(source: Path, channel_names: Sequence[str]) -> Export:
    """Return the export at `source` with the messages of these channels; raises `BrokenExport`."""
    with _opened(source) as files:
        users, channels = _array(files, "users.json"), _array(files, "channels.json")
        known = {channel.get("name") for channel in channels}
        for name in channel_names:
            if name not in known:
                listed = ", ".join(sorted(str(one) for one in known))
                raise BrokenExport(f"channels.json: there is no channel “{name}”; there is {listed}")
        messages = {name: list(_messages(files, name)) for name in channel_names}
        uploads = {path.split("/")[1]: files.content(path) for path in files.uploads()}
    if not any(messages.values()):
        raise BrokenExport(f"{source}: these channels hold no messages")
    return Export(users=users, channels=channels, messages=messages, files=uploads)


def _messages(files: "_Files", channel: str) -> Iterator[Json]:
    days = sorted(name for name in files.names() if name.startswith(f"{channel}/") and name.endswith(".json"))
    said = [(_checked(message, day, index), day) for day in days for index, message in enumerate(_array(files, day))]
    return (message for message, _ in sorted(said, key=lambda pair: str(pair[0]["ts"])))


def _checked(message: Json, day: str, index: int) -> Json:
    ts = message.get("ts")
    if not isinstance(ts, str) or not ts.replace(".", "", 1).isdigit() or "." not in ts:
        raise BrokenExport(f"{day}: message {index + 1}: “ts” is not a time such as 1553606820.000100")
    if not (message.get("user") or message.get("bot_id") or message.get("username")):
        raise BrokenExport(f"{day}: message {index + 1}: nobody said it (no “user”, no “bot_id”)")
    if not isinstance(message.get("text", ""), str):
        raise BrokenExport(f"{day}: message {index + 1}: “text” is not a string")
    return message


def _array(files: "_Files", name: str) -> list[Json]:
    try:
        found = json.loads(files.read(name))
    except KeyError as missing:
        raise BrokenExport(f"{name}: the file is missing") from missing
    except json.JSONDecodeError as wrong:
        raise BrokenExport(f"{name}: line {wrong.lineno}: {wrong.msg}") from wrong
    except UnicodeDecodeError as wrong:
        raise BrokenExport(f"{name}: byte {wrong.start}: not UTF-8") from wrong
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise BrokenExport(f"{name}: line 1: a list of objects was expected")
    return found


class _Files:
    """The files of a folder, by their path inside it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        return [path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*.json")]

    def uploads(self) -> list[str]:
        """Return the paths of files that people shared, `__uploads/ID/name`."""
        return [path.relative_to(self._folder).as_posix() for path in sorted(self._folder.glob(f"{UPLOADS}*/*"))]

    def content(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()

    def read(self, name: str) -> str:
        path = self._folder / name
        if not path.is_file():
            raise KeyError(name)
        return path.read_text(encoding="utf-8")

    def __enter__(self) -> "_Files":
        return self

    def __exit__(self, *_: object) -> None:
        return


class _ZippedFiles(_Files):
    """The files of a zip archive."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path)

    def names(self) -> list[str]:
        return self._zip.namelist()

    def uploads(self) -> list[str]:
        return [name for name in sorted(self._zip.namelist()) if _IS_UPLOAD.fullmatch(name)]

    def content(self, name: str) -> bytes:
        return self._zip.read(name)

    def read(self, name: str) -> str:
        return self._zip.read(name).decode("utf-8")

    def __exit__(self, *_: object) -> None:
        self._zip.close()


def _opened(source: Path) -> _Files:
    if source.is_dir():
        return _Files(source)
    if source.is_file() and zipfile.is_zipfile(source):
        return _ZippedFiles(source)
    raise BrokenExport(f"{source}: neither a folder nor a zip archive")
