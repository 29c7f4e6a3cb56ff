"""Trouble on demand: which of the next Web API calls fail, and how."""

from dataclasses import dataclass


@dataclass(kw_only=True)
class Fault:
    """The next `times` calls of `method` (`*`: any) fail, after `skip` that do not.

    `hang` seconds pass before the connection is dropped without an answer. With `before` the call has no
    effect; without it the effect happens and only the answer is lost.
    """

    method: str
    times: int = 1
    error: str | None = None
    status: int | None = None
    retry_after: float | None = None
    hang: float | None = None
    before: bool = True
    skip: int = 0


class Faults:
    """The faults still to come, and a delay for every answer. Hold the workspace's lock."""

    def __init__(self) -> None:
        self.coming: list[Fault] = []
        self.delay = 0.0

    def add(self, fault: Fault) -> None:
        """Have this fault happen after those that were added earlier."""
        self.coming.append(fault)

    def take(self, method: str, *, only: bool = False) -> Fault | None:
        """The fault that strikes this call, which counts it down; with `only` none that strikes any call."""
        for fault in self.coming:
            if fault.method != method and (only or fault.method != "*"):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self.coming.remove(fault)
            return fault
        return None
