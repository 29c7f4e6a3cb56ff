"""Work that may be refused, as a part of a transaction with others: what it did is undone, and nothing else."""

import pytest

from bot.domain.errors import Refusal
from bot.domain.ids import ChannelId, TeamId
from bot.storage import Store
from bot.storage.turns import PartFailed

TEAM = TeamId("T")


def add(store: Store, name: str) -> None:
    with store.write() as tx:
        tx.channels.save(TEAM, ChannelId(f"C{name}"), name, is_member=True)


def refuse_after(store: Store, name: str) -> None:
    """Store a channel, and then refuse in the middle of another transaction."""
    add(store, name)
    with store.write() as tx:
        tx.channels.save(TEAM, ChannelId("Cnever"), "never", is_member=True)
        raise Refusal()


def names(store: Store) -> set[str]:
    with store.read() as tx:
        return set(tx.channels.names(TEAM).values())


def test_what_was_refused_is_undone_and_the_rest_is_stored(store: Store) -> None:
    with store.together() as joined:
        add(joined, "before")
        with pytest.raises(Refusal), joined.apart() as part:
            refuse_after(part, "refused")
        add(joined, "after")
    assert names(store) == {"before", "after"}


def test_what_was_not_refused_is_stored_with_the_rest(store: Store) -> None:
    with store.together() as joined:
        add(joined, "before")
        with joined.apart() as part:
            add(part, "apart")
    assert names(store) == {"before", "apart"}


def test_without_a_part_of_its_own_a_refusal_undoes_everything(store: Store) -> None:
    with pytest.raises(PartFailed), store.together() as joined:
        add(joined, "before")
        with pytest.raises(Refusal):
            refuse_after(joined, "refused")
    assert names(store) == set()


def test_by_itself_each_transaction_stands_alone(store: Store) -> None:
    with pytest.raises(Refusal), store.apart() as part:
        refuse_after(part, "kept")
    assert names(store) == {"kept"}
