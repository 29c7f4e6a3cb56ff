"""Reminders at work: planned whenever the state changes, claimed by ticks into digests, sent through the outbox."""

from bot.usecases.reminders.beginning import begin_reminding
from bot.usecases.reminders.sending import send_due_reminders

__all__ = ["begin_reminding", "send_due_reminders"]
