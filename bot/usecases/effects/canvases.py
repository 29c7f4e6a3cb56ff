"""Delivering a draft as a canvas: made in Slack, linked to in a direct message, opened to its reader."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain.ids import CanvasId, ChannelId
from bot.domain.incident import PostmortemStatus
from bot.rendering.slack.canvas import canvas_message, canvas_name, canvas_title, file_besides, file_instead
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.effects.drafts import DeliverDraft, Delivery
from bot.usecases.effects.kind import POSTING, TIER_2, TIER_3, EffectKind, Paces, incident_of, searching
from bot.usecases.ports import CanvasAccess, Gateway, SlackError
from bot.usecases.scribe import Scribe

CLOCKS_DIFFER = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class CanvasDelivery:
    """A canvas to be made and shown to a person; `as_file` is the same document where Slack refuses.

    `name` begins the title and finds the canvas again, `key` finds its message. `is_copy`: somebody else may have
    been sent this revision before, so the canvas may be there already.
    """

    as_file: Delivery
    key: str
    name: str
    title: str
    access: CanvasAccess
    since: datetime
    is_copy: bool


class DeliverCanvas(EffectKind):
    """Makes one canvas for a revision; its title tells whether it is there already."""

    name = "deliver_canvas"
    _as_file = DeliverDraft()

    def paces(self, effect: Effect) -> Paces:
        made, shown = ("canvases.create", TIER_2), ("canvases.access.set", TIER_3)
        return [made, shown, (f"post:{effect.lane}", POSTING), *searching(effect)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> CanvasDelivery:
        incident = tx.incidents.get(incident_of(effect))
        draft = tx.documents.get(incident.id, effect.arguments["revision"])
        is_copy = "user_id" in effect.arguments
        is_for_reading = is_copy and "instead_of" not in effect.arguments  # a stand-in does what the lead would
        is_final = incident.postmortem_status is PostmortemStatus.FINAL
        return CanvasDelivery(
            as_file=self._as_file.prepare(tx, scribe, effect),
            key=effect.key or "",
            name=canvas_name(incident, draft.revision),
            title=canvas_title(incident, draft.revision),
            access="read" if is_for_reading or is_final else "write",
            since=draft.requested_at - CLOCKS_DIFFER,
            is_copy=is_copy,
        )

    def perform(self, gateway: Gateway, plan: CanvasDelivery, *, is_repeat: bool) -> None:
        file, comment = plan.as_file.document, plan.as_file.comment
        channel_id = gateway.open_dm(plan.as_file.user_id)
        if is_repeat and gateway.has_file(channel_id, file.name, plan.as_file.attempt):
            return
        try:
            canvas_id = self._make(gateway, plan, is_repeat=is_repeat)
        except SlackError as refused:
            _must_be_final(refused)
            gateway.upload(channel_id, [file], file_instead(comment, refused.error))
            return
        self._link(gateway, plan, canvas_id, channel_id, is_repeat=is_repeat)
        try:
            gateway.open_canvas_to(plan.as_file.user_id, canvas_id, plan.access)
        except SlackError as refused:
            _must_be_final(refused)
            gateway.upload(channel_id, [file], file_besides(comment, refused.error))

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: CanvasDelivery, result: Any) -> None:
        self._as_file.settle(tx, scribe, effect, plan.as_file, result)

    def _make(self, gateway: Gateway, plan: CanvasDelivery, *, is_repeat: bool) -> CanvasId:
        may_exist = is_repeat or plan.is_copy
        found = gateway.find_canvas(plan.name, plan.since) if may_exist else None
        return found or gateway.create_canvas(plan.title, plan.as_file.document.content.decode())

    def _link(
        self, gateway: Gateway, plan: CanvasDelivery, canvas_id: CanvasId, channel_id: ChannelId, *, is_repeat: bool
    ) -> None:
        if not (is_repeat and gateway.find_post(channel_id, plan.key, plan.as_file.attempt)):
            message = canvas_message(plan.as_file.comment, gateway.canvas_link(canvas_id))
            gateway.post(channel_id, message, plan.key)


def _must_be_final(refused: SlackError) -> None:
    """Raise it again unless trying again cannot help: then the document goes another way."""
    if not refused.is_permanent:
        raise refused
