"""Which browser the tests use, and how it is started: Debian's Chromium, or another one, or Playwright's own."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

DEBIANS = "/usr/bin/chromium"
QUIET = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-sync", *QUIET]
NONE = "no browser: install Debian's chromium, or run `playwright install chromium`"


def find(own: str) -> str | None:
    """The path of a browser, or None; `own` is where Playwright would keep its own."""
    for candidate in (DEBIANS, shutil.which("chromium"), own):
        if candidate and Path(candidate).is_file():
            return candidate
    return None


def launch(playwright: Playwright) -> Browser:
    """Start it; skips where there is none, and fails with SCRIBE_NEEDS_BROWSER=1."""
    path = find(playwright.chromium.executable_path)
    if path is None and os.environ.get("SCRIBE_NEEDS_BROWSER") == "1":
        pytest.fail(NONE)
    if path is None:
        pytest.skip(NONE)
    return playwright.chromium.launch(executable_path=path, args=FLAGS)
