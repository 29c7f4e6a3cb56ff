"""The report: compares what the workspace holds with what the database kept, after the bot was shut down."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from bot.domain.ids import IncidentId
from bot.postmortem.record import Record
from bot.replay.stage import Stage
from bot.storage import Store
from bot.usecases.record import load_record
from bot.usecases.scribe import Scribe

Key = tuple[str, str]


def load(database: Path, stage: Stage) -> Record:
    """Return the record of the (only) incident, read from the database file anew."""
    store = Store(f"sqlite:///{database}")
    try:
        scribe = Scribe(store=store, clock=stage.clock, workspace=stage.app.scribe.workspace)
        with store.read() as tx:
            return load_record(tx, scribe, IncidentId(1))
    finally:
        store.close()


def compare(stage: Stage, channel_ids: list[str], record: Record) -> dict[str, Any]:
    """Return how many messages there are, were captured, are missing, too many, doubled, or differ."""
    said = _said(stage, channel_ids, record)
    kept: Counter[Key] = Counter((message.channel_id, message.ts) for message in record.messages)
    texts: dict[Key, str] = {(m.channel_id, m.ts): "" if m.is_deleted else m.text for m in record.messages}
    return {
        "messages_in": len(said),
        "captured": len(kept),
        "missing": len(said.keys() - kept.keys()),
        "extra": len(kept.keys() - said.keys()),
        "duplicates": sum(count - 1 for count in kept.values()),
        "different": sum(texts[key] != said[key] for key in said.keys() & texts.keys()),
    }


def _said(stage: Stage, channel_ids: list[str], record: Record) -> dict[Key, str]:
    """What people and apps said since the log begins, by channel and ts; deleted messages have no text.

    What was gone before anybody declared an incident is not part of it: nobody had asked us to keep it.
    """
    begin, bot = f"{record.incident.captured_from.timestamp():.6f}", stage.emulator.bot_user_id
    said: dict[Key, str] = {}
    for channel_id in channel_ids:
        for message in stage.control.history(channel_id):
            if message.get("user") != bot and message["ts"] >= begin:
                said[(channel_id, message["ts"])] = message.get("text", "")
        for ts, deleted_at in stage.control.deleted_at(channel_id).items():
            if ts >= begin and deleted_at >= record.incident.declared_at:
                said[(channel_id, ts)] = ""
    return said


def newest_draft(stage: Stage, user_id: str, key: str, suffix: str) -> bytes:
    """Return the last draft that this person got by direct message."""
    files = [
        file
        for message in stage.control.history(stage.control.dm(user_id))
        for file in message.get("files") or ()
        if file["name"].startswith(f"{key}-r") and file["name"].endswith(suffix)
    ]
    if not files:
        raise LookupError(f"no draft of {key} reached the lead")
    return stage.control.file(files[-1]["id"])


def write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=2, sort_keys=True) + "\n", encoding="utf-8")
