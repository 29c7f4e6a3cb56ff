"""Exports as Slack makes them, and broken ones: each fault names the file, the line and the reason."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.replay.export import BrokenExport, read_export

USERS = [{"id": "UADA", "name": "ada"}]
CHANNELS = [{"id": "COPS", "name": "ops"}]
SAID = [{"type": "message", "user": "UADA", "ts": "1553606820.000200", "text": "second"}]
FIRST = [{"type": "message", "user": "UADA", "ts": "1553606820.000100", "text": "first"}]

Write = Callable[[str, str], None]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of a whole export, then spoil it."""

    def put(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    put("users.json", json.dumps(USERS))
    put("channels.json", json.dumps(CHANNELS))
    put("ops/2019-03-26.json", json.dumps(SAID))
    put("ops/2019-03-25.json", json.dumps(FIRST))
    return put


def test_a_folder_is_read_in_the_order_said(write: Write, tmp_path: Path) -> None:
    export = read_export(tmp_path, ["ops"])
    assert [message["text"] for message in export.messages["ops"]] == ["first", "second"]
    assert (export.first_ts, export.last_ts) == ("1553606820.000100", "1553606820.000200")


def test_a_zip_reads_like_the_folder(write: Write, tmp_path: Path) -> None:
    archive = tmp_path.parent / f"{tmp_path.name}.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for path in tmp_path.rglob("*.json"):
            zipped.write(path, path.relative_to(tmp_path).as_posix())
    assert read_export(archive, ["ops"]) == read_export(tmp_path, ["ops"])


BROKEN = [
    ("users.json", "[{]", r"users\.json: line 1: "),
    ("ops/2019-03-26.json", '[\n {"ts": "1.1"\n', r"ops/2019-03-26\.json: line 3: "),
    ("ops/2019-03-26.json", '{"ts": 1}', "a list of objects was expected"),
    ("ops/2019-03-26.json", '[{"user": "UADA", "text": "x"}]', "message 1: “ts” is not a time"),
    ("ops/2019-03-26.json", '[{"ts": "1553606820.0", "text": "x"}]', "message 1: nobody said it"),
    ("ops/2019-03-26.json", '[{"ts": "1553606820.0", "user": "UADA", "text": 5}]', "message 1: “text” is not"),
    ("channels.json", "[]", "there is no channel “ops”"),
]


@pytest.mark.parametrize(("name", "text", "reason"), BROKEN)
def test_a_broken_file_is_named_with_the_reason(
    write: Write, tmp_path: Path, name: str, text: str, reason: str
) -> None:
    write(name, text)
    with pytest.raises(BrokenExport, match=reason):
        read_export(tmp_path, ["ops"])


def test_a_missing_file_is_named(write: Write, tmp_path: Path) -> None:
    (tmp_path / "users.json").unlink()
    with pytest.raises(BrokenExport, match=r"users\.json: the file is missing"):
        read_export(tmp_path, ["ops"])


def test_bytes_that_are_not_utf_8_are_named(write: Write, tmp_path: Path) -> None:
    (tmp_path / "users.json").write_bytes(b"[\xff]")
    with pytest.raises(BrokenExport, match=r"users\.json: byte 1: not UTF-8"):
        read_export(tmp_path, ["ops"])


def test_what_is_neither_folder_nor_zip_is_said(tmp_path: Path) -> None:
    (tmp_path / "export.txt").write_text("hello", encoding="utf-8")
    with pytest.raises(BrokenExport, match="neither a folder nor a zip"):
        read_export(tmp_path / "export.txt", ["ops"])
