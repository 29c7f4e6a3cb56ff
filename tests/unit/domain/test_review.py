"""The postmortem's life: draft, in review, final; who signs, and when that is enough."""

from dataclasses import replace

import pytest

from bot.domain.errors import AlreadyClosed, NotAllowed, Refusal
from bot.domain.incident import IncidentStatus, PostmortemStatus
from bot.domain.policy import Asker, Permissions, Right, must_be_allowed, must_be_allowed_to_sign
from bot.domain.review import (
    DEFAULT_ROLES,
    AlreadyFinal,
    AlreadySigned,
    NotInReview,
    SignOff,
    SignOffRole,
    in_review,
    missing_roles,
    settled,
    sign,
)
from bot.domain.timeline import TimelineKind
from tests.unit.domain.cast import ADA, BEN, CLEO, TEN, incident, minutes

LEAD, MANAGER = SignOffRole.INCIDENT_LEAD, SignOffRole.ENGINEERING_MANAGER
NOW = TEN + minutes(60)
RESOLVED = replace(incident(), status=IncidentStatus.RESOLVED)
REVIEWED = in_review(RESOLVED)
FINAL = replace(REVIEWED, postmortem_status=PostmortemStatus.FINAL, final_at=NOW)


def signature(role: SignOffRole) -> SignOff:
    return SignOff(incident_id=RESOLVED.id, role=role, user_id=ADA, note="", signed_at=NOW)


def test_a_resolved_incident_goes_into_review() -> None:
    assert REVIEWED.postmortem_status is PostmortemStatus.IN_REVIEW


def test_a_review_may_be_asked_for_again() -> None:
    assert in_review(REVIEWED) == REVIEWED


def test_an_open_incident_is_not_reviewed() -> None:
    with pytest.raises(NotInReview, match="still active"):
        in_review(incident())


def test_a_final_postmortem_is_not_sent_again() -> None:
    with pytest.raises(AlreadyFinal, match="INC-7"):
        in_review(FINAL)


def test_nobody_signs_a_draft() -> None:
    with pytest.raises(NotInReview, match="/incident review"):
        sign(signature(LEAD), RESOLVED, [])


def test_each_role_signs_once() -> None:
    with pytest.raises(AlreadySigned, match="2026-03-02"):
        sign(signature(LEAD), REVIEWED, [signature(LEAD)])


def test_who_must_still_sign_comes_in_the_order_required() -> None:
    assert missing_roles(DEFAULT_ROLES, []) == DEFAULT_ROLES
    assert missing_roles(DEFAULT_ROLES, [signature(LEAD)]) == (MANAGER,)


def test_one_signature_missing_leaves_it_in_review() -> None:
    assert settled(REVIEWED, [signature(LEAD)], DEFAULT_ROLES, NOW) == REVIEWED


def test_the_last_signature_makes_it_final_at_that_moment() -> None:
    assert settled(REVIEWED, [signature(LEAD), signature(MANAGER)], DEFAULT_ROLES, NOW) == FINAL


def test_a_later_signature_does_not_move_the_final_review() -> None:
    signed = [signature(role) for role in SignOffRole]
    assert settled(FINAL, signed, DEFAULT_ROLES, NOW + minutes(60)) == FINAL


def test_only_a_resolved_incident_is_closed() -> None:
    with pytest.raises(Refusal, match="still active"):
        incident().close("done", by=ADA, now=NOW)


def test_closing_says_why_on_the_timeline() -> None:
    closed, event = RESOLVED.close("All done", by=ADA, now=NOW)
    assert closed.status is IncidentStatus.CLOSED
    assert (event.kind, event.text) == (TimelineKind.STATUS, "Incident closed: All done")


def test_an_incident_is_closed_once() -> None:
    closed, _ = RESOLVED.close("All done", by=ADA, now=NOW)
    with pytest.raises(AlreadyClosed, match="INC-7 is closed already"):
        closed.close("again", by=ADA, now=NOW)


def test_lead_and_reporter_may_close() -> None:
    led = replace(RESOLVED, lead_id=BEN)
    for one in (BEN, ADA):
        must_be_allowed(Permissions(), Right.CLOSE, Asker(user_id=one), led)


def test_a_responder_may_not_close() -> None:
    with pytest.raises(NotAllowed, match=f"<@{ADA}>"):
        must_be_allowed(Permissions(), Right.CLOSE, Asker(user_id=BEN, is_member=lambda: True), RESOLVED)


def test_a_responder_may_send_it_to_review_and_a_stranger_may_not() -> None:
    must_be_allowed(Permissions(), Right.REVIEW, Asker(user_id=BEN, is_member=lambda: True), RESOLVED)
    with pytest.raises(NotAllowed):
        must_be_allowed(Permissions(), Right.REVIEW, Asker(user_id=CLEO), RESOLVED)


def test_nobody_but_the_lead_signs_as_the_lead() -> None:
    must_be_allowed_to_sign(RESOLVED, LEAD, ADA, [])
    with pytest.raises(NotAllowed, match=f"<@{ADA}>"):
        must_be_allowed_to_sign(RESOLVED, LEAD, BEN, [BEN])


def test_only_who_was_asked_signs_in_another_role() -> None:
    must_be_allowed_to_sign(RESOLVED, MANAGER, BEN, [BEN])
    with pytest.raises(NotAllowed, match="asked to review"):
        must_be_allowed_to_sign(RESOLVED, MANAGER, CLEO, [BEN])
