"""Who looks at App Home, and whom a channel concerns, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.action_items import ActionItem, ActionStatus, Horizon
from bot.domain.ids import ChannelId, TeamId, UserId
from bot.domain.incident import Incident
from bot.storage import Store, Tx

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
TEAM, ADA, BEN, CLEO, DANA = TeamId("T1"), UserId("UADA"), UserId("UBEN"), UserId("UCLEO"), UserId("UDANA")
HERE, THERE = ChannelId("C1"), ChannelId("C2")


def declared(tx: Tx, channel_id: ChannelId, lead_id: UserId | None = None) -> Incident:
    return tx.incidents.add(
        team_id=TEAM, title="Checkout fails", severity=None, reporter_id=ADA, lead_id=lead_id, channel_id=channel_id,
        declared_at=TEN, captured_from=TEN,
    )  # fmt: skip


def promise(tx: Tx, incident: Incident, owner_id: UserId) -> ActionItem:
    number = tx.action_items.next_number(incident.id)
    return tx.action_items.add(
        ActionItem(
            incident_id=incident.id, number=number, text="Alert", owner_id=owner_id, due_on=date(2026, 3, 6),
            horizon=Horizon.SHORT_TERM, created_by=ADA, created_at=TEN,
        )
    )  # fmt: skip


@pytest.fixture
def looking(store: Store) -> Store:
    """A database in which all four look at their Home."""
    with store.write() as tx:
        for user_id in (ADA, BEN, CLEO, DANA):
            tx.homes.opened(TEAM, user_id, TEN)
    return store


def test_looking_twice_is_noted_once(looking: Store) -> None:
    with looking.write() as tx:
        tx.homes.opened(TEAM, ADA, TEN.replace(hour=11))
        assert tx.homes.opened_among(TEAM, [ADA]) == [ADA]


def test_only_those_asked_about_are_told(looking: Store) -> None:
    with looking.read() as tx:
        assert tx.homes.opened_among(TEAM, [BEN, ADA, UserId("UNEW")]) == [ADA, BEN]
        assert tx.homes.opened_among(TeamId("T2"), [ADA]) == []


def test_who_cannot_be_shown_anything_is_forgotten(looking: Store) -> None:
    with looking.write() as tx:
        tx.homes.forget(TEAM, ADA)
        assert tx.homes.opened_among(TEAM, [ADA, BEN]) == [BEN]


def test_a_channel_concerns_its_lead_and_who_owns_what_is_open(looking: Store) -> None:
    with looking.write() as tx:
        here, there = declared(tx, HERE, lead_id=BEN), declared(tx, THERE, lead_id=ADA)
        promise(tx, here, CLEO)
        promise(tx, there, DANA)
        assert tx.homes.concerned_by(TEAM, HERE) == [BEN, CLEO]


def test_a_channel_without_a_lead_concerns_the_reporter(looking: Store) -> None:
    with looking.write() as tx:
        declared(tx, HERE)
        assert tx.homes.concerned_by(TEAM, HERE) == [ADA]


def test_what_is_finished_concerns_its_owner_no_more(looking: Store) -> None:
    with looking.write() as tx:
        item = promise(tx, declared(tx, HERE, lead_id=ADA), CLEO)
        tx.action_items.save(replace(item, status=ActionStatus.DONE, finished_at=TEN))
        assert tx.homes.concerned_by(TEAM, HERE) == [ADA]


def test_a_channel_counts_as_private_until_it_is_known_to_be_public(store: Store) -> None:
    with store.write() as tx:
        tx.channels.save(TEAM, HERE, "here", is_member=True, is_private=False)
        tx.channels.save(TEAM, THERE, "there", is_member=True)
        assert tx.channels.doubtful_or_private(TEAM, {HERE, THERE, ChannelId("C3")}) == ["C2", "C3"]
