"""Reminders: who is reminded of what, why and when. Pure: state and clock in, moments out."""

from bot.domain.reminders.reminder import (
    AT_ONCE,
    IN_CHANNEL,
    ONCE,
    Past,
    Reader,
    Reminder,
    ReminderRule,
    Subject,
    SubjectKind,
)

__all__ = ["AT_ONCE", "IN_CHANNEL", "ONCE", "Past", "Reader", "Reminder", "ReminderRule", "Subject", "SubjectKind"]
