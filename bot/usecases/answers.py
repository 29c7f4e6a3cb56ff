"""Answers to the prompts: each save is a revision."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident
from bot.domain.policy import Right
from bot.domain.trail import Deed, Subject
from bot.postmortem.overtaken import Overtaken
from bot.postmortem.record import Answer
from bot.storage import Tx
from bot.usecases.asking import note_answers
from bot.usecases.corrections import correct, revise, sections_of
from bot.usecases.drafts import refresh_prompts
from bot.usecases.permissions import ask_about
from bot.usecases.privacy import was_asked
from bot.usecases.reminders.following import follow_incident
from bot.usecases.scribe import Scribe, learn
from bot.usecases.trail import trace

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")


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
        if not was_asked(tx, incident, by):
            ask_about(tx, scribe.taste.permissions, Right.RECORD, incident, by)
        return store_answers(
            tx, scribe, incident, answers, by, is_last=is_last, correction=correction, bases=bases or {}
        )


def store_answers(
    tx: Tx, scribe: Scribe, incident: Incident, answers: Mapping[str, str], by: UserId, *, is_last: bool = False,
    correction: str = "", bases: Mapping[str, int] = MappingProxyType({}),
) -> Saved:  # fmt: skip
    """Do what `answer` does, within a transaction that holds the incident."""
    before = tx.answers.of(incident.id)
    saved = _save(tx, scribe, incident.id, answers, bases, by)
    for key in saved.changed:
        asked = Subject(kind="answer", id=key)
        trace(tx, incident, Deed.ANSWERED, at=scribe.now(), by=by, subject=asked, words=answers[key])
    named = [UserId(one) for key in saved.changed for one in _MENTION.findall(answers[key])]
    learn(tx, scribe, incident, [by, *named])
    refresh_prompts(tx, scribe, incident)
    note_answers(tx, scribe, incident, saved.changed, by, before)
    if "review_on" in saved.changed:
        follow_incident(tx, scribe, incident.id)
    _deliver(tx, scribe, incident, saved.changed, is_last=is_last, correction=correction)
    return saved


def with_text(known: Mapping[str, Answer], question: str, text: str, by: UserId, at: datetime) -> dict[str, Answer]:
    """Return the answers as they will be once `text` is saved."""
    return {**known, question: Answer(question=question, revision=0, text=text, author_id=by, recorded_at=at)}


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
    if changed:
        correct(tx, scribe, incident, sections_of(changed), correction)
    if is_last and not incident.is_open:
        revise(tx, scribe, incident)
