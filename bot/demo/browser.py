"""The demo in the browser: workspace and bot, until they are told to stop."""

import errno
import os
import signal
import sys
import threading
import webbrowser
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bot.demo.alerts import AlertBot
from bot.demo.folder import DataFolder
from bot.demo.options import Options
from bot.demo.play import Ended, Play
from bot.demo.world import World
from bot.emulator import Emulator
from bot.emulator.keeping import Keeper, Unreadable
from bot.emulator.local import is_loopback
from bot.replay.player import ScriptFailed
from bot.replay.stage import manifest
from bot.storage.migrations import DatabaseTooNew
from bot.told import Told

PORTS_TRIED = 20
GLANCE = 0.25  # seconds
SEED = 1  # of the calls that fail: the same ones in every run


def run_in_browser(options: Options) -> None:
    """Serve the workspace until Ctrl-C or SIGTERM; Told where it cannot be served."""
    options.check()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    with ExitStack() as kept:
        folder, emulator = _folder(options, kept), _emulator(options)
        keeper = Keeper(emulator.workspace, folder)
        if options.data is not None:
            _load(keeper)
        play = None if options.speed is None else Play(emulator, options.speed)
        world = _started(folder, emulator)
        if options.data is not None:
            keeper.start()
            kept.callback(keeper.stop)
        kept.callback(world.close)
        _serve(world, options, play, stopped)


def _serve(world: World, options: Options, play: Play | None, stopped: threading.Event) -> None:
    world.control.delay(options.latency)
    world.control.fail_often(options.fail, SEED)
    if options.is_shuffled:
        world.control.shuffle(SEED)
    alerts = AlertBot(world.control)
    alerts.start()
    _say_where(world.emulator, options)
    if play is not None:
        thread = threading.Thread(target=_act_out, args=(play, world), name="play", daemon=True)
        thread.start()
    while not stopped.wait(GLANCE):
        continue  # a signal that reaches another thread wakes nobody here
    click.echo("\nStopping.")
    if play is not None:
        play.end()
        thread.join()
    alerts.stop()


def _act_out(play: Play, world: World) -> None:
    try:
        play.run(world)
    except ScriptFailed as failed:
        click.echo(f"The play ended early: {failed}")
    except Ended:
        return
    click.echo("The example is over; the workspace is yours.")


def _folder(options: Options, kept: ExitStack) -> Path:
    if options.data is None:
        return Path(kept.enter_context(TemporaryDirectory(prefix="scribe-demo-")))
    folder = kept.enter_context(DataFolder(options.data))
    if options.reset:
        folder.empty()
    return folder.path


def _emulator(options: Options) -> Emulator:
    """A workspace at the port, or at the next free one."""
    for port in range(options.port, min(options.port + PORTS_TRIED, 65536)):
        try:
            return Emulator(manifest(), host=options.host, port=port, rate_limits=options.rate_limits)
        except OSError as taken:
            if taken.errno != errno.EADDRINUSE:
                raise Told(f"Cannot listen at {options.host}:{port}: {taken.strerror}.") from None
    raise Told(f"The ports {options.port} to {options.port + PORTS_TRIED - 1} are all in use; choose one with --port.")


def _load(keeper: Keeper) -> None:
    try:
        keeper.load()
    except Unreadable as wrong:
        raise Told(f"{wrong} Add --reset to begin anew.") from None


def _started(folder: Path, emulator: Emulator) -> World:
    try:
        return World(folder, emulator)
    except DatabaseTooNew as refused:
        raise Told(f"{refused} Add --reset to begin anew.") from None


def _say_where(emulator: Emulator, options: Options) -> None:
    port = int(emulator.workspace.base_url.rstrip("/").rpartition(":")[2])
    if options.port not in (0, port):
        click.echo(f"Port {options.port} is in use, so this is the next free one.")
    click.echo(f"The workspace is open at {emulator.workspace.base_url}")
    if not is_loopback(options.host):
        click.echo("Everybody who can reach this machine can act as anybody there.")
    if options.data is not None:
        click.echo(f"It is kept in {options.data}; --reset begins anew.")
    click.echo("Ctrl-C ends it.")
    if options.is_opening and _has_display():
        webbrowser.open(emulator.workspace.base_url)


def _has_display() -> bool:
    """Whether there is a screen to open a browser on: one in the terminal would be in the way."""
    on_screen = "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return sys.stdout.isatty() and (sys.platform in ("darwin", "win32") or on_screen)
