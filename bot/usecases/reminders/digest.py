"""What a digest and a nudge say, read from the state as it is at the moment they are sent or rewritten."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from bot.domain.ids import ChannelId, IncidentId, UserId
from bot.domain.incident import IncidentStatus
from bot.domain.reminders import ReminderRule, SubjectKind
from bot.domain.timeline import TimelineKind
from bot.rendering.slack.digest import DigestIncident, DigestItem, digest, nudge, unreached, update_due
from bot.rendering.slack.parts import SlackMessage
from bot.storage import Tx
from bot.usecases.reminders.cases import told_at
from bot.usecases.reminders.keys import digest_key
from bot.usecases.scribe import Scribe


def digest_message(tx: Tx, scribe: Scribe, user_id: UserId, digest_on: date) -> SlackMessage | None:
    """Return somebody's digest of a day; None where it was not sent yet and nothing in it is open any more."""
    items: dict[int, set[ReminderRule]] = {}
    incidents: dict[int, set[ReminderRule]] = {}
    for one in tx.reminders.in_digest(user_id, digest_on):
        group = items if one.subject_kind is SubjectKind.ACTION_ITEM else incidents
        group.setdefault(one.subject_id, set()).add(one.rule)
    found = tx.action_items.with_ids(items)
    known = tx.incidents.with_ids({item.incident_id for item in found} | set(incidents))
    about = [
        DigestItem(item=item, incident=known[item.incident_id], rules=frozenset(items[item.id or 0])) for item in found
    ]
    states = [
        DigestIncident(incident=known[one], rules=frozenset(rules)) for one, rules in incidents.items() if one in known
    ]
    is_sent = tx.outbox.posted(digest_key(user_id, digest_on)) is not None
    if not (is_sent or states or any(one.item.is_open for one in about)):
        return None
    return digest(about, states, digest_on, scribe.workspace.url, scribe.now())


def nudge_message(tx: Tx, arguments: Mapping[str, Any]) -> tuple[SlackMessage, ChannelId | None, UserId]:
    """Return what is said, the incident's channel (None: there is none yet), and who hears of it then."""
    incident = tx.incidents.get(IncidentId(arguments["subject_id"]))
    rule = ReminderRule(arguments["rule"])
    led_since = incident.led_since(tx.timeline.of(incident.id)) if rule is ReminderRule.NO_LEAD else None
    return nudge(incident, rule, led_since), incident.channel_id, incident.answerable_id


def update_due_message(tx: Tx, scribe: Scribe, incident_id: IncidentId) -> SlackMessage | None:
    """Return the question where the incident stands; None where people were told meanwhile, or it is over."""
    incident = tx.incidents.get(incident_id)
    minutes = scribe.taste.intervals.update_minutes.of(incident.severity)
    if minutes is None or incident.status is not IncidentStatus.ACTIVE:
        return None
    if scribe.now() < told_at(tx, incident) + timedelta(minutes=minutes):
        return None
    return update_due(incident, tx.timeline.last_of(incident.id, [TimelineKind.UPDATE]))


def unreached_message(tx: Tx, scribe: Scribe, incident_id: IncidentId, arguments: Mapping[str, Any]) -> SlackMessage:
    """Return word of reminders that Slack would not take."""
    items = tx.action_items.with_ids(arguments["item_ids"])
    missed = UserId(arguments["missed"]) if arguments["missed"] else None
    return unreached(tx.incidents.get(incident_id), items, missed, arguments["reason"])
