"""What reminders are called in the outbox and in the metadata of messages."""

from datetime import date
from typing import Any

from bot.domain.ids import UserId
from bot.domain.reminders import IN_CHANNEL, Reminder, ReminderRule
from bot.storage.outbox import Effect


def digest_key(user_id: UserId, day: date) -> str:
    """Return the key of somebody's digest of a day: there is one."""
    return f"digest:{user_id}:{day.isoformat()}"


def person_lane(user_id: UserId) -> str:
    return f"person:{user_id}"


def digest_effect(user_id: UserId, day: date) -> Effect:
    """Return the effect that sends a digest; it belongs to no incident, since it may tell of many."""
    key = digest_key(user_id, day)
    arguments = {"message": key, "surface": "digest", "user_id": user_id, "digest_on": day.isoformat()}
    return Effect(kind="digest", key=f"post:{key}", lane=person_lane(user_id), arguments=arguments)


def digest_update(user_id: UserId, day: date) -> Effect:
    """Return the effect that rewrites a digest from the state as it will be then."""
    sent = digest_effect(user_id, day)
    return Effect(kind="update", key=f"update:{digest_key(user_id, day)}", lane=sent.lane, arguments=sent.arguments)


def at_once_effect(reminder: Reminder) -> Effect:
    """Return the effect that says something in an incident's channel, or to one person outside of their digest.

    It names the incident in its arguments alone: a reference would wait for whoever changes the incident, and they
    may be waiting for the reminders.
    """
    arguments = nudge_arguments(reminder.subject_id, reminder.rule, reminder.occurrence)
    key = arguments["message"]
    lane, kind = f"nudge:{reminder.subject_id}", "nudge"
    if reminder.recipient_id != IN_CHANNEL:
        kind, arguments = "ask_for_update", {**arguments, "surface": "update_due", "user_id": reminder.recipient_id}
    return Effect(kind=kind, key=f"post:{key}", lane=lane, arguments=arguments)


def nudge_arguments(incident_id: int, rule: ReminderRule, occurrence: str) -> dict[str, Any]:
    """Return what posts and rewrites a nudge go by; its key is the `message`."""
    key = f"nudge:{incident_id}:{rule.value}:{occurrence}"
    return {
        "message": key, "surface": "nudge", "subject_id": incident_id, "rule": rule.value, "occurrence": occurrence,
    }  # fmt: skip
