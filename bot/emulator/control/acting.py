"""Verbs that reach the app at once: commands, clicks, modals and shortcuts."""

from bot.emulator.control.base import Verbs
from bot.emulator.control.finding import Place, clickable, typed_values
from bot.emulator.elements import elements
from bot.emulator.errors import Refused
from bot.emulator.forms import problems
from bot.emulator.held import Choice, chosen_state
from bot.emulator.modals import clear, close, view_json
from bot.emulator.offering import with_offer
from bot.emulator.outcome import Outcome
from bot.emulator.payloads import (
    action_json,
    command_payload,
    common,
    message_action_parts,
    response_urls,
    shortcut_payload,
    view_action_parts,
)
from bot.emulator.records import Json, View

TIMEOUT = 3.0


class Acting(Verbs):
    """What a user does and waits for; `timeout` is in seconds of real time, 3 as in Slack."""

    def command(self, user: str, channel: str, command: str, text: str = "", *, timeout: float = TIMEOUT) -> Outcome:
        """Type a slash command; Refused outside the channel, and for a command the app does not have."""
        ws = self._ws
        with ws.lock:
            where = ws.channel(channel)
            if command not in ws.manifest.commands:
                raise Refused(f"{command} is not a valid command")
            if ws.user(user).id not in where.members or where.is_archived:
                raise Refused(f"{user} cannot type into {channel}")
            payload, ticket = command_payload(ws, self._tickets, user, where, command, text)
        return self._interactions.send("slash_commands", command, payload, timeout=timeout, reply_to=ticket)

    def click(
        self,
        user: str,
        action_id: str,
        *,
        channel: str | None = None,
        ts: str | None = None,
        view_id: str | None = None,
        block_id: str | None = None,
        value: str | None = None,
        selected: Choice = None,
        timeout: float = TIMEOUT,
    ) -> Outcome:
        """Use a button or a select: in the newest message of `channel` that has it, else in the open modal or Home.

        `value` picks one of several buttons with the same action_id; `selected` is what a select is set to.
        """
        with self._ws.lock:
            place = clickable(self._ws, user, action_id, channel, ts, view_id, block_id, value)
            payload: Json = {"type": "block_actions", **common(self._ws, user)}
            ticket = None
            if isinstance(place.shown, View):
                place.hold(selected, place.shown.typed)
                payload |= view_action_parts(self._ws, place.shown)
                payload["trigger_id"] = self._tickets.trigger(user, place.shown.id, channel=place.shown.channel)
            elif place.channel is not None:
                payload |= message_action_parts(self._ws, place.channel, place.shown)
                payload["state"] = {"values": place.hold(selected, self._kept(user, place))}
                ticket = self._tickets.response_url(user, place.channel.id, place.ts)
                payload["response_url"] = self._tickets.url_of(ticket)
                payload["trigger_id"] = self._tickets.trigger(user, channel=place.channel.id)
            payload["actions"] = [action_json(self._ws, place.block, place.element, selected)]
            view = place.shown if isinstance(place.shown, View) else None
        return self._interactions.send(
            "interactive", "block_actions", payload, timeout=timeout, reply_to=ticket, view=view
        )

    def type(
        self,
        user: str,
        action_id: str,
        text: Choice,
        *,
        channel: str | None = None,
        ts: str | None = None,
        view_id: str | None = None,
        block_id: str | None = None,
    ) -> None:
        """Fill one input of the open modal, or of a message in `channel`, without sending anything."""
        with self._ws.lock:
            if channel is not None:
                place = clickable(self._ws, user, action_id, channel, ts, None, block_id, None)
                place.hold(text, self._kept(user, place))
                return
            view = self._open_view(user, view_id)
            for block, element in elements(view.payload["blocks"]):
                if element["action_id"] == action_id and block_id in (None, block["block_id"]):
                    offering = with_offer(self._ws, user, block, element)
                    view.typed[block["block_id"], action_id] = chosen_state(offering, text)
                    return
            raise Refused(f"the open view has no input {action_id!r}")

    def submit(
        self,
        user: str,
        values: dict[str, str | list[str] | None] | None = None,
        *,
        view_id: str | None = None,
        timeout: float = TIMEOUT,
    ) -> Outcome:
        """Fill in inputs by action_id and submit the modal; the form's own rules are applied first."""
        with self._ws.lock:
            view = self._open_view(user, view_id)
            if view.payload.get("submit") is None:
                raise Refused("the open view has no submit button")
            view.typed |= typed_values(self._ws, view, values or {})
            errors = problems(view)
            if errors:
                return Outcome(error="required_field", errors=errors)
            payload = {
                "type": "view_submission",
                **common(self._ws, user),
                "trigger_id": self._tickets.trigger(user, view.id, channel=view.channel),
                "view": view_json(self._ws, view),
                "response_urls": response_urls(self._tickets, view),
            }
        return self._interactions.send("interactive", "view_submission", payload, timeout=timeout, view=view)

    def close_view(
        self, user: str, *, view_id: str | None = None, all_: bool = False, timeout: float = TIMEOUT
    ) -> Outcome:
        """Cancel the topmost modal, or one and what lies above it, or with `all_` the whole stack.

        The app hears of the one that was cancelled, and only with `notify_on_close`.
        """
        with self._ws.lock:
            view = self._open_view(user, view_id)
            is_cleared = all_ or bool(view.payload.get("clear_on_close"))
            close(self._ws, view)
            if is_cleared:
                clear(self._ws, user)
            if not view.payload.get("notify_on_close"):
                return Outcome()
            payload = {
                "type": "view_closed",
                **common(self._ws, user),
                "view": view_json(self._ws, view),
                "is_cleared": is_cleared,
            }
        return self._interactions.send("interactive", "view_closed", payload, timeout=timeout, view=view)

    def message_shortcut(
        self, user: str, callback_id: str, channel: str, ts: str, *, timeout: float = TIMEOUT
    ) -> Outcome:
        """Use a message shortcut on a message."""
        ws = self._ws
        with ws.lock:
            self._check_shortcut(callback_id, "message")
            where, message = ws.channel(channel), ws.message(channel, ts)
            if user not in where.members:
                raise Refused(f"{user} is not in {channel}")
            ticket = self._tickets.response_url(user, channel)
            payload = shortcut_payload(ws, user, where, message, callback_id) | {
                "trigger_id": self._tickets.trigger(user, channel=channel),
                "response_url": self._tickets.url_of(ticket),
            }
        return self._interactions.send("interactive", "message_action", payload, timeout=timeout, reply_to=ticket)

    def global_shortcut(
        self, user: str, callback_id: str, *, channel: str | None = None, timeout: float = TIMEOUT
    ) -> Outcome:
        """Use a global shortcut while looking at `channel`, of which the app is not told."""
        with self._ws.lock:
            self._check_shortcut(callback_id, "global")
            payload = {
                "type": "shortcut",
                **common(self._ws, user),
                "callback_id": callback_id,
                "trigger_id": self._tickets.trigger(user, channel=channel),
                "action_ts": self._ws.new_event_ts(),
            }
        return self._interactions.send("interactive", "shortcut", payload, timeout=timeout)

    def _kept(self, user: str, place: Place) -> dict[tuple[str, str], Json]:
        """What this user has set the fields of a message to."""
        where = place.channel.id if place.channel else ""
        return self._ws.chosen.setdefault((user, where, place.ts or ""), {})

    def _check_shortcut(self, callback_id: str, kind: str) -> None:
        if self._ws.manifest.shortcuts.get(callback_id) != kind:
            raise Refused(f"the manifest has no {kind} shortcut {callback_id!r}")

    def _open_view(self, user: str, view_id: str | None) -> View:
        for view in reversed(self._ws.views[self._ws.user(user).id]):
            if view_id in (None, view.id):
                return view
        raise Refused(f"{user} has no such view open")
