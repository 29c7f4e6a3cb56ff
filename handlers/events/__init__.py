"""What Slack's Events API tells: one plain function for each type, in a registry."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bot.domain.messages import CapturedMessage
from bot.usecases.capture import capture
from bot.usecases.scribe import Scribe
from handlers.events.channels import id_changed, left, member_joined, member_left, renamed
from handlers.events.files import file_change, file_deleted
from handlers.events.home import app_home_opened
from handlers.events.marks import pin_added, pin_removed, reaction_added, reaction_removed
from handlers.events.mentions import app_mention
from handlers.events.messages import message, said
from handlers.events.people import user_change

EventHandler = Callable[[Scribe, Mapping[str, Any]], None]

EVENTS: Mapping[str, EventHandler] = {
    "message": message,
    "app_mention": app_mention,
    "reaction_added": reaction_added,
    "reaction_removed": reaction_removed,
    "pin_added": pin_added,
    "pin_removed": pin_removed,
    "member_joined_channel": member_joined,
    "member_left_channel": member_left,
    "channel_left": left,
    "group_left": left,
    "channel_rename": renamed,
    "group_rename": renamed,
    "channel_id_changed": id_changed,
    "user_change": user_change,
    "file_change": file_change,
    "file_deleted": file_deleted,
    "app_home_opened": app_home_opened,
}


def handle(scribe: Scribe, events: Iterable[Mapping[str, Any]]) -> None:
    """Hand events that somebody handles to the functions that do; messages that follow each other go in together."""
    together: list[CapturedMessage] = []
    for event in events:
        messages = said(scribe, event)
        if messages is not None:
            together += messages
            continue
        _take_in(scribe, together)
        together = []
        EVENTS[event["type"]](scribe, event)
    _take_in(scribe, together)


def _take_in(scribe: Scribe, messages: list[CapturedMessage]) -> None:
    if messages:
        capture(scribe, messages)
