"""Files described anew, and files deleted; that one was shared is told by its message."""

from collections.abc import Mapping
from typing import Any

from bot.usecases.files import file_changed, forget_file
from bot.usecases.scribe import Scribe


def file_change(scribe: Scribe, event: Mapping[str, Any]) -> None:
    file_changed(scribe, event["file_id"])


def file_deleted(scribe: Scribe, event: Mapping[str, Any]) -> None:
    forget_file(scribe, event["file_id"])
