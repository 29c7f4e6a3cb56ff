"""The report: compares what the workspace holds with what the database kept, after the bot was shut down."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from bot.domain.ids import ChannelId, IncidentId, MessageTs, datetime_to_ts
from bot.postmortem.record import Record
from bot.replay.stage import Stage
from bot.storage import Store
from bot.usecases import audit_compare
from bot.usecases.audit_compare import Finding, Shown
from bot.usecases.record import load_record
from bot.usecases.scribe import Scribe


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
    """Return how many messages there are, were captured, are missing, too many, doubled, or differ in some field."""
    said = _said(stage, channel_ids, record)
    kept = Counter((message.channel_id, message.ts) for message in record.messages)
    found = Counter(one.finding for one in audit_compare.compare(said, record.messages, shows_deleted=True))
    return {
        "messages_in": len(said),
        "captured": len(kept),
        "missing": found[Finding.MISSING],
        "extra": found[Finding.EXTRA],
        "duplicates": sum(count - 1 for count in kept.values()),
        "different": found[Finding.DIFFERENT],
    }


def _said(stage: Stage, channel_ids: list[str], record: Record) -> list[Shown]:
    """What people and apps said since the log begins, deleted messages too.

    What was gone before anybody declared an incident is not part of it: nobody had asked us to keep it.
    """
    begin, scribe = datetime_to_ts(record.incident.captured_from), stage.app.scribe
    said: dict[tuple[str, str], Shown | None] = {}
    for channel_id in map(ChannelId, channel_ids):
        for ts, deleted_at in stage.control.deleted_at(channel_id).items():
            if deleted_at >= record.incident.declared_at:
                said[channel_id, ts] = audit_compare.deleted(scribe, channel_id, MessageTs(ts))
        for payload in stage.control.history(channel_id):
            said[channel_id, payload["ts"]] = audit_compare.as_shown(scribe, channel_id, payload)
    return [one for (_, ts), one in said.items() if one is not None and ts >= begin]


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
