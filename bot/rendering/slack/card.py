"""The incident card: the one message in the channel that is always true."""

from dataclasses import dataclass

from bot.domain.incident import RECORDING, Incident
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.parts import SlackMessage, context, header, mention, safe, section, when


@dataclass(frozen=True, kw_only=True, slots=True)
class CardFacts:
    """What the card counts."""

    timeline_events: int
    open_actions: int


def card(incident: Incident, facts: CardFacts) -> SlackMessage:
    """Return the card as the incident stands now."""
    severity = incident.severity.label if incident.severity else "Severity not set"
    title = f"{incident.key} · {to_plain(incident.title)}"
    lines = [
        f"*{severity}* · *{incident.status.value.capitalize()}* · declared {when(incident.declared_at)} "
        f"by {mention(incident.reporter_id)}",
        f"Lead: {mention(incident.lead_id)}{'' if incident.lead_id else ' (`/incident lead @name`)'}",
        f"{_counted(facts.timeline_events, 'timeline event')} · {_counted(facts.open_actions, 'open action item')}",
    ]
    hint = (
        "I keep what is said here. Mark what matters with :pushpin: or `/incident note`; `/incident help` has the rest."
        if incident.status in RECORDING
        else f"What is said here is kept no longer. `/incident draft {incident.key}` sends the postmortem."
    )
    text = f"{incident.key} {severity} {incident.status.value}: {safe(incident.title)}"
    blocks = (header(title, "title"), section("\n".join(lines), "state"), context(hint, "hint"))
    return SlackMessage(text=text, blocks=blocks)


def topic(incident: Incident) -> str:
    """Return the channel's topic, at most 250 characters."""
    severity = incident.severity.label if incident.severity else "severity not set"
    return f"{incident.key} · {severity} · {to_plain(incident.title)}"[:250]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
