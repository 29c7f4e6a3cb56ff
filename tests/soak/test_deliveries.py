"""The machine of bad deliveries at its full size, other examples each time, on both databases."""

from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.storage import Store
from tests.integration.usecases.deliveries import Deliveries
from tests.integration.usecases.world import World, world_on

LONG = settings(
    max_examples=300, stateful_step_count=30, deadline=None, derandomize=False, database=None, print_blob=True,
    phases=[Phase.generate],  # what fails is printed to be played again; making it smaller could take hours
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture
def world(store: Store) -> Iterator[World]:
    with world_on(store) as world:
        yield world


@pytest.mark.soak
def test_late_repeated_and_shuffled_deliveries_with_sweeps_between_end_in_slacks_truth(world: World) -> None:
    run_state_machine_as_test(partial(Deliveries, world), settings=LONG)  # type: ignore[arg-type]
