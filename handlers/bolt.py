"""Between Bolt and the handlers: runs commands and interactions, answers."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, UserId
from bot.rendering.slack.modals import asked_again, with_refusal
from bot.rendering.slack.parts import Payload, SlackMessage
from bot.rendering.slack.views import message_view
from bot.storage import StoreUnavailable
from bot.usecases.admitting import admit
from bot.usecases.ports import Gateway
from bot.usecases.reading import storable
from bot.usecases.scribe import Scribe
from handlers.after import AfterAck
from handlers.gate import Gate
from handlers.opening import Opening
from handlers.reply import AskAgain, BadFields, Reply
from handlers.running import run_command
from handlers.views import (
    asking,
    closing,
    items,
    menu,
    milestones,
    new_item,
    notes,
    placing,
    review,
    roles,
    sections,
    settings,
    start,
    whys,
)
from handlers.views.interaction import Interaction, read_blocks, read_inputs, read_metadata

Body = Mapping[str, Any]
SUBMISSIONS: Mapping[str, Callable[[Interaction], Reply]] = {
    "start": start.submit,
    "why": whys.submit,
    "asked_why": asking.submit_why,
    "section": sections.submit,
    "ask": asking.submit,
    "sign_off": review.submit,
    "close": closing.submit,
    "settings": settings.submit,
    "words": menu.submit,
    "mark": milestones.submit,
    "role": roles.submit,
    "notes": notes.submit,
    "place": placing.submit,
    "item_new": new_item.submit,
    "item_edit": items.submit_edit,
    "item_blocked": items.submit_blocked,
    "item_snooze": items.submit_snooze,
    "item_hand_over": items.submit_hand_over,
}
COMMAND = "/incident"


class Entrance:
    """Registers everything that Slack may send with a Bolt app."""

    def __init__(self, scribe: Scribe, gateway: Gateway, after: AfterAck) -> None:
        self._scribe = scribe
        self._gateway = gateway
        self._after = after

    def register(self, app: App) -> None:
        app.use(Gate(self._scribe).pass_on)
        app.command(COMMAND)(self._command)
        for callback_id, submit in SUBMISSIONS.items():
            app.view(callback_id)(self._submission(submit))
        app.action(re.compile("^why_(back|go:.+)$"))(self._turn(whys.go))
        app.action(re.compile("^settings:[0-9]+$"))(self._turn(settings.open_group))
        app.action("why_branch")(self._turn(whys.another))
        app.action(re.compile("^in_thread:"))(self._turn(sections.go_on_in_thread))
        app.action("ask")(self._opener("ask", asking.open_form))
        app.action(re.compile("^asked:"))(self._opener("asked", asking.open_question))
        app.action(re.compile("^prompt:"))(self._opener("section", sections.open_section))
        app.action(re.compile("^sign_off:"))(self._opener("role", review.open_sign_off))
        app.action(re.compile("^item:[a-z_]+:[0-9]{1,15}$"))(self._item)
        app.action(re.compile("^items_page:[0-9]+$"))(self._items_page)
        app.action(re.compile("^menu:[a-z]+$"))(self._menu)
        app.action(re.compile("^menu_ask:[a-z]+$"))(self._menu)
        app.action(re.compile("^menu_form:[a-z]+$"))(self._menu)
        app.action(re.compile("^menu_claim:[a-z]+$"))(self._menu)
        app.action(re.compile("^menu_keep:[a-z]+$"))(self._menu)
        app.action(re.compile("^menu_pick:[a-z]+$"))(self._menu)
        app.message_shortcut("add_to_timeline")(self._add_to_timeline)
        app.message_shortcut("set_milestone")(self._set_milestone)
        app.message_shortcut("create_action_item")(self._create_action_item)

    def _command(self, ack: Ack, body: dict[str, Any]) -> None:
        user_id, channel_id = UserId(body["user_id"]), ChannelId(body["channel_id"])
        try:
            text = storable(body.get("text") or "")
            reply = run_command(self._scribe, user_id=user_id, channel_id=channel_id, text=text)
        except (Refusal, StoreUnavailable) as refused:
            reply = Reply(text=str(refused))
        ack(text=reply.text, blocks=[dict(block) for block in reply.blocks]) if reply.blocks else ack(reply.text)
        self._open(body, reply)

    def _open(self, body: Body, reply: Reply) -> None:
        """Open the modal of a reply, if any, once the acknowledgement is out; its trigger lives three seconds."""
        if reply.view is not None or reply.opens is not None:
            opening = Opening(self._gateway, body["trigger_id"])
            self._after.submit(opening.show, reply, body.get("response_url"))

    def _submission(self, submit: Callable[[Interaction], Reply]) -> Callable[..., None]:
        def handle(ack: Ack, body: dict[str, Any]) -> None:
            interaction = self._interaction(body)
            try:
                self._admit(body)
                reply = submit(interaction)
            except AskAgain as asked:
                again = asked_again(body["view"], str(asked), asked.metadata, asks_to_keep=asked.asks_to_keep)
                ack(response_action="update", view=dict(again))
                return
            except (Refusal, StoreUnavailable) as refused:
                ack(response_action="errors", errors=_errors(refused, body["view"]))
                return
            if reply.view is None:
                ack()
            else:
                ack(response_action="update", view=dict(reply.view))
            self._replace(reply)

        return handle

    def _turn(self, turn: Callable[[Interaction], Reply]) -> Callable[..., None]:
        """Handle a button of a modal that puts another step in its place; what is wrong is said in the modal."""

        def handle(ack: Ack, body: dict[str, Any]) -> None:
            try:
                self._admit(body)
                view = turn(self._interaction(body)).view
            except (Refusal, StoreUnavailable) as refused:
                view = with_refusal(body["view"], str(refused))
            ack()
            if view is not None:
                self._after.submit(self._gateway.update_view, body["view"]["id"], view)

        return handle

    def _opener(self, name: str, opens: Callable[[Interaction], Reply]) -> Callable[..., None]:
        """Handle a button whose action_id ends in `:<what>` and whose value is an incident: open its form."""

        def handle(ack: Ack, body: dict[str, Any]) -> None:
            action = body["actions"][0]
            metadata = {"incident_id": action["value"], name: action["action_id"].partition(":")[2]}
            self._offer(ack, body, lambda: opens(self._interaction(body, metadata)))

        return handle

    def _add_to_timeline(self, ack: Ack, body: dict[str, Any]) -> None:
        self._offer(ack, body, lambda: placing.open_form(self._scribe, body))

    def _set_milestone(self, ack: Ack, body: dict[str, Any]) -> None:
        self._offer(ack, body, lambda: placing.open_form(self._scribe, body, is_milestone=True))

    def _create_action_item(self, ack: Ack, body: dict[str, Any]) -> None:
        self._offer(ack, body, lambda: new_item.open_form(self._scribe, body))

    def _item(self, ack: Ack, body: dict[str, Any]) -> None:
        where = items.where_of(body)
        self._offer(ack, body, lambda: items.press(self._interaction(body), body["actions"][0], where))

    def _menu(self, ack: Ack, body: dict[str, Any]) -> None:
        channel_id, url = ChannelId(body["channel"]["id"]), body.get("response_url") or ""
        self._offer(ack, body, lambda: menu.press(self._interaction(body), channel_id, body["actions"][0], url))

    def _items_page(self, ack: Ack, body: dict[str, Any]) -> None:
        self._offer(ack, body, lambda: items.turn_page(self._interaction(body), items.where_of(body)))

    def _admit(self, body: Body) -> None:
        """Refuse whoever is to be kept out of forms, buttons and shortcuts; commands are asked when they are run."""
        user, ours = body["user"], self._scribe.workspace.team_id
        admit(self._scribe, user_id=UserId(user["id"]), is_external=user.get("team_id", ours) != ours)

    def _replace(self, reply: Reply) -> None:
        """Put a private message anew, once the acknowledgement is out."""
        if reply.replaces is not None:
            again = partial(self._gateway.respond, reply.replaces.url, reply.replaces.message, in_place=True)
            self._after.submit(again)

    def _offer(self, ack: Ack, body: Body, make: Callable[[], Reply]) -> None:
        """Acknowledge, then open or replace what `make` returns; why it would not is said to the person alone."""
        try:
            self._admit(body)
            reply = make()
        except (Refusal, StoreUnavailable) as refused:
            ack()
            self._say(body, str(refused))
            return
        ack()
        self._open(body, reply)
        self._replace(reply)
        if reply.text and reply.replaces is None:
            self._say(body, reply.text, reply.blocks)

    def _say(self, body: Body, text: str, blocks: tuple[Payload, ...] = ()) -> None:
        """Say something to the person alone: beside the message, or on App Home, which has no place for it, on top."""
        if body.get("response_url"):
            self._after.submit(self._gateway.respond, body["response_url"], SlackMessage(text=text, blocks=blocks))
        else:
            self._open(body, Reply(view=message_view("Not done", text)))

    def _interaction(self, body: Body, metadata: Mapping[str, Any] | None = None) -> Interaction:
        view = body.get("view") or {}
        actions = body.get("actions") or [{}]
        return Interaction(
            scribe=self._scribe,
            user_id=UserId(body["user"]["id"]),
            inputs=read_inputs(view),
            metadata=read_metadata(view) if metadata is None else metadata,
            value=actions[0].get("value") or "",
            view_id=view.get("id"),
            blocks=read_blocks(view),
        )


def _errors(refused: Exception, view: Body) -> dict[str, str]:
    """What was wrong, by the block that says so; where that is no field of the modal, by its first one."""
    return dict(refused.errors) if isinstance(refused, BadFields) else {_first_input(view): str(refused)}


def _first_input(view: Body) -> str:
    """The block under which a modal shows what was wrong."""
    return next(str(block["block_id"]) for block in view["blocks"] if block["type"] == "input")
