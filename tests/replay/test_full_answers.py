"""Three whole incidents with every question answered: both templates in every format, and nothing left open."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.postmortem.record import Record
from bot.rendering.documents import FORMATS
from bot.rendering.templates import template_names
from bot.replay.export import read_export
from bot.replay.player import Player
from bot.replay.report import load
from bot.replay.run import Wanted, replay
from bot.replay.script import read_script
from bot.replay.stage import Stage
from tests.contracts.hostile import EYES
from tests.support.rendered import rendered

ROOT = Path(__file__).parents[2]
CHATLOGS = ROOT.parent / "shared" / "chatlogs"
SCRIPTS = Path(__file__).parent / "scripts"
TEMPLATES = template_names()
DOCUMENTS = [name for name, form in FORMATS.items() if not form.is_picture]
TEXTS = [name for name in DOCUMENTS if name not in ("pdf", "docx")]
ENDS = {"incident-postmortem": "Final Review Date", "post-mortem": "Sign-Off"}


@dataclass(frozen=True)
class Case:
    """An incident to be replayed: its export, its channels, its script."""

    export: Path
    channels: tuple[str, ...]
    script: Path


CASES: Mapping[str, Case] = {
    "checkout": Case(
        ROOT / "examples" / "checkout-outage",
        ("checkout-alerts", "payments"),
        ROOT / "examples" / "checkout-outage" / "script.yaml",
    ),
    "prow": Case(CHATLOGS / "2019-02-05", ("testing-ops",), SCRIPTS / "2019-02-05.yaml"),
    "boskos": Case(
        CHATLOGS / "2019-03-26", ("sig-testing", "testing-ops", "testing-ops-thread"), SCRIPTS / "2019-03-26.yaml"
    ),
}


def available(name: str) -> Case:
    if not CASES[name].export.is_dir():
        pytest.skip("the shared chat logs are not beside the project")
    return CASES[name]


# A short incident, and two long ones, which are for the long proofs.
RECORDS = ("checkout", *(pytest.param(name, marks=pytest.mark.soak) for name in ("prow", "boskos")))


@pytest.fixture(scope="module", params=RECORDS)
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record of one of the incidents, played once for all tests."""
    case = available(request.param)
    script = read_script(case.script)
    database = tmp_path_factory.mktemp(request.param) / "scribe.db"
    export = read_export(case.export, case.channels)
    stage = Stage(min(entry.at for entry in script) - timedelta(days=3), database)
    try:
        player = Player(stage, export, script)
        stage.start()
        player.people()
        for cue in player.cues():
            player.play(cue)
        stage.finish()
    finally:
        stage.close()
    return load(database, stage)


def open_facts(value: Any) -> list[str]:
    """Return the words of every fact that the JSON document marks as open."""
    if isinstance(value, dict):
        own = [value["plain"]] if value.get("origin") == "open" else []
        return own + [found for inner in value.values() for found in open_facts(inner)]
    return [found for inner in value for found in open_facts(inner)] if isinstance(value, list) else []


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_question_is_left_open(record: Record, template: str, name: str) -> None:
    seen = " ".join(EYES[name](rendered(record, template, name)).replace("\0", "").split())  # pypdf leaves half a glyph
    assert record.incident.title in seen
    assert name == "json" or ENDS[template] in seen  # a page that breaks off asks nothing either
    assert "Open question" not in seen
    assert "not known" not in seen


def test_the_document_for_machines_marks_no_fact_as_open(record: Record) -> None:
    assert open_facts(json.loads(rendered(record, TEMPLATES[0], "json"))) == []


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", TEXTS)
def test_every_text_format_has_the_same_bytes_twice(record: Record, template: str, name: str) -> None:
    assert rendered(record, template, name) == rendered(record, template, name)


def test_the_picture_is_drawn_with_all_milestones(record: Record) -> None:
    assert bytes(rendered(record, TEMPLATES[0], "png"))[:8] == b"\x89PNG\r\n\x1a\n"  # type: ignore[arg-type]


@pytest.mark.soak
@pytest.mark.parametrize("record", ["prow"], indirect=True)
def test_the_command_line_gives_the_same_document(tmp_path: Path, record: Record) -> None:
    case = available("prow")
    wanted = Wanted(template="post-mortem", format="html")
    replay(case.export, list(case.channels), case.script, tmp_path, lambda done, of: None, wanted)
    document = (tmp_path / "postmortem.html").read_text(encoding="utf-8")
    assert document == rendered(record, "post-mortem", "html")
