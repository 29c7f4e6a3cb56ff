"""The announcement: the one message of an incident in the channel that hears of it, edited in place."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.ids import ChannelId
from bot.domain.incident import Incident
from bot.domain.severity_names import SeverityNames
from bot.domain.timeline import TimelineEvent
from bot.rendering.slack.parts import SlackMessage, context, mention, safe, section, when
from bot.rendering.slack.updates import audience_words

MAX_UPDATE = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnouncementFacts:
    """What it tells besides the incident's state: the latest status update, and since when it is over or open again."""

    update: TimelineEvent | None = None
    resolved_at: datetime | None = None
    reopened_at: datetime | None = None
    severities: SeverityNames = field(default_factory=SeverityNames)


def announcement(incident: Incident, facts: AnnouncementFacts) -> SlackMessage:
    """Return the announcement as the incident stands now."""
    severity = safe(facts.severities.label(incident.severity)) if incident.severity else "severity not set"
    head = f"*{incident.key}* · {severity} · *{incident.status.value}*: {safe(incident.title)}"
    blocks = [section(head, "announcement"), context(_state(incident, facts), "state")]
    if facts.update is not None:
        said = "\n".join(f"> {line}" for line in safe(facts.update.text, MAX_UPDATE).split("\n"))
        blocks.append(section(said, "update"))
        told = f"{audience_words(facts.update.audience)} · {mention(facts.update.author_id)}"
        blocks.append(context(f"{told}, {when(facts.update.occurred_at)}", "told"))
    return SlackMessage(text=head, blocks=tuple(blocks))


def _state(incident: Incident, facts: AnnouncementFacts) -> str:
    parts = [f"<#{incident.channel_id}>"] if incident.channel_id else []
    parts.append(f"Lead: {mention(incident.lead_id)}")
    parts.append(f"declared {when(incident.declared_at)}")
    if incident.is_open and facts.reopened_at is not None:
        parts.append(f"reopened {when(facts.reopened_at)}")
    if not incident.is_open and facts.resolved_at is not None:
        parts.append(f"resolved {when(facts.resolved_at)}")
    return " · ".join(parts)


def moved(incident: Incident, channel_id: ChannelId) -> SlackMessage:
    """Return what stands in place of an announcement that another channel has now."""
    severity = f" as {incident.severity.label}" if incident.severity else ""
    text = f"*{incident.key}*: {safe(incident.title)} · goes on{severity} in <#{channel_id}>"
    return SlackMessage(text=text, blocks=(section(text, "announcement"),))


def withdrawn(incident: Incident) -> SlackMessage:
    """Return what stands in place of the announcement of an incident that is private now."""
    text = f"*{incident.key}* is not announced here any more."
    return SlackMessage(text=text, blocks=(section(text, "announcement"),))


def not_announced(incident: Incident, channel_id: ChannelId, reason: str) -> SlackMessage:
    """Return word of a channel that takes no announcement."""
    text = (
        f"{incident.key}: I could not announce it in <#{channel_id}>. Slack said `{safe(reason, 100)}`. Everything "
        "else goes on. If the channel is there, `/invite @scribe` there lets me in; if it is not, an admin can "
        f"choose another one by `/incident config`. I try again when {incident.key} changes."
    )
    return SlackMessage(text=text, blocks=(section(text, "trouble"),))
