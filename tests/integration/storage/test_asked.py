"""Questions that were handed to somebody else, and every revision of the answers, on both databases."""

from datetime import UTC, datetime

import pytest

from bot.domain.ids import IncidentId, TeamId, UserId
from bot.postmortem.asked import AskedQuestion
from bot.storage import Store

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ADA, BEN = UserId("U1"), UserId("U2")


@pytest.fixture
def incident_id(store: Store) -> IncidentId:
    with store.write() as tx:
        return tx.incidents.add(
            team_id=TeamId("T1"), title="Checkout fails", severity=None, reporter_id=ADA, lead_id=None,
            channel_id=None, declared_at=TEN, captured_from=TEN,
        ).id  # fmt: skip


def asked(incident_id: IncidentId, question: str = "symptoms") -> AskedQuestion:
    return AskedQuestion(incident_id=incident_id, question=question, asked_of=BEN, asked_by=ADA, asked_at=TEN)


def test_what_was_asked_is_read_back_as_it_was(store: Store, incident_id: IncidentId) -> None:
    with store.write() as tx:
        added = tx.asked.add(asked(incident_id))
    with store.read() as tx:
        assert added.id is not None
        assert tx.asked.get(added.id) == added


def test_questions_come_in_the_order_asked(store: Store, incident_id: IncidentId) -> None:
    with store.write() as tx:
        added = [tx.asked.add(asked(incident_id, question)) for question in ("symptoms", "learned", "logs")]
        assert tx.asked.of(incident_id) == added


def test_an_answered_question_waits_no_longer(store: Store, incident_id: IncidentId) -> None:
    with store.write() as tx:
        tx.asked.answered(tx.asked.add(asked(incident_id)), TEN)
        assert [(one.is_waiting, one.answered_at) for one in tx.asked.of(incident_id)] == [(False, TEN)]


def test_every_revision_of_an_answer_stays(store: Store, incident_id: IncidentId) -> None:
    with store.write() as tx:
        for text in ("one", "two", "three"):
            tx.answers.add(incident_id, "symptoms", text, ADA, TEN)
        assert [(one.revision, one.text) for one in tx.answers.history(incident_id)] == [
            (1, "one"), (2, "two"), (3, "three"),
        ]  # fmt: skip
        second = tx.answers.revision(incident_id, "symptoms", 2)
        assert second is not None
        assert second.text == "two"
        assert tx.answers.revision(incident_id, "symptoms", 4) is None
