"""Fills the fields of questions: with the answers known, and with what the record shows where there are none."""

from collections.abc import Iterable

from bot.domain.ids import IncidentId
from bot.postmortem.catalogue import Question
from bot.postmortem.derivations import DERIVATIONS
from bot.postmortem.facts import Fact
from bot.postmortem.known import known
from bot.postmortem.record import Answer
from bot.rendering.slack.sheet import Sheet
from bot.storage import Tx
from bot.usecases.record import load_record
from bot.usecases.scribe import Scribe

# What these are made of is not in the log, which takes long to read.
WITHOUT_LOG = frozenset(
    {
        "why_it_happened", "root_cause", "related_incidents", "sla_name", "detected_by_other", "status_page_link",
        "engineering_manager", "on_call_engineer", "product_owner", "final_review_on",
    }
)  # fmt: skip


def sheet_for(scribe: Scribe, *, incident_id: IncidentId, questions: Iterable[Question]) -> Sheet:
    """Return what the fields of `questions` show; only what they need is derived."""
    with scribe.store.read() as tx:
        return read_sheet(tx, scribe, incident_id, questions)


def read_sheet(tx: Tx, scribe: Scribe, incident_id: IncidentId, questions: Iterable[Question]) -> Sheet:
    """Return what the fields of `questions` show, as this transaction sees the record."""
    answers, team_id = tx.answers.of(incident_id), scribe.workspace.team_id
    wanted = [one.key for one in questions if one.key in DERIVATIONS and not _is_given(answers.get(one.key))]
    return Sheet(
        answers=answers, derived=_derived(tx, scribe, incident_id, wanted),
        people=tx.people.all(team_id), channels=tx.channels.names(team_id),
    )  # fmt: skip


def _derived(tx: Tx, scribe: Scribe, incident_id: IncidentId, wanted: list[str]) -> dict[str, Fact]:
    if not wanted:
        return {}
    at_hand = known(load_record(tx, scribe, incident_id, with_log=not WITHOUT_LOG.issuperset(wanted)))
    facts = ((key, DERIVATIONS[key](at_hand)) for key in wanted)
    return {key: fact for key, fact in facts if fact is not None}


def _is_given(answer: Answer | None) -> bool:
    return answer is not None and bool(answer.text.strip())
