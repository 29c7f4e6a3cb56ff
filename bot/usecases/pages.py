"""A page of history: most of it is plainly new, or known just so already, and neither needs a closer look."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bot.domain.messages import CapturedMessage
from bot.storage import Tx
from bot.usecases.capture import watches_of
from bot.usecases.plainly_new import Watched, plainly_new
from bot.usecases.scribe import Scribe

TOLD = ("text", "user_id", "bot_id", "author_name", "subtype", "thread_ts", "edited_ts")


class Read(NamedTuple):
    """A message as Slack showed it in a page; `is_marked`: with reactions or a pin."""

    payload: Mapping[str, Any]
    message: CapturedMessage
    is_marked: bool


def needing_a_look(tx: Tx, scribe: Scribe, page: Sequence[Read]) -> list[Read]:
    """Take in what is plainly new; return the others, but for what the log knows just so. The channel is held."""
    log = _log(tx, [one.message for one in page])
    unsure = [one for one in page if one.is_marked or not _is_just_so(log.get(one.message.ts), one.message)]
    new = [one.message for one in unsure if not one.is_marked and one.message.ts not in log]
    watched = [Watched(message, watches) for message in new if (watches := watches_of(tx, message))]
    came_after, others = plainly_new(tx, scribe, watched)
    done = {message.ts for message in new} - {one.message.ts for one in others} - {ts for _, _, ts in came_after}
    return [one for one in unsure if one.message.ts not in done]


def _log(tx: Tx, messages: Sequence[CapturedMessage]) -> dict[str, CapturedMessage]:
    if not messages:
        return {}
    stamps = [message.ts for message in messages]
    return {one.ts: one for one in tx.messages.these(messages[0].team_id, messages[0].channel_id, stamps)}


def _is_just_so(known: CapturedMessage | None, shown: CapturedMessage) -> bool:
    if known is None or known.is_deleted or known.reactions or known.is_pinned or known.files:
        return False
    brings = shown.files or shown.redacted or shown.is_deleted or shown.shown_at
    return not brings and all(getattr(known, name) == getattr(shown, name) for name in TOLD)
