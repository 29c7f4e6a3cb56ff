"""The tables. Data only; the migrations build the same ones, and a test compares the two."""

from bot.storage.tables.base import metadata
from bot.storage.tables.documents import (
    answer,
    asked_question,
    correction,
    document,
    review_comment,
    reviewer,
    sign_off,
    thread_reply,
)
from bot.storage.tables.incidents import (
    action_item,
    channel,
    incident,
    log_span,
    opened_home,
    person,
    reminder,
    timeline_event,
    watched_channel,
)
from bot.storage.tables.log import (
    captured_message,
    kept_file,
    message_file,
    message_reaction,
    message_revision,
    redaction,
)
from bot.storage.tables.work import inbox, outbox, pace, posted_message, process

__all__ = [
    "action_item",
    "answer",
    "asked_question",
    "captured_message",
    "channel",
    "correction",
    "document",
    "inbox",
    "incident",
    "kept_file",
    "log_span",
    "message_file",
    "message_reaction",
    "message_revision",
    "metadata",
    "opened_home",
    "outbox",
    "pace",
    "person",
    "posted_message",
    "process",
    "redaction",
    "reminder",
    "review_comment",
    "reviewer",
    "sign_off",
    "thread_reply",
    "timeline_event",
    "watched_channel",
]
