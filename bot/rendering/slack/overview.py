"""Incidents as they are looked up: a list, one at a glance, and the summary for a new lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.action_items import ActionItem
from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.domain.milestones import Milestone
from bot.domain.people import Person
from bot.domain.roles import RoleHolder, TeamRoles
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.rendering.slack.items import due_text, owner_text
from bot.rendering.slack.parts import SlackMessage, mention, safe, section, when

MAX_TITLE, MAX_LINE, MAX_IMPACT = 90, 110, 300
# A hand-over has twenty lines at most.
MAX_ROLES = 12
MAX_EVENTS, MAX_ITEMS, MAX_ASKED = 5, 3, 2
SPOKEN = (TimelineKind.MESSAGE, TimelineKind.NOTE, TimelineKind.UPDATE, TimelineKind.IMPACT)


@dataclass(frozen=True, kw_only=True, slots=True)
class AtAGlance:
    """One incident: who does what, its milestones, its impact, what is open and which incidents belong to it."""

    incident: Incident
    roles: tuple[RoleHolder, ...]
    milestones: Mapping[Milestone, datetime]
    impact: TimelineEvent | None
    lines: int
    open_items: tuple[ActionItem, ...]
    linked: tuple[Incident, ...]
    called: TeamRoles = field(default_factory=TeamRoles)
    gone: frozenset[UserId] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class HandOver:
    """What a new lead has to know. `asked` are questions (wire text) that wait for somebody's answer."""

    glance: AtAGlance
    recent: Sequence[TimelineEvent]
    asked: Sequence[tuple[str, UserId]]
    open_questions: int
    people: Mapping[UserId, Person]


def state_words(incident: Incident) -> str:
    """Return "SEV-2 · active", with "test" where it is one."""
    severity = incident.severity.label if incident.severity else "severity not set"
    return f"{severity} · {incident.status.value}{' · test' if incident.is_test else ''}"


def incident_list(title: str, incidents: Sequence[Incident], more: int = 0) -> str:
    """Return a list under its title, a line for each incident: its key, state, title and channel."""
    lines = [f"*{title}*", *(_line(one) for one in incidents)]
    return "\n".join([*lines, f"_{more} more are not shown._"] if more else lines)


def _line(incident: Incident) -> str:
    where = f" in <#{incident.channel_id}>" if incident.channel_id else ""
    return f"• *{incident.key}* · {state_words(incident)} · {safe(incident.title, MAX_TITLE)}{where}"


def glance(known: AtAGlance) -> str:
    """Return an incident at a glance, in a few lines."""
    one = known.incident
    lines = [
        f"*{one.key}* · {safe(one.title, 200)}",
        f"{state_words(one)} · declared {when(one.declared_at)} by {mention(one.reporter_id)}",
        f"Lead: {holder(one.lead_id, known.gone)}",
        *_roles(known),
        *_impact(known.impact),
        *_milestones(known.milestones),
        f"{_counted(known.lines, 'timeline event')} · {_counted(len(known.open_items), 'open action item')}",
    ]
    if known.linked:
        lines.append("Linked: " + " · ".join(f"{other.key} {safe(other.title, 60)}" for other in known.linked))
    lines.append(f"Channel: <#{one.channel_id}>" if one.channel_id else "Its channel is being opened.")
    return "\n".join(lines)


def hand_over_text(facts: HandOver, head: str, now: datetime) -> str:
    """Return where an incident stands for a new lead, in twenty lines at most."""
    known, incident = facts.glance, facts.glance.incident
    minutes = int((now - incident.declared_at).total_seconds() // 60)
    lines = [
        f"*{head}*",
        f"{state_words(incident)} · declared {when(incident.declared_at)}, {minutes} minutes ago · "
        f"{safe(incident.title, MAX_TITLE)}",
        *_roles(known),
        *_impact(known.impact),
    ]
    shown = facts.recent[-MAX_EVENTS:]
    lines += _part("The last hour", [_event(one, facts.people) for one in shown], len(facts.recent) - len(shown))
    items = [f"• {one.number}. {safe(one.text, 80)} · {owner_text(one)} · {due_text(one)}" for one in known.open_items]
    lines += _part("Open action items", items[:MAX_ITEMS], len(items) - MAX_ITEMS)
    asked = [f"• {safe(text, MAX_LINE)} ({mention(user_id)} was asked)" for text, user_id in facts.asked[:MAX_ASKED]]
    more = [f"• {_counted(facts.open_questions, 'question')} of the postmortem without an answer"]
    lines += _part("Open questions", [*asked, *more] if facts.open_questions else asked, len(facts.asked) - MAX_ASKED)
    return "\n".join(lines)


def hand_over_message(facts: HandOver, lead_id: UserId, before: UserId | None, at: datetime) -> SlackMessage:
    """Return the summary as the incident's channel shows it, for the new lead."""
    key = facts.glance.incident.key
    head = f"{mention(lead_id)} leads {key} now" + (f", handed over by {mention(before)}" if before else "")
    text = hand_over_text(facts, head, at)
    return SlackMessage(text=text, blocks=(section(text, "handoff"),))


def _part(title: str, lines: Sequence[str], more: int) -> list[str]:
    """A title with its lines; how many more there are stands beside the title, so that it costs no line."""
    beside = f" ({more} more)" if more > 0 else ""
    return [f"*{title}*{beside}{'' if lines else ': nothing'}", *lines]


def holder(user_id: UserId | None, gone: frozenset[UserId]) -> str:
    """Return who has a role, and whether they left Slack."""
    return f"{mention(user_id)} (has left Slack)" if user_id in gone else mention(user_id)


def role_line(roles: Sequence[RoleHolder], called: TeamRoles, gone: frozenset[UserId]) -> str:
    """Return who does what besides leading, in one line, empty where nobody does."""
    shown = [f"{capital(called.label(one.role))}: {holder(one.user_id, gone)}" for one in roles[:MAX_ROLES]]
    more = [f"{len(roles) - MAX_ROLES} more: `/incident role`"] if len(roles) > MAX_ROLES else []
    return " · ".join([*shown, *more])


def _roles(known: AtAGlance) -> list[str]:
    said = role_line(known.roles, known.called, known.gone)
    return [said] if said else []


def capital(text: str) -> str:
    """Return `text` with a capital letter first; the others stay: a team may call a role "DBA"."""
    return text[:1].upper() + text[1:]


def _impact(impact: TimelineEvent | None) -> list[str]:
    return [f"Impact: {safe(impact.text, MAX_IMPACT)}"] if impact else []


def _milestones(milestones: Mapping[Milestone, datetime]) -> list[str]:
    reached = [point for point in Milestone if point in milestones and point is not Milestone.DECLARED]
    return [" · ".join(f"{point.value} {when(milestones[point])}" for point in reached)] if reached else []


def _event(event: TimelineEvent, people: Mapping[UserId, Person]) -> str:
    milestone = f"*{event.milestone.value}* " if event.milestone else ""
    author = people.get(event.author_id) if event.author_id and event.kind in SPOKEN else None
    said = f"{safe(author.name, 30)}: " if author else ""
    text = event.text if event.kind is TimelineKind.GAP else safe(event.text, MAX_LINE, people)
    return f"• {when(event.occurred_at)} {milestone}{said}{text}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
