"""Reviews as they are stored: who was asked, signatures, comments in any order of arrival."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
import sqlalchemy as sa

from bot.domain.ids import ChannelId, IncidentId, MessageTs, TeamId, UserId
from bot.domain.review import ReviewComment, SignOff, SignOffRole
from bot.domain.timeline import TimelineEvent, TimelineKind
from bot.domain.updates import Audience
from bot.storage import Store
from bot.storage.outbox import Posted

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ADA, BEN = UserId("U1"), UserId("U2")
DM, TS = ChannelId("D1"), MessageTs("1772445601.000100")


@pytest.fixture
def incident_id(store: Store) -> IncidentId:
    with store.write() as tx:
        return tx.incidents.add(
            team_id=TeamId("T"), title="Checkout fails", severity=None, reporter_id=ADA, lead_id=None,
            channel_id=None, declared_at=TEN, captured_from=TEN,
        ).id  # fmt: skip


def said(incident_id: IncidentId, text: str, edited_ts: str | None = None) -> ReviewComment:
    return ReviewComment(
        incident_id=incident_id, channel_id=DM, ts=TS, user_id=BEN, text=text,
        edited_ts=MessageTs(edited_ts) if edited_ts else None,
    )  # fmt: skip


def test_reviewers_are_named_once_in_the_order_asked(store: Store, incident_id: IncidentId) -> None:
    with store.write() as tx:
        asked = [tx.reviews.ask(incident_id, one, TEN + timedelta(minutes=n)) for n, one in enumerate((BEN, ADA, BEN))]
        assert (asked, tx.reviews.reviewers(incident_id)) == ([True, True, False], [BEN, ADA])


def test_a_signature_comes_back_as_it_was_stored(store: Store, incident_id: IncidentId) -> None:
    value = SignOff(
        incident_id=incident_id, role=SignOffRole.PRODUCT_OWNER, user_id=ADA, note="a &lt;b&gt;", signed_at=TEN
    )
    with store.write() as tx:
        tx.reviews.sign(value)
        assert tx.reviews.sign_offs(incident_id) == [value]


def test_a_role_cannot_sign_twice(store: Store, incident_id: IncidentId) -> None:
    value = SignOff(incident_id=incident_id, role=SignOffRole.PRODUCT_OWNER, user_id=ADA, note="", signed_at=TEN)
    with pytest.raises(sa.exc.IntegrityError), store.write() as tx:
        tx.reviews.sign(value)
        tx.reviews.sign(value)


@pytest.mark.parametrize("order", list(permutations((None, "1.1", "1.2"))))
def test_edits_of_a_comment_in_any_order_end_in_the_latest(
    store: Store, incident_id: IncidentId, order: tuple[str | None, ...]
) -> None:
    with store.write() as tx:
        news = [tx.reviews.comment(said(incident_id, f"as of {edited}", edited)) for edited in order]
        assert news == [True, False, False]
        assert [one.text for one in tx.reviews.comments(incident_id)] == ["as of 1.2"]


@pytest.mark.parametrize("order", list(permutations(("said", "edited", "deleted"))))
def test_a_deleted_comment_stays_deleted_and_says_nothing(
    store: Store, incident_id: IncidentId, order: tuple[str, ...]
) -> None:
    deeds = {
        "said": lambda tx: tx.reviews.comment(said(incident_id, "secret")),
        "edited": lambda tx: tx.reviews.comment(said(incident_id, "secret", "1.2")),
        "deleted": lambda tx: tx.reviews.bury_comment(incident_id, DM, TS),
    }
    with store.write() as tx:
        for deed in order:
            deeds[deed](tx)
        assert tx.reviews.comments(incident_id) == []
        assert tx.connection.scalars(sa.text("SELECT text FROM review_comment")).all() == [""]


def test_our_message_is_found_by_where_it_stands(store: Store) -> None:
    with store.write() as tx:
        tx.outbox.remember_posted("review:1:U1", Posted(channel_id=DM, ts=TS), TEN)
        assert tx.outbox.posted_at(DM, TS) == "review:1:U1"
        assert tx.outbox.posted_at(DM, MessageTs("1.1")) is None


def test_a_status_update_keeps_its_audience(store: Store, incident_id: IncidentId) -> None:
    event = TimelineEvent(
        incident_id=incident_id, kind=TimelineKind.UPDATE, text="t", occurred_at=TEN, recorded_at=TEN,
        author_id=ADA, audience=Audience.EXTERNAL,
    )  # fmt: skip
    with store.write() as tx:
        stored = tx.timeline.add(event)
        assert tx.timeline.of(incident_id) == [stored]


def test_an_incident_keeps_when_its_postmortem_became_final(store: Store, incident_id: IncidentId) -> None:
    with store.write() as tx:
        tx.incidents.save(replace(tx.incidents.get(incident_id), final_at=TEN))
        assert tx.incidents.get(incident_id).final_at == TEN


def test_a_revision_keeps_its_note(store: Store, incident_id: IncidentId) -> None:
    with store.write() as tx:
        asked = tx.documents.request(
            incident_id, template="t", format="md", recipient_id=ADA, now=TEN, note="changed: Impact"
        )
        assert tx.documents.of(incident_id) == [asked]
        assert asked.note == "changed: Impact"
