"""The folder of `--data`: one demo at a time, and what is in it can be thrown away."""

import shutil
import sqlite3
from pathlib import Path
from types import TracebackType

from bot.told import Told

OURS = ("workspace.json", "workspace.json.new", "whole", "files", "scribe.db", "scribe.db-wal", "scribe.db-shm")
LOCK = "in-use"


class DataFolder:
    """A context manager: holds the folder against a second demo, in a way that ends with the process."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> "DataFolder":
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._lock = sqlite3.connect(self.path / LOCK, timeout=0, isolation_level=None, check_same_thread=False)
            self._lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as taken:
            raise Told(f"{self.path} cannot be used: another demo may be using it ({taken}).") from None
        except OSError as wrong:
            raise Told(f"{self.path} cannot be used: {wrong.strerror}.") from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.close()

    def empty(self) -> None:
        """Delete what a demo keeps here, and nothing else."""
        for name in OURS:
            path = self.path / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
