"""Commands, clicks, submissions and shortcuts on their way to the app, and what its acknowledgement does."""

from bot.emulator.envelopes import Envelope
from bot.emulator.errors import SlackError
from bot.emulator.modals import clear, close, push_view, update_view
from bot.emulator.outcome import Outcome
from bot.emulator.records import Json, View
from bot.emulator.replies import respond
from bot.emulator.socketmode import SocketMode
from bot.emulator.tickets import ResponseUrl, Tickets
from bot.emulator.viewrules import check_view
from bot.emulator.workspace import Workspace


class Interactions:
    """Sends what users do and applies the answers; answers are applied as they come in, in their order."""

    def __init__(self, ws: Workspace, socket: SocketMode, tickets: Tickets) -> None:
        self.ws = ws
        self.socket = socket
        self.tickets = tickets
        self._effects: dict[str, tuple[Outcome, ResponseUrl | None, View | None]] = {}

    def send(
        self,
        kind: str,
        name: str,
        payload: Json,
        *,
        timeout: float,
        reply_to: ResponseUrl | None = None,
        view: View | None = None,
    ) -> Outcome:
        """Deliver and wait for the acknowledgement for up to `timeout` seconds of real time."""
        user = view.user if view else (reply_to.user if reply_to else "")
        outcome = Outcome(find_messages=MessagesSince(self.ws, user, reply_to))
        with self.ws.lock:
            envelope = self.socket.send_once(kind, name, payload)
            if envelope is None:
                outcome.error = "dispatch_failed"
                self._unreached(name, outcome.error, "The app is not connected.")
                return outcome
            self._effects[envelope.id] = (outcome, reply_to, view)
        if not envelope.answered.wait(timeout) and self.socket.give_up(envelope):
            self._effects.pop(envelope.id, None)
            outcome.error = "operation_timeout"
            with self.ws.lock:
                self._unreached(name, outcome.error, f"The app did not acknowledge {envelope.id} in {timeout:g} s.")
            return outcome
        envelope.answered.wait(timeout)
        return outcome

    def _unreached(self, name: str, error: str, why: str) -> None:
        """Say in the traffic, and to whoever watches, why somebody got no answer."""
        self.ws.record("trouble", name, {"error": error}, {"why": why})
        self.ws.trouble = f"{name}: {why}"
        self.ws.tell("app")

    def _reached(self) -> None:
        if self.ws.trouble:
            self.ws.trouble = ""
            self.ws.tell("app")

    def answered(self, envelope: Envelope) -> None:
        """Apply the acknowledgement's payload; called where acknowledgements come in."""
        with self.ws.lock:
            outcome, reply_to, view = self._effects.pop(envelope.id, (Outcome(), None, None))
            outcome.acknowledged, outcome.payload = True, envelope.answer or None
            self._reached()
            try:
                if view is not None and envelope.name == "view_submission":
                    self._apply_to_view(view, outcome)
                elif reply_to is not None and envelope.answer and envelope.kind == "slash_commands":
                    respond(self.ws, reply_to, envelope.answer, source="acknowledgement")
            except SlackError as refusal:
                outcome.error = refusal.code
        envelope.answered.set()

    def failed(self, envelope: Envelope, error: str) -> None:
        """Tell whoever waits that the app could not be reached, or refused."""
        with self.ws.lock:
            outcome, _, _ = self._effects.pop(envelope.id, (Outcome(), None, None))
            outcome.error = error
            self._unreached(envelope.name, error, f"The app did not take {envelope.id}.")
        envelope.answered.set()

    def _apply_to_view(self, view: View, outcome: Outcome) -> None:
        """Close, update, push or clear, as the answer to a submission says; SlackError when it cannot be."""
        answer = outcome.payload or {}
        action = answer.get("response_action")
        if action == "errors":
            outcome.errors = dict(answer.get("errors") or {})
            known = {b.get("block_id") for b in view.payload["blocks"]}
            if not outcome.errors or not set(outcome.errors) <= known:
                raise SlackError("invalid_errors")
        elif action == "update":
            update_view(self.ws, view, check_view(answer.get("view")))
        elif action == "push":
            push_view(self.ws, view.user, check_view(answer.get("view")))
        elif action == "clear":
            clear(self.ws, view.user)
        elif view in self.ws.views[view.user]:
            close(self.ws, view)


class MessagesSince:
    """The messages that reached a user since this was made; called for as many as there are by now."""

    def __init__(self, ws: Workspace, user: str, reply_to: ResponseUrl | None) -> None:
        self.ws, self.user, self.reply_to = ws, user, reply_to
        self.start = len(ws.ephemerals[user])

    def __call__(self) -> list[Json]:
        with self.ws.lock:
            shown = list(self.ws.ephemerals[self.user][self.start :])
            return shown + [p for p in (self.reply_to.posts if self.reply_to else []) if p not in shown]
