"""Logging: one line of JSON for each thing worth knowing; never what people wrote."""

import contextlib
import io
import logging
import sys
from typing import TextIO, cast

import structlog


class _Steady(io.TextIOBase):
    """A stream that loses what cannot be written: a full disk must not end the thread that has something to say."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._stream.flush()


def set_up_logs(level: str) -> None:
    """Send logs of `level` and above to standard error. slack_sdk and Bolt print payloads below INFO: never there."""
    number = logging.getLevelNamesMapping()[level]
    logging.basicConfig(stream=sys.stderr, level=max(number, logging.INFO), format="%(message)s", force=True)
    for noisy in ("apscheduler", "slack_sdk", "slack_bolt", "websocket", "alembic", "uvicorn"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, _Steady(sys.stderr))),
    )
