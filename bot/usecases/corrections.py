"""Corrections: what changes in a postmortem that is final makes a new revision, with a note on what changed."""

from collections.abc import Iterable

from bot.domain.incident import Incident, PostmortemStatus
from bot.postmortem.catalogue import field, section
from bot.postmortem.whys import ROOT_CAUSE
from bot.storage import Tx
from bot.usecases.drafts import deliver_draft
from bot.usecases.scribe import Scribe


def correct(tx: Tx, scribe: Scribe, incident: Incident, changed: str, note: str = "") -> None:
    """Send a new revision to whoever answers for the incident, where its postmortem is final."""
    if incident.postmortem_status is PostmortemStatus.FINAL:
        deliver_draft(tx, scribe, incident, incident.answerable_id, note=correction_note(changed, note))


def correction_note(changed: str, note: str = "") -> str:
    """Return what is kept beside the revision: "changed: Impact (the figure was too low)"."""
    return f"changed: {changed}" + (f" ({note})" if note else "")


def sections_of(questions: Iterable[str]) -> str:
    """Return the titles of the sections that ask these questions, each once, in the order given."""
    keys = ["whys" if key == ROOT_CAUSE or key.startswith("whys.") else field(key).section for key in questions]
    return ", ".join(dict.fromkeys(section(key).title for key in keys))
