"""What is no secret comes through untouched: hashes, ids, placeholders, talk about passwords, whole chats."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.domain.redaction import Redacted, redact, redact_payload
from tests.support.walls import ROOT

CHATLOGS = ROOT.parent / "shared" / "chatlogs"
HARMLESS = [
    line
    for line in (Path(__file__).parent / "harmless.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
]


def _messages() -> Iterator[dict[str, Any]]:
    for path in sorted(CHATLOGS.glob("*/*/*.json")):
        yield from json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("line", HARMLESS)
def test_a_harmless_line_is_left_alone(line: str) -> None:
    assert redact(line) == Redacted(line)


@pytest.mark.parametrize("shape", ["`{}`", "*{}*", "&gt; {}", "see {}."])
def test_a_harmless_line_is_left_alone_in_any_dress(shape: str) -> None:
    changed = [line for line in HARMLESS if redact(shape.format(line)).found]
    assert changed == []


def test_harmless_lines_are_left_alone_all_together() -> None:
    text = "\n".join(HARMLESS)
    assert redact(text) == Redacted(text)


def test_there_are_enough_harmless_lines() -> None:
    assert len(set(HARMLESS)) >= 150


def test_the_chats_of_real_incidents_are_left_alone() -> None:
    if not CHATLOGS.is_dir():
        pytest.skip(f"the recorded chats are not here: {CHATLOGS.name}")
    changed = [message for message in _messages() if redact_payload(message) != (message, ())]
    assert changed == []
