"""Secrets that people write: none is kept, written to a log, sent or handed out, by whatever way it came in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app import Application
from bot.rendering.mrkdwn import escape
from bot.replay.stage import settings_for
from tests.support.leaking import WAYS, play, secrets
from tests.support.leaks import Places, leaks, places, written_logs
from tests.support.postgres import PostgresServer
from tests.support.stage import Scene
from tests.unit.domain.redaction.samples_of_clouds import CLOUDS, CODE, KEYS
from tests.unit.domain.redaction.samples_of_services import OPERATIONS, SERVICES, WRITTEN

pytestmark = pytest.mark.postgres_in_soak

ALL = [*KEYS, *CLOUDS, *CODE, *OPERATIONS, *SERVICES, *WRITTEN]
ONE_OF_EACH = list({sample.kind: sample for sample in ALL}.values())
PASSING = {"other channel", "unknown command", "deleted message"}  # of which nothing stays
AT_ONCE = 8


@dataclass(frozen=True)
class Played:
    """What the bot has left behind after an incident."""

    found: Places


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """An incident in which secrets came in by every way, on either database."""
    scene = Scene(tmp_path_factory.mktemp("leaks") / "scribe.db")
    if request.param == "sqlite":
        yield _played(scene)
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with server.fresh_database() as url:
        scene.stage.app.store.close()
        settings = settings_for(scene.stage.emulator, Path("unused"))
        settings = settings.model_copy(update={"database_url": url})
        scene.stage.app = Application(settings, scene.stage.clock, is_ticking=False)
        yield _played(scene)


def _played(scene: Scene) -> Played:
    with written_logs() as logs:
        try:
            scene.stage.start()
            play(scene)
            for start in range(0, len(ONE_OF_EACH), AT_ONCE):
                texts = [escape(sample.text) for sample in ONE_OF_EACH[start : start + AT_ONCE]]
                scene.control.say(scene.ben, scene.channel("inc-1"), "\n\n".join(texts))
            scene.finish()
            scene.type("ada", "draft json", scene.name_of(scene.channel("inc-1")))
            return Played(places(scene) | {"logs": logs.getvalue().lower()})
        finally:
            scene.stage.close()


# Few tests that look at much: each process that runs one of them plays the incident first.
def test_a_secret_is_nowhere_by_whatever_way_it_came_in(played: Played) -> None:
    found = {(way, secret): leaks(secret, played.found) for way in WAYS for secret in secrets(way)}
    assert {which: where for which, where in found.items() if where} == {}


def test_what_stood_around_it_is_kept(played: Played) -> None:
    kept = {way: f"we used {way} [redacted: aws key], {way} [redacted: github token]" for way in WAYS.keys() - PASSING}
    assert {way for way, text in kept.items() if text not in played.found["rows"]} == set()


def test_a_secret_of_any_kind_is_nowhere(played: Played) -> None:
    assert {sample.kind: where for sample in ONE_OF_EACH if (where := leaks(sample.secret, played.found))} == {}


def test_there_are_kinds_enough() -> None:
    assert len(ONE_OF_EACH) >= 25


def test_what_is_searched_would_show_a_secret(played: Played) -> None:
    assert leaks("Checkout fails", played.found)[:1] != []
    assert {"rows", "traffic"} <= set(leaks("just now", played.found))
