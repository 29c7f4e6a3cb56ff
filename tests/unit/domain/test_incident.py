"""The incident: what each change does, and what is refused when."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.domain.errors import AlreadyResolved, NothingChanged, NotOpen, Refusal
from bot.domain.incident import Incident, IncidentStatus
from bot.domain.milestones import Milestone
from bot.domain.severity import Severity
from bot.domain.updates import Audience
from tests.unit.domain.cast import ADA, BEN, TEN, incident, minutes

OVER = (IncidentStatus.CLOSED, IncidentStatus.CANCELED)
NOW = TEN + minutes(40)

CHANGES: dict[str, Callable[[Incident], object]] = {
    "note": lambda one: one.note("text", by=BEN, now=NOW, occurred_at=TEN),
    "mark": lambda one: one.mark(Milestone.PAGED, "text", by=BEN, now=NOW, occurred_at=TEN),
    "severity": lambda one: one.change_severity(Severity.SEV1, by=BEN, now=NOW),
    "lead": lambda one: one.assign_lead(BEN, by=ADA, now=NOW),
    "update": lambda one: one.tell("text", Audience.INTERNAL, by=BEN, now=NOW),
    "resolve": lambda one: one.resolve("", by=ADA, now=NOW),
}


@pytest.mark.parametrize("status", OVER)
@pytest.mark.parametrize("change", CHANGES)
def test_an_incident_that_is_over_refuses_every_change(change: str, status: IncidentStatus) -> None:
    with pytest.raises(NotOpen, match=f"INC-7 is {status.value}"):
        CHANGES[change](replace(incident(), status=status))


@pytest.mark.parametrize("change", [one for one in CHANGES if one != "resolve"])
def test_a_resolved_incident_still_takes_corrections(change: str) -> None:
    CHANGES[change](replace(incident(), status=IncidentStatus.RESOLVED))


def test_an_incident_is_resolved_once() -> None:
    resolved, _ = incident().resolve("", by=ADA, now=NOW)
    with pytest.raises(AlreadyResolved, match="/incident draft"):
        resolved.resolve("", by=ADA, now=NOW)


def test_resolving_sets_the_milestone_at_that_moment() -> None:
    resolved, event = incident().resolve("all well", by=ADA, now=NOW)
    assert resolved.status is IncidentStatus.RESOLVED
    assert (event.milestone, event.occurred_at, event.text) == (Milestone.RESOLVED, NOW, "all well")


def test_marking_the_fix_mitigates_an_active_incident() -> None:
    changed, _ = incident().mark(Milestone.MITIGATED, "rolled back", by=BEN, now=NOW, occurred_at=TEN)
    assert changed.status is IncidentStatus.MITIGATED


def test_correcting_the_fix_later_does_not_reopen_a_resolved_incident() -> None:
    resolved = replace(incident(), status=IncidentStatus.RESOLVED)
    changed, _ = resolved.mark(Milestone.MITIGATED, "", by=BEN, now=NOW, occurred_at=TEN)
    assert changed.status is IncidentStatus.RESOLVED


def test_other_milestones_leave_the_status_alone() -> None:
    changed, _ = incident().mark(Milestone.RESOLVED, "", by=BEN, now=NOW, occurred_at=TEN)
    assert changed.status is IncidentStatus.ACTIVE


def test_a_change_of_severity_names_the_old_one() -> None:
    before = replace(incident(), severity=Severity.SEV3)
    changed, event = before.change_severity(Severity.SEV1, by=BEN, now=NOW)
    assert changed.severity is Severity.SEV1
    assert event.text == "Severity set to SEV-1 (was SEV-3)"


def test_setting_what_is_set_already_is_refused() -> None:
    with pytest.raises(NothingChanged, match="SEV-1"):
        replace(incident(), severity=Severity.SEV1).change_severity(Severity.SEV1, by=BEN, now=NOW)
    with pytest.raises(NothingChanged, match=f"<@{BEN}>"):
        replace(incident(), lead_id=BEN).assign_lead(BEN, by=ADA, now=NOW)


def test_the_reporter_answers_for_an_incident_until_it_has_a_lead() -> None:
    led, _ = incident().assign_lead(BEN, by=ADA, now=NOW)
    assert (incident().answerable_id, led.answerable_id) == (ADA, BEN)


def test_a_note_keeps_when_it_happened_apart_from_when_it_was_told() -> None:
    event = incident().note("the pool was full", by=BEN, now=NOW, occurred_at=TEN)
    assert (event.occurred_at, event.recorded_at, event.author_id) == (TEN, NOW, BEN)


def test_the_timeline_begins_with_the_declaration() -> None:
    event = incident().declared()
    assert (event.milestone, event.occurred_at, event.author_id) == (Milestone.DECLARED, TEN, ADA)


def test_a_refusal_without_words_says_what_its_kind_means() -> None:
    assert all(str(kind()) == kind.__doc__ for kind in Refusal.__subclasses__())
