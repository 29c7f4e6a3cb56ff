"""Corrections: what changes beneath a postmortem that is final makes a new revision, with a note on what changed."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.domain.ids import IncidentId
from bot.domain.incident import Incident, PostmortemStatus
from bot.postmortem.catalogue import field, section
from bot.postmortem.whys import ROOT_CAUSE
from bot.storage import Tx
from bot.storage.corrections import Correction
from bot.storage.documents import Draft
from bot.storage.outbox import Effect
from bot.usecases.drafts import deliver_draft
from bot.usecases.scribe import Scribe

FINAL, CHANGED = "final", "changed: "
SAID = "what was said"  # too vague to name beside anything else
# Changes within this time of the first are told by one revision.
GATHERING = timedelta(minutes=2)


def correct(tx: Tx, scribe: Scribe, incident: Incident, part: str, detail: str = "") -> None:
    """Keep that a `part` of a final postmortem changed; a little later one revision tells of all that did."""
    if incident.postmortem_status is not PostmortemStatus.FINAL:
        return
    now = scribe.now()
    tx.corrections.add(incident.id, part, detail, now)
    lane = f"corrections:{incident.id}"  # one of its own, since what waits in a lane holds up all behind it
    effect = Effect(kind="gather_corrections", key=lane, lane=lane, incident_id=incident.id)
    tx.outbox.add_again(effect, now, due_at=now + GATHERING)


def revise(tx: Tx, scribe: Scribe, incident: Incident) -> Draft:
    """Send a new revision to whoever answers for the incident; its note tells of every change not told before."""
    return deliver_draft(tx, scribe, incident, incident.answerable_id, note=tell_all(tx, incident.id))


def tell_all(tx: Tx, incident_id: IncidentId) -> str | None:
    """Return the note on every change not told before, which is told with it; None where there is none."""
    untold = tx.corrections.untold(incident_id)
    tx.corrections.settle(untold)
    return correction_note(untold) if untold else None


def correction_note(corrections: Sequence[Correction]) -> str:
    """Return what is kept beside the revision: "changed: timeline (a note), Impact (the figure was too low)"."""
    parts: dict[str, dict[str, None]] = {}
    for one in corrections:
        parts.setdefault(one.part, {}).update({one.detail: None} if one.detail else {})
    if len(parts) > 1:
        parts.pop(SAID, None)
    return CHANGED + ", ".join(f"{part} ({'; '.join(details)})" if details else part for part, details in parts.items())


def newest_official(tx: Tx, incident_id: IncidentId) -> Draft | None:
    """Return the newest revision that was sent as final or as its correction, not because somebody asked."""
    for revision in range(tx.documents.latest_revision(incident_id), 0, -1):
        draft = tx.documents.get(incident_id, revision)
        if draft.content is not None and draft.note is not None and draft.note.startswith((FINAL, CHANGED)):
            return draft
    return None


def sections_of(questions: Iterable[str]) -> str:
    """Return the titles of the sections that ask these questions, each once, in the order given."""
    keys = ["whys" if key == ROOT_CAUSE or key.startswith("whys.") else field(key).section for key in questions]
    return ", ".join(dict.fromkeys(section(key).title for key in keys))
