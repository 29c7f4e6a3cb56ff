"""Keeps a workspace in a folder: written whole and swapped in, so that whatever ends the process leaves a good one."""

import json
import os
import threading
import time
from pathlib import Path

from bot.emulator.incoming import read_json
from bot.emulator.saved import VERSION, contents, restore, state_of
from bot.emulator.workspace import Workspace

STATE, WHOLE, FILES = "workspace.json", "whole", "files"
GLANCE = 0.25  # seconds between two looks for changes
REST = 10  # times as long as a save took is waited until the next


class Unreadable(Exception):
    """What is kept in the folder cannot be read; begin anew, or use another folder."""


class Keeper:
    """Saves whenever something has changed, and at the end."""

    def __init__(self, ws: Workspace, folder: Path) -> None:
        self._ws, self._folder = ws, folder
        self._saved = -1  # the journal's count of changes at the last save
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)

    def load(self) -> bool:
        """Fill the workspace with what is kept; False where nothing is. Raises Unreadable."""
        try:
            state = read_json((self._folder / STATE).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return False
        except (OSError, ValueError) as wrong:
            raise Unreadable(f"{self._folder / STATE} cannot be read: {wrong}.") from wrong
        if not isinstance(state, dict) or state.get("version") != VERSION:
            raise Unreadable(f"{self._folder / STATE} was written by another version.")
        files = {path.name: path.read_bytes() for path in (self._folder / FILES).glob("*")}
        try:
            with self._ws.lock:
                restore(self._ws, state, files, is_whole=(self._folder / WHOLE).exists())
        except (LookupError, TypeError, ValueError, AttributeError) as wrong:
            raise Unreadable(f"{self._folder / STATE} is damaged: {wrong!r}.") from wrong
        return True

    def start(self) -> None:
        """Save what there is, and every change from now on."""
        (self._folder / FILES).mkdir(parents=True, exist_ok=True)
        (self._folder / WHOLE).unlink(missing_ok=True)
        self._save()
        self._thread.start()

    def stop(self) -> None:
        """Save a last time, and note that this was the last."""
        self._ended.set()
        self._thread.join()
        self._save()
        (self._folder / WHOLE).touch()

    def _run(self) -> None:
        pause = GLANCE
        while not self._ended.wait(pause):
            if self._ws.journal.changes != self._saved:
                began = time.monotonic()
                self._save()
                pause = max(GLANCE, REST * (time.monotonic() - began))

    def _save(self) -> None:
        with self._ws.lock:
            changes, text, kept = self._ws.journal.changes, json.dumps(state_of(self._ws)), contents(self._ws)
        folder = self._folder / FILES
        for name, content in kept.items():
            if not (folder / name).exists():
                _swap_in(folder / name, content)
        _swap_in(self._folder / STATE, text.encode())
        for path in folder.iterdir():
            if path.name not in kept:
                path.unlink()
        self._saved = changes


def _swap_in(path: Path, content: bytes) -> None:
    """Write a file so that at any moment there is the old one or the new one, whole."""
    beside = path.with_name(f"{path.name}.new")
    with beside.open("wb") as written:
        written.write(content)
        written.flush()
        os.fsync(written.fileno())
    beside.replace(path)
