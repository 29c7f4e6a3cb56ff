"""Runs a replay from beginning to end and writes what came of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.domain.ids import IncidentId
from bot.rendering.documents import FORMATS, UnknownFormat
from bot.rendering.timeline_json import log_json, timeline_json
from bot.replay.export import Export, read_export
from bot.replay.player import Player, ScriptFailed
from bot.replay.report import compare, load, newest_draft, write_json
from bot.replay.script import default_script, read_script
from bot.replay.stage import Stage

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """The draft to be kept: in which template (None: the usual one) and format."""

    template: str | None = None
    format: str = "md"

    @property
    def command(self) -> str | None:
        """The command with which the lead asks for it; None where it comes by itself."""
        if self == Wanted():
            return None
        return " ".join(["draft", *([self.template] if self.template else []), self.format])


def replay(
    export_path: Path,
    channels: list[str],
    script_path: Path | None,
    out: Path,
    progress: Progress,
    wanted: Wanted = Wanted(),
) -> dict[str, Any]:
    """Play the export (and the script) through the bot; write the draft and the records to `out`.

    Returns the report. Raises `BrokenExport`, `BrokenScript`, `ScriptFailed`, `Stuck`, `UnknownFormat`.
    """
    if wanted.format not in FORMATS:
        raise UnknownFormat(f"There is no format “{wanted.format}”. There are: {', '.join(FORMATS)}.")
    export = read_export(export_path, channels)
    script = read_script(script_path) if script_path else default_script(export)
    begin = min([datetime.fromtimestamp(float(export.first_ts), UTC), *(entry.at for entry in script)])
    started = time.monotonic()
    with TemporaryDirectory(prefix="scribe-replay-") as folder:
        database = Path(folder) / "scribe.db"
        stage = Stage(begin - timedelta(minutes=1), database, **_settings(export))
        try:
            channel_ids = _play(stage, Player(stage, export, script), progress)
            _ask_for(stage, wanted)
        finally:
            stage.close()
        record = load(database, stage)
        report = compare(stage, channel_ids, record)
    report |= {"api_calls": len(stage.control.api_calls()), "seconds": round(time.monotonic() - started, 2)}
    out.mkdir(parents=True, exist_ok=True)
    incident = record.incident
    draft = out / f"postmortem.{FORMATS[wanted.format].extension}"
    draft.write_bytes(newest_draft(stage, incident.answerable_id, incident.key, draft.suffix))
    (out / "timeline.json").write_text(timeline_json(record), encoding="utf-8")
    (out / "log.json").write_text(log_json(record), encoding="utf-8")
    write_json(out / "report.json", report)
    return report | {"draft": str(draft)}


def _settings(export: Export) -> dict[str, str]:
    """Images are asked for only where the export has some: there is nowhere else to have them from."""
    return {} if export.files else {"SCRIBE_LARGEST_IMAGE_KB": "0"}


def _ask_for(stage: Stage, wanted: Wanted) -> None:
    if wanted.command is None:
        return
    with stage.app.store.read() as tx:
        incident = tx.incidents.get(IncidentId(1))
    answer = stage.control.command(incident.answerable_id, str(incident.channel_id), "/incident", wanted.command)
    if "on its way" not in answer.text:
        raise ScriptFailed(answer.text)
    stage.settle()
    stage.finish()


def _play(stage: Stage, player: Player, progress: Progress) -> list[str]:
    stage.start()
    player.people()
    stage.settle()
    cues = player.cues()
    for done, cue in enumerate(cues, start=1):
        player.play(cue)
        progress(done, len(cues))
    stage.finish()
    return player.channel_ids
