"""What people see of each subcommand, used well and misused, word for word: see `golden/`.

`SCRIBE_WRITE_GOLDEN=1` writes the golden files anew; read the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from handlers.registry import COMMANDS
from tests.support.stage import Scene
from tests.support.stage_transcript import play
from tests.support.tracing import watching

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.txt")))
def test_people_see_what_the_transcript_says(scene: Scene, name: str) -> None:
    """And whatever changes an incident on the way leaves a line in the audit trail, in the same transaction."""
    path = GOLDEN / f"{name}.txt"
    with watching(scene.stage.app.store) as watched:
        seen = play(scene, path.read_text(encoding="utf-8"))
    assert watched.untraced == []
    if os.environ.get("SCRIBE_WRITE_GOLDEN"):
        path.write_text(seen, encoding="utf-8")
    assert seen == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_subcommand_has_a_transcript(name: str) -> None:
    transcripts = [path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.txt")]
    assert any(f": /incident {name}" in transcript for transcript in transcripts)
