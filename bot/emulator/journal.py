"""What changed, noted for whoever watches: a note names a thing; how that is now is looked up when it is told."""

from collections import deque
from collections.abc import Callable
from itertools import islice

Note = tuple[str, ...]
KEPT = 20_000
TRAFFIC: Note = ("traffic",)


class Reader:
    """One watcher at its own place in the journal; `wake` is called once for any number of notes."""

    def __init__(self, wake: Callable[[], object]) -> None:
        self.position = 0
        self.is_awake = False
        self.sees_traffic = False
        self.wake = wake


class Journal:
    """The newest notes, and who reads them. Its state lives under the workspace's lock."""

    def __init__(self) -> None:
        self.changes = 0
        self._notes: deque[Note] = deque(maxlen=KEPT)
        self._written = 0
        self._readers: list[Reader] = []

    def tell(self, note: Note) -> None:
        """Note that this is not what it was; with nobody watching that costs a number."""
        self.changes += 1
        if self._readers:
            self._write(note, self._readers)

    def tell_of_traffic(self) -> None:
        """Note that there was an exchange with the app, if anybody watches those."""
        watching = [reader for reader in self._readers if reader.sees_traffic]
        if watching:
            self._write(TRAFFIC, watching)

    def _write(self, note: Note, readers: list[Reader]) -> None:
        self._notes.append(note)
        self._written += 1
        for reader in readers:
            if not reader.is_awake:
                reader.is_awake = True
                reader.wake()

    def join(self, reader: Reader) -> None:
        """Let a reader begin at the end, whether or not it was there before."""
        reader.position = self._written
        if reader not in self._readers:
            self._readers.append(reader)

    def leave(self, reader: Reader) -> None:
        """Forget a reader."""
        if reader in self._readers:
            self._readers.remove(reader)

    def read(self, reader: Reader, most: int) -> list[Note] | None:
        """The next notes, each once; of `most` at a time. None where the reader is too far behind."""
        behind = self._written - reader.position
        if behind > len(self._notes):
            return None
        begin = len(self._notes) - behind
        found = list(islice(self._notes, begin, begin + most))
        reader.position += len(found)
        reader.is_awake = behind > len(found)
        return list(dict.fromkeys(found))
