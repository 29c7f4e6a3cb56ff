"""Looks for a secret in everything that the bot keeps, writes and sends."""

import html
import io
import json
import logging
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr

import sqlalchemy as sa
import structlog
from pypdf import PdfReader

from bot.logs import set_up_logs
from bot.storage.tables import metadata
from tests.support.stage import Scene

Places = dict[str, str]


def places(scene: Scene) -> Places:
    """Return all that the bot has kept, sent and handed out, as text, by where it is; letters are small."""
    files = {file_id: scene.control.file(file_id) for file_id in _sent_files(scene)}
    found = {f"file {name}": _words(content) for name, content in files.items()}
    found |= {"rows": _rows(scene), "disk": _disk(scene), "traffic": _traffic(scene)}
    return {where: text.lower() for where, text in found.items()}


def leaks(secret: str, found: Places) -> list[str]:
    """Return where `secret` is, in any letters, as it is or escaped for JSON or HTML."""
    forms = {
        form.lower() for form in (secret, json.dumps(secret)[1:-1], html.escape(secret), html.escape(secret, False))
    }
    return [where for where, text in found.items() if any(form in text for form in forms)]


@contextmanager
def written_logs() -> Iterator[io.StringIO]:
    """Set logs up as the bot does, and give what it writes."""
    written, root = io.StringIO(), logging.getLogger()
    before = root.handlers[:], root.level
    with redirect_stderr(written):
        set_up_logs("INFO")
        try:
            yield written
        finally:
            structlog.reset_defaults()
            root.handlers[:], root.level = before


def _rows(scene: Scene) -> str:
    """Return what every table holds."""
    with scene.stage.app.store.engine.connect() as connection:
        rows = [connection.execute(sa.text(f'SELECT * FROM "{name}"')) for name in metadata.tables]
        return "\n".join(_plain(value) for found in rows for row in found for value in row)


def _plain(value: object) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)


def _disk(scene: Scene) -> str:
    """Return the bytes of SQLite's files, what was written over and not yet wiped too."""
    beside = scene.database.parent.glob(f"{scene.database.name}*")
    before = [path.read_bytes() for path in beside]
    with sqlite3.connect(scene.database) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return b"\n".join([*before, scene.database.read_bytes()]).decode("utf-8", "replace")


def _traffic(scene: Scene) -> str:
    """Return what the bot sent: calls, acknowledgements, answers; not what Slack sent it."""
    sent = [one.arguments for one in scene.control.traffic() if one.kind != "envelope_out"]
    return json.dumps(sent, default=str, ensure_ascii=False)


def _sent_files(scene: Scene) -> list[str]:
    calls = scene.control.api_calls("files.completeUploadExternal")
    listed = [call.arguments["files"] for call in calls]
    return [file["id"] for files in listed for file in (json.loads(files) if isinstance(files, str) else files)]


def _words(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return content.decode("utf-8", "replace")
