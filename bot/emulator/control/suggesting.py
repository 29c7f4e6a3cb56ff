"""Verbs of select menus whose options the app is asked for while somebody types."""

from bot.emulator.blockrules import object_complaints
from bot.emulator.control.base import Verbs
from bot.emulator.control.finding import clickable
from bot.emulator.errors import Refused
from bot.emulator.payloads import message_action_parts, suggestion_payload, view_action_parts
from bot.emulator.records import Json, View

TIMEOUT = 3.0
MOST = 100  # options, or groups of them
QUERY = 3  # characters that are waited for where the app does not say how many


class Suggesting(Verbs):
    """What a user sees of external selects."""

    def suggest(
        self,
        user: str,
        action_id: str,
        typed: str = "",
        *,
        channel: str | None = None,
        ts: str | None = None,
        view_id: str | None = None,
        block_id: str | None = None,
        timeout: float = TIMEOUT,
    ) -> Json:
        """Ask the app for what an external select offers: `options` or `option_groups`, as the app answered.

        The select is found as `click` finds it. Refused where too little is typed, and where no options come.
        """
        ws = self._ws
        with ws.lock:
            place = clickable(ws, user, action_id, channel, ts, view_id, block_id, None)
            least = place.element.get("min_query_length", QUERY)
            if not place.element["type"].endswith("external_select") or len(typed) < least:
                raise Refused(f"{action_id!r} does not ask the app about {typed!r}")
            payload = suggestion_payload(ws, user, place.block, place.element, typed)
            if isinstance(place.shown, View):
                payload |= view_action_parts(ws, place.shown)
            elif place.channel is not None:
                payload |= message_action_parts(ws, place.channel, place.shown)
        outcome = self._interactions.send("interactive", "block_suggestion", payload, timeout=timeout)
        if outcome.error:
            raise Refused(f"The app offered no options ({outcome.error}).")
        found = _offered(outcome.payload or {})
        with ws.lock:
            kept = ws.suggested.setdefault((user, place.block["block_id"], action_id), [])
            kept += [option for option in _all(found) if option not in kept]
        return found


def _offered(answer: Json) -> Json:
    """The options in an answer; Refused where Slack would show none of them."""
    for key, kind in (("options", "option_plain"), ("option_groups", "option_group")):
        given = answer.get(key)
        if isinstance(given, list):
            if len(given) > MOST:
                raise Refused(f"The app offered more than {MOST} {key}.")
            if wrong := [found for one in given for found in object_complaints(kind, one)]:
                raise Refused(f"The app offered options that Slack would not show: {wrong[0].line('')}")
            return {key: given}
    raise Refused("The app's answer has neither options nor option_groups.")


def _all(found: Json) -> list[Json]:
    return [*found.get("options", []), *(o for group in found.get("option_groups", []) for o in group["options"])]
