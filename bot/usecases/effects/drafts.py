"""Delivering a draft: made from the record, put into the lead's direct message as a file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.ids import UserId
from bot.postmortem.record import Record
from bot.rendering.documents import FORMATS, MissingExtra, render
from bot.rendering.slack.prompts import draft_comment
from bot.storage import Tx
from bot.storage.documents import Draft
from bot.storage.outbox import Effect
from bot.usecases.drafts import draft_name
from bot.usecases.effects.kind import TIER_4, EffectKind, Paces, incident_of, searching
from bot.usecases.making import Made, make
from bot.usecases.ports import FileToSend, Gateway
from bot.usecases.record import load_record
from bot.usecases.scribe import Scribe


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """A document to be sent to a person, with the picture of the incident where there is one.

    `attempt` counts how often that was tried before.
    """

    user_id: UserId
    document: FileToSend
    picture: FileToSend | None
    comment: str
    markdown: bytes | None
    attempt: int


def _markdown(record: Record, draft: Draft, own: Path | None) -> bytes | None:
    """Return what a new document in another format says, so that later revisions can be compared with it."""
    if draft.content is not None or draft.format == "md":
        return draft.markdown
    return make(record, draft.template, "md", own).content


def _picture(record: Record, draft: Draft) -> FileToSend | None:
    """Return the picture that goes with a Markdown draft; the other formats hold it, or are it."""
    if draft.format != "md":
        return None
    try:
        drawn = render(record, format="png")
    except MissingExtra:
        return None
    name = f"{record.incident.key}-r{draft.revision}.png"
    return FileToSend(name=name, content=drawn if isinstance(drawn, bytes) else drawn.encode())


class DeliverDraft(EffectKind):
    """Uploads the draft; its unique name tells whether it is there already."""

    name = "deliver_draft"

    def paces(self, effect: Effect) -> Paces:
        return [("files.completeUploadExternal", TIER_4), *searching(effect)]

    def prepare(self, tx: Tx, scribe: Scribe, effect: Effect) -> Any:
        draft = tx.documents.get(incident_of(effect), effect.arguments["revision"])
        has_images = draft.content is None and FORMATS[draft.format].shows_images
        record = load_record(tx, scribe, incident_of(effect), with_images=has_images)
        kept = draft.content  # whoever gets a copy later gets the same bytes
        own = scribe.taste.templates
        made = Made(content=kept) if kept is not None else make(record, draft.template, draft.format, own)
        return Delivery(
            user_id=UserId(effect.arguments.get("user_id") or draft.recipient_id),
            document=FileToSend(name=draft_name(record.incident, draft), content=made.content),
            picture=_picture(record, draft),
            comment=draft_comment(record.incident, draft.revision, draft.note, made.problem),
            markdown=_markdown(record, draft, own),
            attempt=effect.tries,
        )  # fmt: skip

    def perform(self, gateway: Gateway, plan: Delivery, *, is_repeat: bool) -> None:
        channel_id = gateway.open_dm(plan.user_id)
        files = [plan.document, *([plan.picture] if plan.picture else [])]
        if not (is_repeat and gateway.has_file(channel_id, plan.document.name, plan.attempt)):
            gateway.upload(channel_id, files, plan.comment)

    def settle(self, tx: Tx, scribe: Scribe, effect: Effect, plan: Delivery, result: Any) -> None:
        tx.documents.keep(incident_of(effect), effect.arguments["revision"], plan.document.content, plan.markdown)
