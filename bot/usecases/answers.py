"""Answers to the prompts: each save is a revision."""

import html
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident, PostmortemStatus
from bot.postmortem.overtaken import Overtaken
from bot.postmortem.record import Answer
from bot.storage import Tx
from bot.usecases.asking import note_answers
from bot.usecases.corrections import correct, correction_note, sections_of
from bot.usecases.drafts import deliver_draft, refresh_prompts
from bot.usecases.scribe import Scribe, learn


@dataclass(frozen=True, kw_only=True, slots=True)
class Saved:
    """What came of a save: the questions whose answers changed, and those that somebody had changed meanwhile."""

    changed: tuple[str, ...]
    overtaken: tuple[Overtaken, ...] = ()


def answer(
    scribe: Scribe, *, incident_id: IncidentId, answers: Mapping[str, str], by: UserId, is_last: bool = False,
    correction: str = "", bases: Mapping[str, int] | None = None,
) -> Saved:  # fmt: skip
    """Store those of `answers` (question key to text) that say something new; after the last one, a new draft.

    `bases` are the revisions that the person saw: a text that is still the same as there is not saved, and one that
    somebody changed since is saved as the latest revision and reported. Where the postmortem is final, a change makes
    a new revision; `correction` is what the person says about it.
    """
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        saved = _save(tx, scribe, incident_id, answers, bases or {}, by)
        learn(tx, scribe, incident, [by])
        refresh_prompts(tx, scribe, incident)
        note_answers(tx, scribe, incident, saved.changed, by)
        _deliver(tx, scribe, incident, saved.changed, is_last=is_last, correction=correction)
        return saved


def answers_of(scribe: Scribe, *, incident_id: IncidentId) -> dict[str, Answer]:
    """Return the latest revision of each answer, by question."""
    with scribe.store.read() as tx:
        return tx.answers.of(incident_id)


def _save(
    tx: Tx, scribe: Scribe, incident_id: IncidentId, answers: Mapping[str, str], bases: Mapping[str, int], by: UserId
) -> Saved:
    known = tx.answers.of(incident_id)
    changed = [
        question
        for question, text in answers.items()
        if _is_new(tx, incident_id, known.get(question), text, bases.get(question), question)
    ]
    for question in changed:
        tx.answers.add(incident_id, question, answers[question], by, scribe.now())
    now_known = tx.answers.of(incident_id) if changed else known
    overtaken = [
        Overtaken(theirs=known[question], mine=now_known[question])
        for question in changed
        if question in known and bases.get(question, known[question].revision) != known[question].revision
    ]
    return Saved(changed=tuple(changed), overtaken=tuple(overtaken))


def _is_new(tx: Tx, incident_id: IncidentId, latest: Answer | None, text: str, base: int | None, question: str) -> bool:
    """Whether a text differs from what stands, and from what the person saw when they began."""
    if _same(text, latest):
        return False
    if base is None or latest is None or base == latest.revision:
        return True
    return not _same(text, tx.answers.revision(incident_id, question, base))


def _same(text: str, answer: Answer | None) -> bool:
    """Compared as typed: a field shows no escapes, so that a mention comes back as mere letters."""
    return html.unescape(text) == html.unescape(answer.text if answer else "")


def _deliver(
    tx: Tx, scribe: Scribe, incident: Incident, changed: tuple[str, ...], *, is_last: bool, correction: str
) -> None:
    if is_last and not incident.is_open:
        is_correction = changed and incident.postmortem_status is PostmortemStatus.FINAL
        note = correction_note(sections_of(changed), correction) if is_correction else None
        deliver_draft(tx, scribe, incident, incident.answerable_id, note=note)
    elif changed:
        correct(tx, scribe, incident, sections_of(changed), correction)
