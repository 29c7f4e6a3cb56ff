"""What is kept of a workspace is all there again, however the process ended."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.emulator import Emulator
from bot.emulator.homes import publish
from bot.emulator.keeping import Keeper, Unreadable
from bot.emulator.records import Canvas, Json
from bot.emulator.replies import ephemeral
from bot.emulator.saved import LEAP, state_of
from tests.emulator.helpers import section
from tests.emulator.world import Cast, people, wide_manifest

ENDLESS = """
import sys, time
from pathlib import Path
from bot.emulator import Emulator
from bot.emulator.keeping import Keeper
emulator = Emulator({})
control = emulator.control
ada = control.add_user("ada")
ops = control.add_channel("ops", members=[ada])
keeper = Keeper(emulator.workspace, Path(sys.argv[1]))
keeper.start()
print("saving", flush=True)
while True:
    control.say(ada, ops, "x" * 1000, files=[{"name": "log.txt", "content": str(time.monotonic())}])
    time.sleep(0.001)
"""


def _furnished() -> tuple[Emulator, Cast]:
    emulator = Emulator(wide_manifest())
    return emulator, people(emulator.control, emulator.bot_user_id)


def _lived_in() -> tuple[Emulator, Cast]:
    """A workspace with something of everything in it."""
    emulator, cast = _furnished()
    control, ws = emulator.control, emulator.workspace
    parent = control.say(cast.ada, cast.ops, "parent", files=[{"name": "chart.png", "content": b"\x89PNG\r\n\x1a\n"}])
    control.say(cast.ben, cast.ops, "reply", thread_ts=parent)
    control.edit(cast.ada, cast.ops, control.say(cast.ada, cast.ops, "befor \ud800"), "before")
    control.delete(cast.ada, cast.ops, control.say(cast.ada, cast.ops, "never mind"))
    control.react(cast.ben, cast.ops, parent, "eyes")
    control.pin(cast.ben, cast.ops, parent)
    control.say(emulator.bot_user_id, control.dm(cast.ada), "your draft", blocks=[section("your draft")])
    control.pass_time(3600)
    ephemeral(ws, ws.channel(cast.ops), cast.ada, {"text": "for your eyes"}, "test")
    publish(ws, cast.ada, {"type": "home", "blocks": [section("Home")]})
    ws.read_marks[cast.ada, cast.ops] = parent
    return emulator, cast


def _kept(emulator: Emulator, folder: Path) -> None:
    keeper = Keeper(emulator.workspace, folder)
    keeper.start()
    keeper.stop()


def _again(folder: Path) -> Emulator:
    emulator = Emulator(wide_manifest())
    assert Keeper(emulator.workspace, folder).load()
    return emulator


def _plain(emulator: Emulator) -> Json:
    return dict(json.loads(json.dumps(state_of(emulator.workspace))))


def test_everything_is_there_again(tmp_path: Path) -> None:
    emulator, _ = _lived_in()
    _kept(emulator, tmp_path)
    assert _plain(_again(tmp_path)) == _plain(emulator)


def test_files_keep_their_bytes_and_threads_their_replies(tmp_path: Path) -> None:
    emulator, cast = _lived_in()
    _kept(emulator, tmp_path)
    again = _again(tmp_path)
    assert again.control.history(cast.ops) == [
        message | ({"files": again.control.history(cast.ops)[0]["files"]} if "files" in message else {})
        for message in emulator.control.history(cast.ops)
    ]
    file_id = again.control.history(cast.ops)[0]["files"][0]["id"]
    assert again.control.file(file_id) == b"\x89PNG\r\n\x1a\n"


def test_a_canvas_is_a_canvas_again(tmp_path: Path) -> None:
    emulator, _ = _furnished()
    ws = emulator.workspace
    ws.files["F1"] = Canvas(
        id="F1", name="Draft", title="Draft", user=ws.bot.id, length=7, created=1, content=b"# Title",
        access={ws.bot.id: "owner"},
    )  # fmt: skip
    _kept(emulator, tmp_path)
    assert [one["markdown"] for one in _again(tmp_path).control.canvases()] == ["# Title"]


def test_time_goes_on_from_where_it_was(tmp_path: Path) -> None:
    emulator, _ = _lived_in()
    _kept(emulator, tmp_path)
    assert abs((_again(tmp_path).control.now() - emulator.control.now()).total_seconds()) < 60


def test_after_a_death_no_id_is_given_out_twice(tmp_path: Path) -> None:
    emulator, _ = _lived_in()
    _kept(emulator, tmp_path)
    (tmp_path / "whole").unlink()
    before = emulator.workspace.numbers["F"]
    assert int(_again(tmp_path).workspace.new_id("F")[1:]) == before + LEAP + 1


def test_nothing_kept_is_nothing_loaded(tmp_path: Path) -> None:
    emulator, _ = _furnished()
    assert Keeper(emulator.workspace, tmp_path).load() is False


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 99}', '{"version": 1}', '{"version": 1, "offset": ""}'])
def test_what_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "workspace.json").write_text(text)
    with pytest.raises(Unreadable, match=r"workspace\.json"):
        Keeper(Emulator(wide_manifest()).workspace, tmp_path).load()


def test_a_kill_in_the_middle_of_saving_leaves_a_whole_state(tmp_path: Path) -> None:
    for seconds in (0.4, 0.7, 1.0):
        process = subprocess.Popen([sys.executable, "-c", ENDLESS, str(tmp_path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        emulator = Emulator({})
        assert Keeper(emulator.workspace, tmp_path).load()
        assert all(file.content is not None for file in emulator.workspace.files.values())
