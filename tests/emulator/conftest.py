"""An emulator with the standing cast, and a real Bolt app connected to it over Socket Mode."""

from collections.abc import Iterator

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.emulator import Control, Emulator
from tests.emulator.oracle import disagreements
from tests.emulator.stage import Stage
from tests.emulator.world import Cast, Hand, close, connect, in_background, people, wide_manifest


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    running = Emulator(wide_manifest(), redelivery_delays=(0.15, 0.15, 0.15), ack_timeout=0.15)
    running.start()
    yield running
    in_background(running.stop)
    assert disagreements(running.control.api_calls()) == set()


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def control(emulator: Emulator) -> Control:
    return emulator.control


@pytest.fixture
def cast(emulator: Emulator) -> Cast:
    return people(emulator.control, emulator.bot_user_id)


@pytest.fixture
def client(emulator: Emulator) -> WebClient:
    return WebClient(token=emulator.bot_token, base_url=emulator.api_url)


@pytest.fixture
def app(emulator: Emulator, client: WebClient, cast: Cast) -> App:
    return App(
        client=client,
        token=emulator.bot_token,
        signing_secret="unused",
        token_verification_enabled=False,
        process_before_response=True,
    )


@pytest.fixture
def connected(emulator: Emulator, app: App) -> Iterator[App]:
    handler = connect(emulator, app)
    yield app
    close(emulator, handler)


@pytest.fixture
def quiet() -> Iterator[Emulator]:
    """An emulator that is not started: what it would deliver can be read off `control.undelivered()`."""
    silent = Emulator(wide_manifest())
    yield silent
    silent.stop()


@pytest.fixture
def rotating() -> Iterator[Emulator]:
    """An emulator whose app's tokens expire."""
    manifest = wide_manifest()
    manifest["settings"]["token_rotation_enabled"] = True
    with Emulator(manifest) as emulator:
        people(emulator.control, emulator.bot_user_id)
        yield emulator


@pytest.fixture(scope="session")
def whole_stage() -> Iterator[Stage]:
    """One connected app for all tests of interactions; connecting takes the SDK half a second."""
    with Emulator(wide_manifest(), trigger_lifetime=0.3) as emulator:
        stage = Stage(emulator)
        handler = connect(emulator, stage.app)
        yield stage
        close(emulator, handler)
        assert disagreements(emulator.control.api_calls()) == set()


@pytest.fixture
def stage(whole_stage: Stage) -> Stage:
    whole_stage.clear()
    return whole_stage
