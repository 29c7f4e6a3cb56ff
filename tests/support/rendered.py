"""A document in a format, skipped where the system lacks what the format needs."""

import os

import pytest

from bot.postmortem.record import Record
from bot.rendering.documents import MissingExtra, render


def rendered(record: Record, template: str, name: str) -> str | bytes:
    """Return the document; skips PDF where its system library is missing, unless SCRIBE_NEEDS_PDF is set."""
    try:
        return render(record, template, name)
    except MissingExtra as missing:
        if os.environ.get("SCRIBE_NEEDS_PDF") or name != "pdf":
            raise
        pytest.skip(f"no Pango on this machine: {missing}")
