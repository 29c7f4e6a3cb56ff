"""Slack's own record of its methods and shapes, where it lies beside the project."""

import json
from pathlib import Path
from typing import Any

import pytest

SLACK = Path(__file__).resolve().parents[3] / "shared" / "slack"

needs_oracle = pytest.mark.skipif(not SLACK.is_dir(), reason="../shared/slack is not beside the project")


def recorded(path: str) -> Any:
    """One JSON file of the record."""
    return json.loads((SLACK / path).read_text())


def strange_keys(ours: Any, theirs: Any, at: str = "") -> list[str]:
    """The paths of keys that we print and the recorded shape lacks; a blank recorded object allows any key."""
    if isinstance(ours, dict) and isinstance(theirs, dict) and theirs:
        found = [f"{at}.{k}" for k in ours if k not in theirs]
        for key in ours.keys() & theirs.keys():
            found += strange_keys(ours[key], theirs[key], f"{at}.{key}")
        return found
    if isinstance(ours, list) and isinstance(theirs, list) and theirs:
        return [path for item in ours for path in strange_keys(item, theirs[0], f"{at}[]")]
    return []
