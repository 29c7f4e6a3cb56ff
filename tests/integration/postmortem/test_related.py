"""Related incidents: ranked by their words on either database, earlier ones only, private ones not for everybody."""

from dataclasses import dataclass, replace

import pytest

from bot.domain.incident import Incident, IncidentStatus
from bot.postmortem.similarity import WEIGHTS
from bot.usecases.answers import answer
from bot.usecases.incidents import declare
from bot.usecases.record import load_record
from bot.usecases.related import is_open_to, search_incidents
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import ADA, BEN, CLEO, TEAM
from tests.unit.postmortem.sample import incident as sample_incident


def declared(scribe: Scribe, title: str, **answers: str) -> Incident:
    """Declare an incident of Ada's and answer some of its questions."""
    incident = declare(scribe, title=title, severity=None, by=ADA).incident
    answer(scribe, incident_id=incident.id, answers=answers, by=ADA)
    return incident


def related(scribe: Scribe, incident: Incident) -> list[str]:
    with scribe.store.read() as tx:
        return [one.key for one in load_record(tx, scribe, incident.id).related]


def found(scribe: Scribe, words: str) -> list[str]:
    with scribe.store.read() as tx:
        return [one.key for one in search_incidents(tx, TEAM, words, viewer_id=CLEO)]


def test_an_incident_with_the_same_words_in_its_title_is_related(scribe: Scribe) -> None:
    declared(scribe, "Checkout fails for EU customers")
    declared(scribe, "Newsletter arrives twice")
    assert related(scribe, declared(scribe, "Checkout fails for all customers")) == ["INC-1"]


def test_the_likest_incident_comes_first(scribe: Scribe) -> None:
    declared(scribe, "Checkout is slow", symptoms="Payments take long")
    declared(scribe, "Checkout fails", root_cause="The connection pool was exhausted")
    new = declared(scribe, "Checkout fails again", root_cause="Exhausted connections in the pool")
    assert related(scribe, new) == ["INC-2", "INC-1"]


def test_a_cause_in_common_relates_incidents_of_different_titles(scribe: Scribe) -> None:
    declared(scribe, "Search returns nothing", root_cause="An expired certificate of the proxy")
    new = declared(scribe, "Login broken", root_cause="The proxy's certificate had expired")
    assert related(scribe, new) == ["INC-1"]


def test_the_last_why_counts_as_a_cause(scribe: Scribe) -> None:
    declared(scribe, "Search returns nothing", **{"whys.1": "An expired certificate of the proxy"})
    assert found(scribe, "certificates") == ["INC-1"]


def test_symptoms_are_found(scribe: Scribe) -> None:
    declared(scribe, "Search returns nothing", symptoms="An empty page for logged-in users")
    assert found(scribe, "empty page") == ["INC-1"]


def test_the_latest_revision_of_an_answer_counts(scribe: Scribe) -> None:
    incident = declared(scribe, "Search returns nothing", root_cause="An expired certificate")
    answer(scribe, incident_id=incident.id, answers={"root_cause": "A full disk"}, by=ADA)
    assert found(scribe, "certificate") == []


def test_later_incidents_are_not_related_so_that_a_document_stays_as_it_was(scribe: Scribe) -> None:
    first = declared(scribe, "Checkout fails for EU customers")
    declared(scribe, "Checkout fails for EU customers")
    assert related(scribe, first) == []


def test_an_incident_is_not_related_to_itself(scribe: Scribe) -> None:
    assert related(scribe, declared(scribe, "Checkout fails")) == []


def test_words_that_everybody_uses_relate_nothing(scribe: Scribe) -> None:
    declared(scribe, "The incident with the queue")
    assert related(scribe, declared(scribe, "The incident with the disk")) == []


def test_a_title_of_marks_only_relates_nothing(scribe: Scribe) -> None:
    declared(scribe, "?! 100 %")
    assert related(scribe, declared(scribe, "?! 100 %")) == []


def test_a_canceled_incident_is_not_related(scribe: Scribe) -> None:
    first = declared(scribe, "Checkout fails")
    with scribe.store.write() as tx:
        tx.incidents.save(replace(first, status=IncidentStatus.CANCELED))
    assert related(scribe, declared(scribe, "Checkout fails")) == []


def test_letters_beyond_ascii_are_found_in_either_case(scribe: Scribe) -> None:
    declared(scribe, "Überlast im Warenkorb")
    assert found(scribe, "überlast") == ["INC-1"]


@pytest.mark.parametrize("mark", ["%", "_"])
def test_the_marks_of_a_pattern_stand_for_themselves(scribe: Scribe, mark: str) -> None:
    declared(scribe, "Checkout fails")
    with scribe.store.read() as tx:
        assert tx.search.mentioning(TEAM, [mark], WEIGHTS) == []


@dataclass(frozen=True, kw_only=True)
class PrivateIncident(Incident):
    is_private: bool = True


@pytest.mark.parametrize(("viewer", "is_open"), [(ADA, True), (BEN, True), (CLEO, False), (None, False)])
def test_a_private_incident_is_told_only_to_those_who_work_on_it(viewer: str | None, is_open: bool) -> None:
    given = {name: getattr(sample_incident(), name) for name in Incident.__slots__}
    private = PrivateIncident(**given | {"lead_id": ADA, "reporter_id": BEN})
    assert is_open_to(private, viewer) is is_open  # type: ignore[arg-type]
