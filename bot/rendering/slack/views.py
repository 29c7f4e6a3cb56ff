"""The modals: declaring, the questions of one section, and one that only says something."""

import slackblocks as sb

from bot.domain.incident import Incident
from bot.domain.severity import Severity
from bot.domain.severity_names import SeverityNames
from bot.postmortem.catalogue import questions_in, section
from bot.rendering.slack.fields import option
from bot.rendering.slack.fitting import fitting
from bot.rendering.slack.modals import input_block, modal, plain
from bot.rendering.slack.parts import Payload
from bot.rendering.slack.parts import section as paragraph
from bot.rendering.slack.sheet import Sheet

BEGAN = "Only if it began before now: 09:58, -45m or 2026-11-21T09:58Z."


def start_view(channel_id: str, names: SeverityNames) -> Payload:
    """Return the modal that declares an incident; it remembers the channel that it was asked for in."""
    title = sb.PlainTextInput(
        action_id="title", max_length=200, focus_on_load=True, placeholder=plain("Checkout fails")
    )
    severity = sb.StaticSelectMenu(
        action_id="severity", placeholder=plain("Not sure yet"),
        options=[_severity(names, one) for one in Severity],
    )  # fmt: skip
    places = [
        option("new", "A new channel"),
        option("private", "A new private channel"),
        option("here", "This channel"),
    ]
    where = sb.RadioButtonGroup(action_id="where", options=places, initial_option=places[0])
    began = sb.PlainTextInput(action_id="began", max_length=40, placeholder=plain("09:58"))
    test = sb.CheckboxGroup(action_id="test", options=[option("test", "A test: left out of lists and figures")])
    blocks = [
        input_block("What is happening?", title, "title"),
        input_block("Severity", severity, "severity", is_optional=True),
        input_block("Where shall we work on it?", where, "where"),
        input_block("When did it begin?", began, "began", is_optional=True, hint=BEGAN),
        input_block("Is it a test?", test, "test", is_optional=True),
    ]
    return modal("Declare an incident", "start", "Declare", blocks, {"channel_id": channel_id})


def _severity(names: SeverityNames, severity: Severity) -> sb.Option:
    meaning = names.meaning(severity)
    return sb.Option(
        plain(names.label(severity)), value=severity.value, description=plain(meaning) if meaning else None
    )


def section_view(incident: Incident, section_key: str, sheet: Sheet) -> Payload:
    """Return the modal with the questions of one section, filled with what is known."""
    title = f"{incident.key}: {section(section_key).title}"
    fields = [field for part in fitting(questions_in(section_key), sheet).values() for field in part]
    return modal(title, "section", "Save", fields, {"incident_id": incident.id})


def message_view(title: str, text: str) -> Payload:
    """Return a modal that only says something."""
    return modal(title, "message", None, [paragraph(text, "message")], {})
