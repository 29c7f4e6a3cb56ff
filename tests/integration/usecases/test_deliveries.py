"""Whatever Slack's deliveries are like, log and timeline end as what Slack shows and as an orderly run leaves them."""

from functools import partial

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.integration.usecases.deliveries import Deliveries
from tests.integration.usecases.world import World

QUICK = settings(
    max_examples=12, stateful_step_count=20, deadline=None, derandomize=True, database=None,
    phases=[Phase.generate],  # making a failure smaller takes minutes: that is the soak's
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def test_late_repeated_and_shuffled_deliveries_with_sweeps_between_end_in_slacks_truth(world: World) -> None:
    run_state_machine_as_test(partial(Deliveries, world), settings=QUICK)  # type: ignore[arg-type]
