"""Answers to the prompts: each save is a revision."""

from collections.abc import Mapping

from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import PostmortemStatus
from bot.postmortem.record import Answer
from bot.usecases.corrections import correct, correction_note, sections_of
from bot.usecases.drafts import deliver_draft, refresh_prompts
from bot.usecases.scribe import Scribe, learn


def answer(
    scribe: Scribe, *, incident_id: IncidentId, answers: Mapping[str, str], by: UserId, is_last: bool = False,
    correction: str = "",
) -> None:  # fmt: skip
    """Store those of `answers` (question key to text) that say something new; after the last one, a new draft.

    Where the postmortem is final they make a new revision; `correction` is what the person says about it.
    """
    now = scribe.now()
    with scribe.store.write() as tx:
        incident = tx.incidents.get(incident_id, for_update=True)
        known = tx.answers.of(incident_id)
        changed = {key: text for key, text in answers.items() if text != (known[key].text if key in known else "")}
        for question, text in changed.items():
            tx.answers.add(incident_id, question, text, by, now)
        learn(tx, scribe, incident, [by])
        refresh_prompts(tx, scribe, incident)
        if is_last and not incident.is_open:
            is_correction = changed and incident.postmortem_status is PostmortemStatus.FINAL
            note = correction_note(sections_of(changed), correction) if is_correction else None
            deliver_draft(tx, scribe, incident, incident.answerable_id, note=note)
        elif changed:
            correct(tx, scribe, incident, sections_of(changed), correction)


def answers_of(scribe: Scribe, *, incident_id: IncidentId) -> dict[str, Answer]:
    """Return the latest revision of each answer, by question."""
    with scribe.store.read() as tx:
        return tx.answers.of(incident_id)
