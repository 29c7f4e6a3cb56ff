"""The form that puts a message on the timeline: in which words, when it happened, what it was."""

from collections.abc import Mapping, Sequence
from typing import Any

import slackblocks as sb

from bot.domain.incident import Incident
from bot.domain.milestones import MEANINGS, Milestone
from bot.domain.timeline import TimelineEvent
from bot.rendering.slack.fields import option
from bot.rendering.slack.long_texts import MAX_INPUT
from bot.rendering.slack.mark_form import milestone_field
from bot.rendering.slack.modals import input_block, modal, plain
from bot.rendering.slack.parts import Payload, context, safe, when

# `declared` is the moment of declaring, `resolved` comes with resolving.
CHOICES: list[Milestone] = [one for one in Milestone if one not in (Milestone.DECLARED, Milestone.RESOLVED)]


def placing_view(
    incidents: Sequence[Incident], shown: str, said: str, before: TimelineEvent | None, metadata: Mapping[str, Any]
) -> Payload:
    """Return the form; `shown` is the text as one would type it, `said` when it was said, in words.

    With several incidents one is chosen; `before` is the line that stands for the message already.
    """
    blocks = [*which_incident(incidents), _words(shown), _time(said), _milestone(before), _key(before)]
    if before is not None:
        blocks += [context(f"It stands on the timeline already, at {when(before.occurred_at)}.", "before"), _off()]
    return modal("Add to timeline", "place", "Add", blocks, metadata)


def milestone_view(
    incidents: Sequence[Incident], shown: str, said: str, reached: Mapping[Milestone, TimelineEvent],
    metadata: Mapping[str, Any],
) -> Payload:  # fmt: skip
    """Return the form that sets a milestone by a message, at the time when it was `said` unless another is typed."""
    time = sb.PlainTextInput(action_id="time", max_length=40, initial_value=said)
    hint = "Left as it is: when the message was said. Otherwise as in 10:42, -5m, yesterday 23:10 or 2026-11-21T10:42Z."
    blocks = [
        *which_incident(incidents),
        milestone_field(reached, None),
        input_block("When was it?", time, "time", hint=hint, is_optional=True),
        _words(shown),
    ]
    return modal("Set a milestone", "place", "Save", blocks, metadata)


def which_incident(incidents: Sequence[Incident]) -> list[Payload]:
    """Return the choice of an incident; where there is only one, its name."""
    if len(incidents) == 1:
        return [context(f"{incidents[0].key}: {safe(incidents[0].title)}", "incident")]
    options = [sb.Option(plain(f"{one.key}: {one.title}"[:75]), value=str(one.id)) for one in incidents[:100]]
    return [input_block("Incident", sb.StaticSelectMenu(action_id="incident", options=options), "incident")]


def _words(shown: str) -> Payload:
    text = shown if len(shown) <= MAX_INPUT else ""
    element = sb.PlainTextInput(
        action_id="wording", multiline=True, max_length=MAX_INPUT, initial_value=text or None,
    )  # fmt: skip
    hint = "Left as it is, or emptied, the line follows the message. Other words are marked as reworded by you."
    return input_block("Text", element, "wording", hint=hint, is_optional=True)


def _time(said: str) -> Payload:
    element = sb.PlainTextInput(action_id="time", max_length=40, placeholder=plain("10:42"))
    hint = f"Left empty: when it was said ({said}). Otherwise as in 10:42, -5m, yesterday 23:10 or 2026-11-21T10:42Z."
    return input_block("When did it happen?", element, "time", hint=hint, is_optional=True)


def _milestone(before: TimelineEvent | None) -> Payload:
    options: dict[Milestone, Any] = {one: option(one.value, f"{MEANINGS[one]} ({one.value})") for one in CHOICES}
    chosen = options.get(before.milestone) if before is not None and before.milestone else None
    element = sb.StaticSelectMenu(
        action_id="milestone", options=list(options.values()), placeholder=plain("Something that happened"),
        initial_option=chosen,
    )  # fmt: skip
    return input_block("Is it a milestone?", element, "milestone", is_optional=True)


def _key(before: TimelineEvent | None) -> Payload:
    key = option("key", "List it among the key events")
    is_key = before is not None and before.is_key
    element = sb.CheckboxGroup(action_id="key", options=[key], initial_options=[key] if is_key else None)
    return input_block("Key event", element, "key", is_optional=True)


def _off() -> Payload:
    element = sb.CheckboxGroup(action_id="off", options=[option("off", "Take it off the timeline")])
    return input_block("Or", element, "off", is_optional=True)
