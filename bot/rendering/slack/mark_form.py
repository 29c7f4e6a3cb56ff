"""The form in which somebody sets a milestone: which one, when, and in which words."""

from collections.abc import Mapping
from typing import Any

import slackblocks as sb

from bot.domain.incident import Incident
from bot.domain.milestones import MEANINGS, Milestone
from bot.domain.timeline import TimelineEvent
from bot.rendering.slack.fields import option
from bot.rendering.slack.modals import input_block, modal, plain
from bot.rendering.slack.parts import Payload

# `declared` is the moment of declaring.
CHOICES: list[Milestone] = [one for one in Milestone if one is not Milestone.DECLARED]
WHEN = "Left empty: now. Otherwise as in 10:42, -5m, yesterday 23:10 or 2026-11-21T10:42Z."
MAX_TEXT = 1000


def mark_view(
    incident: Incident, reached: Mapping[Milestone, TimelineEvent], chosen: Milestone | None, text: str
) -> Payload:
    """Return the form; it remembers which event sets each milestone now. `text` is as one would type it."""
    words = sb.PlainTextInput(action_id="text", max_length=MAX_TEXT, initial_value=text[:MAX_TEXT] or None)
    time = sb.PlainTextInput(action_id="time", max_length=40, placeholder=plain("10:42"))
    blocks = [
        milestone_field(reached, chosen),
        input_block("When was it?", time, "time", hint=WHEN, is_optional=True),
        input_block("What happened?", words, "text", is_optional=True),
    ]
    seen = {point.value: event.id for point, event in reached.items()}
    title = f"{incident.key}: milestone"
    return modal(title, "mark", "Save", blocks, {"incident_id": incident.id, "seen": seen})


def milestone_field(reached: Mapping[Milestone, TimelineEvent], chosen: Milestone | None) -> Payload:
    """Return the choice of a milestone; one that was reached shows when (in UTC: a choice knows no reader's zone)."""
    options: dict[Milestone, Any] = {one: option(one.value, _label(one, reached.get(one))) for one in CHOICES}
    element = sb.StaticSelectMenu(
        action_id="milestone", options=list(options.values()), placeholder=plain("Choose a milestone"),
        initial_option=options.get(chosen) if chosen else None,
    )  # fmt: skip
    return input_block("Which milestone?", element, "milestone")


def _label(milestone: Milestone, event: TimelineEvent | None) -> str:
    now = f", set to {event.occurred_at:%Y-%m-%d %H:%M} UTC" if event else ""
    return f"{MEANINGS[milestone]} ({milestone.value}{now})"
