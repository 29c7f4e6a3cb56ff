"""Logging: one line of JSON for each thing worth knowing; never what people wrote."""

import logging
import sys

import structlog


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
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
