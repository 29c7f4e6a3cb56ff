"""Related incidents: ranked by their words on either database, earlier ones only, private ones not for everybody."""

from dataclasses import replace

import pytest

from bot.domain.ids import ChannelId, MessageTs, UserId
from bot.domain.incident import Incident, IncidentStatus
from bot.postmortem.similarity import WEIGHTS
from bot.rendering.documents import render
from bot.storage.incidents import WatchedChannel
from bot.usecases.answers import answer
from bot.usecases.incidents import declare
from bot.usecases.record import load_record
from bot.usecases.related import search_incidents
from bot.usecases.scribe import Scribe
from tests.integration.usecases.world import ADA, BEN, CLEO, START, TEAM

pytestmark = pytest.mark.postgres_in_soak


def declared(scribe: Scribe, title: str, is_private: bool | None = False, /, **answers: str) -> Incident:
    """Declare an incident of Ada's in a channel of its own and answer some of its questions."""
    incident = declare(scribe, title=title, severity=None, by=ADA).incident
    channel_id = ChannelId(f"C{incident.number}")
    with scribe.store.write() as tx:
        tx.incidents.save(replace(incident, channel_id=channel_id))
        tx.channels.save(TEAM, channel_id, f"inc-{incident.number}", is_member=True, is_private=is_private)
    answer(scribe, incident_id=incident.id, answers=answers, by=ADA)
    return incident


def related(scribe: Scribe, incident: Incident) -> list[str]:
    with scribe.store.read() as tx:
        return [one.key for one in load_record(tx, scribe, incident.id).related]


def found(scribe: Scribe, words: str) -> list[str]:
    with scribe.store.read() as tx:
        return [one.key for one in search_incidents(tx, scribe, words, viewer_id=CLEO)]


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


@pytest.mark.parametrize("is_private", [True, None])
def test_an_incident_in_a_private_channel_or_one_nobody_knows_is_not_named(
    scribe: Scribe, is_private: bool | None
) -> None:
    declared(scribe, "Checkout fails", is_private)
    assert related(scribe, declared(scribe, "Checkout fails again")) == []


def test_an_incident_without_a_channel_is_not_named(scribe: Scribe) -> None:
    declare(scribe, title="Checkout fails", severity=None, by=BEN)
    assert related(scribe, declared(scribe, "Checkout fails again")) == []


def test_a_private_incident_may_name_open_ones(scribe: Scribe) -> None:
    declared(scribe, "Checkout fails")
    assert related(scribe, declared(scribe, "Checkout fails again", True)) == ["INC-1"]


def test_an_incident_made_public_is_named_again(scribe: Scribe) -> None:
    first = declared(scribe, "Checkout fails", True)
    second = declared(scribe, "Checkout fails again")
    with scribe.store.write() as tx:
        tx.channels.save(TEAM, ChannelId(f"C{first.number}"), "inc-1", is_member=True, is_private=False)
    assert related(scribe, second) == ["INC-1"]


def test_the_lead_may_name_it_all_the_same(scribe: Scribe) -> None:
    declared(scribe, "Checkout fails", True)
    second = declared(scribe, "Checkout fails again", related_incidents="INC-1, which few may see")
    with scribe.store.read() as tx:
        assert "INC-1, which few may see" in str(render(load_record(tx, scribe, second.id)))


def test_what_a_private_channel_is_called_is_told_in_its_own_documents_only(scribe: Scribe) -> None:
    secret = declared(scribe, "Breach", True, symptoms="See <#C1>")
    other = declared(scribe, "Checkout fails", symptoms="As in <#C1|inc-1> and <#C2>")
    with scribe.store.write() as tx:
        for incident, channel_id in ((secret, "C1"), (other, "C2")):
            tx.incidents.watch(
                WatchedChannel(
                    team_id=TEAM, channel_id=ChannelId(channel_id), incident_id=incident.id, captured_from=START
                )
            )
    with scribe.store.read() as tx:
        own, others = (str(render(load_record(tx, scribe, one.id))) for one in (secret, other))
    assert "See #inc-1" in own
    assert "As in #private-channel and #inc-2" in others


@pytest.mark.parametrize(("viewer", "is_open"), [(ADA, True), (BEN, True), (CLEO, False)])
def test_a_private_incident_is_told_only_to_its_members_and_those_who_answer_for_it(
    scribe: Scribe, viewer: UserId, is_open: bool
) -> None:
    incident = declared(scribe, "Breach of a contract", True)
    with scribe.store.write() as tx:
        tx.members.set(TEAM, ChannelId("C1"), BEN, MessageTs("1700000000.000000"), is_member=True)
        seen = search_incidents(tx, scribe, "breach", viewer_id=viewer)
    assert [one.id for one in seen] == ([incident.id] if is_open else [])
