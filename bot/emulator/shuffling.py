"""Envelopes of events in random order, each several times; always the same for the same seed."""

import random


class Shuffling:
    """How often an envelope is sent, and how late each time. Until it begins: once, and at once."""

    def __init__(self) -> None:
        self.end()

    def begin(self, seed: int, most: int, seconds: float) -> None:
        """Send each envelope one to `most` times, each time up to `seconds` late."""
        self._chance, self._most, self._seconds = random.Random(seed), most, seconds

    def end(self) -> None:
        """Send each envelope once, and at once."""
        self.begin(0, 1, 0.0)

    def delays(self) -> list[float]:
        """Return the seconds after which each copy of the next envelope is sent."""
        return [self._chance.uniform(0.0, self._seconds) for _ in range(self._chance.randint(1, self._most))]
