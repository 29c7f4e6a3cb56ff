"""The connection at full size: a thousand envelopes at once, and a half-open socket at the usual settings."""

from collections.abc import Iterator

import pytest

from tests.faults.running import Running, running
from tests.faults.test_burst import PATIENT, burst
from tests.faults.test_socket import HALF_OPEN_SECONDS, seconds_to_replace_a_half_open_socket


@pytest.fixture
def world(sqlite_url: str) -> Iterator[Running]:
    with running(sqlite_url, PATIENT) as world:
        yield world


@pytest.mark.soak
def test_a_thousand_envelopes_at_once_are_all_kept_in_order(world: Running) -> None:
    burst(world, 1000)


@pytest.mark.soak
def test_a_half_open_socket_is_replaced_in_time(world: Running) -> None:
    assert seconds_to_replace_a_half_open_socket(world) < HALF_OPEN_SECONDS
