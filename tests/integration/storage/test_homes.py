"""Who looks at App Home, and whom a channel concerns, on both databases."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.action_items import ActionItem, Horizon
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
