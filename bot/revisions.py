"""The documents that were sent, read as they were sent, and what differs between two; see `scribe revisions`."""

import difflib
import re
from collections.abc import Sequence

from bot.domain.incident import Incident
from bot.opened import number_of, warn_if_private
from bot.rendering.mrkdwn import to_plain
from bot.rendering.visible import on_terminal
from bot.storage import Store, Tx
from bot.storage.documents import Draft
from bot.told import Told

TEXTS = ("md", "txt", "canvas", "json", "html")
_REVISION = re.compile(r"r?(\d{1,9})", re.IGNORECASE)


def list_revisions(store: Store, incident: str) -> list[str]:
    """Return a line for each revision: number, when it was asked for, template, format, bytes, for whom, why."""
    with store.read() as tx:
        found = incident_called(tx, incident)
        people = tx.people.all(found.team_id)
        names = {user_id: person.name for user_id, person in people.items()}
        drafts = tx.documents.of(found.id)
    if not drafts:
        raise Told(f"{found.key} has no revisions yet: `/incident draft` makes the first.")
    return [on_terminal(_line(draft, names.get(draft.recipient_id, draft.recipient_id))) for draft in drafts]


def _line(draft: Draft, recipient: str) -> str:
    size = f"{len(draft.content)} bytes" if draft.content is not None else "not sent yet"
    if draft.removed_at is not None:
        size = f"removed {draft.removed_at:%Y-%m-%d}, since somebody in it asked to be forgotten"
    note = f"; {to_plain(draft.note)}" if draft.note else ""
    at = f"{draft.requested_at:%Y-%m-%d %H:%M} UTC"
    return f"r{draft.revision}  {at}  {draft.template}.{draft.format}, {size}, to {recipient}{note}"


def read_revision(store: Store, incident: str, revision: str) -> bytes:
    """Return the document of a revision, byte for byte as it was sent."""
    with store.read() as tx:
        return _content(_draft(tx, incident_called(tx, incident), revision))


def compare(store: Store, incident: str, first: str, second: str) -> str:
    """Return the unified difference of two revisions, a line saying so where their documents are equal.

    Those of different formats, or of one that is no text, are compared by what they say in Markdown.
    """
    with store.read() as tx:
        found = incident_called(tx, incident)
        before, after = _draft(tx, found, first), _draft(tx, found, second)
    titles = _title(found, before), _title(found, after)
    is_alike = before.format == after.format
    old, new = _lines(before, is_alike=is_alike), _lines(after, is_alike=is_alike)
    lines: Sequence[str] = list(difflib.unified_diff(old, new, *titles, lineterm=""))
    return "\n".join(lines) or f"r{before.revision} and r{after.revision} of {found.key} say the same."


def _title(incident: Incident, draft: Draft) -> str:
    note = f" ({to_plain(draft.note)})" if draft.note else ""
    return on_terminal(f"{incident.key} r{draft.revision} {draft.template}.{draft.format}{note}")


def incident_called(tx: Tx, name: str) -> Incident:
    """Return the incident called so ("INC-7"); Told where there is none, or one in several workspaces."""
    number = number_of(name)
    found = tx.incidents.with_number(number)
    if not found:
        raise Told(f"There is no INC-{number} in the database.")
    if len(found) > 1:
        teams = ", ".join(one.team_id for one in found)
        raise Told(f"{found[0].key} is in more than one workspace ({teams}); that cannot be told apart here.")
    warn_if_private(tx, found[0])
    return found[0]


def _draft(tx: Tx, incident: Incident, name: str) -> Draft:
    match = _REVISION.fullmatch(name)
    number = int(match[1]) if match else 0
    latest = tx.documents.latest_revision(incident.id)
    if not 1 <= number <= latest:
        known = f"its revisions are r1 to r{latest}" if latest else "it has no revisions yet"
        raise Told(f"{incident.key} has no revision “{name}”: {known}.")
    return tx.documents.get(incident.id, number)


def _content(draft: Draft) -> bytes:
    if draft.content is None:
        is_removed = draft.removed_at is not None
        why = "is not kept any more: somebody in it asked to be forgotten" if is_removed else "was not sent yet"
        raise Told(f"Revision {draft.revision} {why}.")
    return draft.content


def _lines(draft: Draft, *, is_alike: bool) -> list[str]:
    """What a revision says, line by line: as it was sent if both are text of one format, else as Markdown."""
    content = _content(draft)
    if not (is_alike and draft.format in TEXTS) and draft.text is not None:
        content = draft.text
    try:
        return content.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        said = f"Revision {draft.revision} is no text (format {draft.format}): only text can be compared."
        raise Told(said) from None
