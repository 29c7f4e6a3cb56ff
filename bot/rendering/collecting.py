"""Making a document without the garbage collector, which would only walk through it again and again."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_paused_by = 0


@contextmanager
def without_collection() -> Iterator[None]:
    """Have no cycles looked for meanwhile, in any thread.

    A document is made of many small values that hold no cycles: counting references frees them all the same, and
    looking for cycles among them takes the longer, the more of them there are.
    """
    _pause(1)
    try:
        yield
    finally:
        _pause(-1)


def _pause(change: int) -> None:
    global _paused_by
    with _lock:
        was_paused, _paused_by = _paused_by > 0, _paused_by + change
        if _paused_by and not was_paused:
            gc.disable()
        elif was_paused and not _paused_by:
            gc.enable()
