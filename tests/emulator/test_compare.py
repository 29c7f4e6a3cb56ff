"""The comparison with another implementation, tried on a second emulator."""

from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result

from bot.emulator import Emulator
from tests.emulator.compare import main
from tests.emulator.world import wide_manifest


@pytest.fixture
def other() -> Iterator[Emulator]:
    with Emulator(wide_manifest()) as emulator:
        yield emulator


def compared(other: Emulator) -> Result:
    return CliRunner().invoke(main, ["--url", other.api_url, "--token", other.bot_token, "--pause", "0"])


def test_an_emulator_does_not_differ_from_another(other: Emulator) -> None:
    result = compared(other)
    assert (result.exit_code, "0 differences" in result.output) == (0, True)


def test_another_error_is_printed(other: Emulator) -> None:
    other.control.fail("pins.list", error="restricted_action")
    result = compared(other)
    assert (result.exit_code, "pins.list: ok here, restricted_action there" in result.output) == (1, True)


def test_another_key_is_printed(other: Emulator) -> None:
    other.control.add_emoji("shipit", "alias:rocket")
    other.workspace.users[other.bot_user_id].is_stranger = True
    assert "users.info: .user.is_stranger only there" in compared(other).output
