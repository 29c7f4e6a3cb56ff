"""Figures as JSON for machines."""

import json
from datetime import timedelta

from bot.domain.figures import MEAN_FROM, Durations, Figures, Group
from bot.rendering.timeline_json import utc_text

SCHEMA = "incident-scribe/figures"
VERSION = 1


def convert(figures: Figures) -> str:
    """Return an object with the list `groups`; lengths are in seconds, what is not known or not given is null."""
    content = {
        "schema": SCHEMA,
        "version": VERSION,
        "as_of": utc_text(figures.as_of),
        "since": utc_text(figures.since) if figures.since else None,
        "canceled_left_out": figures.canceled,
        "includes_private_incidents": True,
        "mean_from_n": MEAN_FROM,
        "groups": [_group(group) for group in figures.groups],
    }
    return json.dumps(content, sort_keys=True, indent=2, ensure_ascii=True) + "\n"


def _group(group: Group) -> dict[str, object]:
    kept = group.kept
    return {
        "quarter": group.quarter,
        "severity": group.severity.value if group.severity else None,
        "incidents": group.incidents,
        "durations_in_seconds": {name: _durations(one) for name, one in group.durations.items()},
        "action_items": {
            "done_in_time": kept.in_time, "n": kept.n, "share": kept.share, "not_due_yet": kept.undecided,
            "without_due_date": kept.undated, "will_not_be_done": kept.dropped,
        },
    }  # fmt: skip


def _durations(durations: Durations) -> dict[str, object]:
    ends = durations.quartiles
    return {
        "n": durations.n,
        "lacking_a_milestone": durations.lacking,
        "contradicted": durations.contradicted,
        "median": _seconds(durations.median),
        "quartiles": [_seconds(end) for end in ends] if ends else None,
        "mean": _seconds(durations.mean),
    }


def _seconds(length: timedelta | None) -> float | None:
    return None if length is None else length.total_seconds()
