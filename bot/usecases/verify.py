"""Verifies a postmortem: makes it anew from the record, and looks for what the record does not support any more."""

import re
from dataclasses import dataclass

from bot.domain.ids import IncidentId
from bot.postmortem.changes import Change, changes_since
from bot.postmortem.document import assemble
from bot.postmortem.evidence import Claim, claims, unsupported
from bot.storage import Tx
from bot.storage.documents import Draft
from bot.usecases.making import make
from bot.usecases.ports import CannotBeMade
from bot.usecases.record import load_record
from bot.usecases.scribe import Scribe

_WORKSPACE = re.compile(r"https?://[^\s/<>()\"]+/(?=archives/)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What was found: how many `claims` there are, those `unsupported` (with why), and what changed since `draft`.

    `draft` is the newest one sent, in whatever format: what it says is kept as Markdown too. None where none was.
    """

    claims: int
    unsupported: tuple[tuple[Claim, str], ...]
    draft: Draft | None
    changes: tuple[Change, ...]

    @property
    def is_sound(self) -> bool:
        return not self.unsupported and not self.changes


def verify(scribe: Scribe, *, incident_id: IncidentId) -> Verdict:
    """Return what is wrong with the incident's postmortem; it changes nothing.

    Raises `CannotBeMade` where the draft's template is gone or cannot be filled any more.
    """
    with scribe.store.read() as tx:
        record = load_record(tx, scribe, incident_id)
        is_kept = record.incident.log_ended_at is None  # else each draft says more than the record does
        draft = newest_comparable(tx, incident_id) if is_kept else None
    document = assemble(record)
    changes: list[Change] = []
    if draft is not None and draft.text is not None:
        made = make(record, draft.template, "md", scribe.taste.templates)
        if made.problem is not None:  # another template shows other messages
            raise CannotBeMade(made.problem)
        after = made.content.decode()
        changes = changes_since(record, before=draft.text.decode(), after=after, made_at=draft.requested_at)
    return Verdict(
        claims=sum(1 for _ in claims(document)), unsupported=tuple(unsupported(document, record)), draft=draft,
        changes=tuple(changes),
    )  # fmt: skip


def newest_comparable(tx: Tx, incident_id: IncidentId) -> Draft | None:
    """Return the newest draft that was sent and of which the words were kept."""
    for revision in range(tx.documents.latest_revision(incident_id), 0, -1):
        draft = tx.documents.get(incident_id, revision)
        if draft.text is not None:
            return draft
    return None


def workspace_of(tx: Tx, incident_id: IncidentId) -> str | None:
    """Return the address of the workspace that the newest draft links to: so Slack need not be asked for it."""
    draft = newest_comparable(tx, incident_id)
    found = _WORKSPACE.search(draft.text.decode()) if draft and draft.text else None
    return found[0] if found else None
