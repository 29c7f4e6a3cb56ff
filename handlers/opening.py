"""Opens a modal while its trigger lives; what takes longer to make comes in the place of one that says so."""

import threading
from collections.abc import Mapping
from typing import Any

import structlog

from bot.rendering.slack.parts import SlackMessage
from bot.rendering.slack.views import message_view
from bot.storage import StoreUnavailable
from bot.usecases.ports import Gateway, SlackError
from handlers.reply import Reply

# Slack takes a trigger for three seconds; the person's click and our call are part of them.
PATIENCE = 1.5
WAITING = message_view("One moment", "I am reading the record of the incident. The questions come up here.")

log = structlog.get_logger(__name__)


class Opening:
    """One trigger. It opens one modal: the one wanted, or after `patience` seconds first one that asks to wait."""

    def __init__(self, gateway: Gateway, trigger_id: str, patience: float = PATIENCE) -> None:
        self._gateway = gateway
        self._trigger_id = trigger_id
        self._patience = patience
        self._lock = threading.Lock()
        self._is_used = False
        self._view_id: str | None = None

    def show(self, reply: Reply, response_url: str | None) -> None:
        """Open the modal of a reply; where that fails, say so."""
        try:
            self._put(self._made(reply))
        except (SlackError, StoreUnavailable) as refused:
            reason = refused.error if isinstance(refused, SlackError) else str(refused)
            log.warning("view not opened", error=reason)
            self._tell(f"I could not open the form (`{reason}`). Please try again.", response_url)

    def _made(self, reply: Reply) -> Mapping[str, Any]:
        if reply.opens is None:
            return reply.view or {}
        timer = threading.Timer(self._patience, self._ask_to_wait)
        timer.start()
        try:
            return reply.opens()
        finally:
            timer.cancel()

    def _ask_to_wait(self) -> None:
        with self._lock:
            if self._is_used:
                return
            self._is_used = True
            try:
                self._view_id = self._gateway.open_view(self._trigger_id, WAITING)
            except SlackError as refused:
                log.warning("view not opened", error=refused.error)

    def _put(self, view: Mapping[str, Any]) -> None:
        with self._lock:
            self._is_used = True
            if self._view_id is None:
                self._gateway.open_view(self._trigger_id, view)
            else:
                self._gateway.update_view(self._view_id, view)

    def _tell(self, text: str, response_url: str | None) -> None:
        if self._view_id is not None:
            self._gateway.update_view(self._view_id, message_view("Not opened", text))
        elif response_url:
            self._gateway.respond(response_url, SlackMessage(text=text))
