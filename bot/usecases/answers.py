"""Answers to the prompts: each save is a revision."""

from collections.abc import Mapping

from bot.domain.ids import IncidentId, UserId
from bot.postmortem.record import Answer
from bot.usecases.drafts import deliver_draft, refresh_prompts
from bot.usecases.scribe import Scribe, learn


def answer(
    scribe: Scribe, *, incident_id: IncidentId, answers: Mapping[str, str], by: UserId, is_last: bool = False
) -> None:
    """Store those of `answers` (question key to text) that say something new; after the last one, a new draft."""
    now = scribe.now()
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        known = tx.answers.of(incident_id)
        for question, text in answers.items():
            before = known[question].text if question in known else ""
            if text != before:
                tx.answers.add(incident_id, question, text, by, now)
        learn(tx, scribe, incident, [by])
        refresh_prompts(tx, scribe, incident)
        if is_last and not incident.is_open:
            deliver_draft(tx, scribe, incident, incident.answerable_id)


def answers_of(scribe: Scribe, *, incident_id: IncidentId) -> dict[str, Answer]:
    """Return the latest revision of each answer, by question."""
    with scribe.store.read() as tx:
        return tx.answers.of(incident_id)
