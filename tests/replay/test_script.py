"""Scripts of a replay: what is read, and what is said of a broken one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.replay.export import Export
from bot.replay.script import BrokenScript, default_script, read_script


def written(folder: Path, text: str) -> Path:
    path = folder / "script.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_entries_come_in_the_order_of_time(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "- {at: 2026-11-12T10:05:00Z, user: ben, channel: ops, say: later}\n"
        "- {at: 2026-11-12T11:04:00+01:00, user: ada, channel: ops, say: earlier}\n",
    )
    assert [entry.what for entry in read_script(path)] == ["earlier", "later"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- {at: 2026-11-12T10:05:00, user: ben, channel: ops, say: x}", "line 1: “at” must be a time with its zone"),
        ("\n- {at: 2026-11-12T10:05:00Z, user: ben, say: x}", "line 2: “say” needs “channel”"),
        ("- {at: 2026-11-12T10:05:00Z, user: ben, channel: ops}", "line 1: “user” and exactly one of"),
        ("- {at: 2026-11-12T10:05:00Z, user: ben, say: x, pin: true, channel: c, message: m}", "exactly one of"),
        ("- hello", "line 1: an entry with"),
        ("hello", "a list of entries"),
        ("- {at: [", "line 1: not YAML"),
    ],
)
def test_a_broken_script_is_named_with_line_and_reason(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(BrokenScript) as broken:
        read_script(written(tmp_path, text))
    assert reason in str(broken.value)
    assert str(broken.value).startswith("script.yaml: ")


def test_without_a_script_the_first_human_declares_leads_and_resolves() -> None:
    export = Export(
        users=[{"id": "UBOT", "is_bot": True}, {"id": "UBEN"}],
        channels=[],
        messages={
            "alerts": [{"ts": "1553606820.000100", "user": "UBOT"}],
            "ops": [{"ts": "1553606880.000100", "user": "UBEN"}, {"ts": "1553607000.000100", "user": "UBOT"}],
        },
    )
    script = default_script(export)
    assert [entry.what for entry in script] == [
        "/incident start here Incident in #ops", "/incident lead me", "/incident watch #alerts", "/incident resolve",
    ]  # fmt: skip
    assert {entry.user for entry in script} == {"UBEN"}
    assert script[-1].at == datetime(2019, 3, 26, 13, 31, 0, 100, tzinfo=UTC)
