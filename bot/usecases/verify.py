"""Verifies a postmortem: makes it anew from the record, and looks for what the record does not support any more."""

import re
from dataclasses import dataclass

from bot.domain.ids import IncidentId
from bot.postmortem.changes import Change, changes_since
from bot.postmortem.document import assemble
from bot.postmortem.evidence import Claim, claims, unsupported
from bot.rendering.documents import render
from bot.storage import Tx
from bot.storage.documents import Draft
from bot.usecases.record import load_record
from bot.usecases.scribe import Scribe

# The formats whose text names the messages behind it.
COMPARED = ("md", "html", "json")
_WORKSPACE = re.compile(r"https?://[^\s/<>()\"]+/(?=archives/)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What was found: how many `claims` there are, those `unsupported` (with why), and what changed since `draft`.

    `draft` is the newest one sent in a format that can be compared, None where there is none.
    """

    claims: int
    unsupported: tuple[tuple[Claim, str], ...]
    draft: Draft | None
    changes: tuple[Change, ...]

    @property
    def is_sound(self) -> bool:
        return not self.unsupported and not self.changes


def verify(scribe: Scribe, *, incident_id: IncidentId) -> Verdict:
    """Return what is wrong with the incident's postmortem; it changes nothing."""
    with scribe.store.read() as tx:
        record = load_record(tx, scribe, incident_id)
        draft = newest_comparable(tx, incident_id)
    document = assemble(record)
    changes: list[Change] = []
    if draft is not None and draft.content is not None:
        now = render(record, draft.template, draft.format)
        after = now if isinstance(now, str) else now.decode()
        changes = changes_since(record, before=draft.content.decode(), after=after, made_at=draft.requested_at)
    return Verdict(
        claims=sum(1 for _ in claims(document)), unsupported=tuple(unsupported(document, record)), draft=draft,
        changes=tuple(changes),
    )  # fmt: skip


def newest_comparable(tx: Tx, incident_id: IncidentId) -> Draft | None:
    """Return the newest draft that was sent and whose text can be compared."""
    for revision in range(tx.documents.latest_revision(incident_id), 0, -1):
        draft = tx.documents.get(incident_id, revision)
        if draft.content is not None and draft.format in COMPARED:
            return draft
    return None


def workspace_of(tx: Tx, incident_id: IncidentId) -> str | None:
    """Return the address of the workspace that the newest draft links to: so Slack need not be asked for it."""
    draft = newest_comparable(tx, incident_id)
    found = _WORKSPACE.search(draft.content.decode()) if draft and draft.content else None
    return found[0] if found else None
