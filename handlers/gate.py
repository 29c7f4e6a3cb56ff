"""The gate: whatever people wrote loses its secrets here, before anything of ours stores, answers or logs it."""

from collections.abc import Callable, Mapping
from typing import Any

import structlog
from slack_bolt import BoltRequest

from bot.domain.ids import UserId
from bot.domain.redaction import count_kinds, redact_delivery, redact_payload
from bot.storage import StoreUnavailable
from bot.usecases.redactions import note_typed
from bot.usecases.scribe import Scribe

log = structlog.get_logger(__name__)


def without_secrets(body: Any) -> Any:
    """Return a payload of the Events API, whatever it is, without secrets; each message in it tells what it lost.

    Of one that is nested too deep to be searched, as none of Slack's is, only the id is left.
    """
    try:
        return redact_delivery(body)[0] if isinstance(body, Mapping) else redact_payload(body)[0]
    except RecursionError:
        log.warning("delivery too deep to be searched")
        return {"event_id": body.get("event_id")} if isinstance(body, Mapping) else None


class Gate:
    """The first of Bolt's middlewares of ours: commands and interactions."""

    def __init__(self, scribe: Scribe) -> None:
        self._scribe = scribe

    def pass_on(self, req: BoltRequest, next: Callable[[], None]) -> None:
        """Take secrets out of what was typed, tell whoever typed it, and go on."""
        req.body, found = redact_delivery(req.body)
        if found:
            self._note(req.body, count_kinds(found))
        next()

    def _note(self, body: Mapping[str, Any], kinds: Mapping[str, int]) -> None:
        user_id = body.get("user_id") or (body.get("user") or {}).get("id")
        if user_id is None:
            return
        try:
            note_typed(self._scribe, UserId(user_id), (body.get("view") or {}).get("id"), tuple(kinds.items()))
        except StoreUnavailable:
            log.warning("redaction not counted")  # the handler, which meets the same, tells the person
