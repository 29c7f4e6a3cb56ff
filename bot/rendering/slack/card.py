"""The incident card: the one message in the channel that is always true."""

from dataclasses import dataclass, field

from bot.domain.ids import UserId
from bot.domain.incident import RECORDING, Incident, IncidentStatus, PostmortemStatus
from bot.domain.roles import Role, RoleHolder, TeamRoles
from bot.domain.severity_names import SeverityNames
from bot.domain.timeline import TimelineEvent
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.menu import How, MenuEntry, lead_entry, menu_row
from bot.rendering.slack.overview import capital, holder, role_line
from bot.rendering.slack.parts import Payload, SlackMessage, ago, context, header, mention, safe, section, when

MAX_UPDATE = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class CardFacts:
    """What the card tells besides the incident itself.

    `update` is the newest status update, `gone` are those who have a role and left Slack.
    """

    timeline_events: int
    open_actions: int
    roles: tuple[RoleHolder, ...] = ()
    called: TeamRoles = field(default_factory=TeamRoles)
    gone: frozenset[UserId] = frozenset()
    update: TimelineEvent | None = None
    severities: SeverityNames = field(default_factory=SeverityNames)


def card(incident: Incident, facts: CardFacts) -> SlackMessage:
    """Return the card as the incident stands now, with the buttons that make sense now."""
    severity = safe(facts.severities.label(incident.severity)) if incident.severity else "Severity not set"
    title = f"{incident.key} · {to_plain(incident.title)}"
    test = " · test" if incident.is_test else ""
    lines = [
        f"*{severity}* · *{incident.status.value.capitalize()}*{test} · declared {when(incident.declared_at)} "
        f"by {mention(incident.reporter_id)}",
        _lead(incident, facts),
        *filter(None, [role_line(facts.roles, facts.called, facts.gone)]),
        *_update(facts.update),
        f"{_counted(facts.timeline_events, 'timeline event')} · {_counted(facts.open_actions, 'open action item')}",
    ]
    hint = (
        "I keep what is said here. Mark what matters with :pushpin: or `/incident note`; `/incident help` has the rest."
        if incident.status in RECORDING
        else f"What is said here is kept no longer. `/incident draft {incident.key}` sends the postmortem."
    )
    text = f"{incident.key} {severity} {incident.status.value}: {safe(incident.title)}"
    row = menu_row(_entries(incident, facts), "actions")
    blocks: tuple[Payload, ...] = (header(title, "title"), section("\n".join(lines), "state"), row)
    return SlackMessage(text=text, blocks=(*blocks, context(hint, "hint")))


def _lead(incident: Incident, facts: CardFacts) -> str:
    label = facts.called.label(Role.INCIDENT_LEAD)
    label = "Lead" if label == Role.INCIDENT_LEAD.label else capital(label)
    needs_one = incident.lead_id is None or incident.lead_id in facts.gone
    how = " (`/incident lead @name`)" if needs_one else ""
    return f"{label}: {holder(incident.lead_id, facts.gone)}{how}"


def _update(update: TimelineEvent | None) -> list[str]:
    if update is None:
        return []
    return [f"Last update {ago(update.occurred_at)}: {safe(update.text, MAX_UPDATE)}"]


def _entries(incident: Incident, facts: CardFacts) -> list[MenuEntry]:
    """The buttons: everybody in the channel sees the same ones, and whoever may not is told who may."""
    if incident.is_open:
        return _while_it_runs(incident, facts)
    draft = MenuEntry(label="Send me the draft", command="draft", text=incident.key)
    again = MenuEntry(
        label="Reopen", command="reopen", text=incident.key,
        confirms=(f"Reopen {incident.key}?", "It is active again, and what is said here is kept from then on."),
    )  # fmt: skip
    if incident.status is IncidentStatus.RESOLVED:
        whys = MenuEntry(label="Ask the five whys", command="whys", text=incident.key)
        items = MenuEntry(label="Action items", command="actions", text=incident.key)
        is_final = incident.postmortem_status is PostmortemStatus.FINAL
        return [draft, items, again] if is_final else [whys, draft, items, again]
    return [again] if incident.status is IncidentStatus.CANCELED else [draft, again]


def _while_it_runs(incident: Incident, facts: CardFacts) -> list[MenuEntry]:
    key = incident.key
    needs_lead = incident.lead_id is None or incident.lead_id in facts.gone
    resolve = MenuEntry(
        label="Resolve", command="resolve", text=key,
        confirms=(f"Resolve {key}?", "The five whys come up, and the draft goes to the lead. Reopening undoes it."),
    )  # fmt: skip
    return [
        *([lead_entry(incident, is_primary=True)] if needs_lead else []),
        MenuEntry(label="Take a role…", command="role", text=key, how=How.FORM),
        MenuEntry(label="Add a note", command="note", text=key, how=How.ASKS),
        MenuEntry(label="Mark a milestone…", command="mark", text=key, how=How.FORM),
        resolve,
    ]


def topic(incident: Incident) -> str:
    """Return the channel's topic, at most 250 characters; it is set once, so it names only what does not change."""
    return f"{incident.key} · {to_plain(incident.title)}"[:250]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
