"""`scribe demo`: the bot in a workspace on this machine, in the browser or in the terminal."""

from pathlib import Path

import click

from bot.logs import set_up_logs
from bot.told import Told

SPEED = 60.0


@click.command()
@click.option("--terminal", is_flag=True, help="Stay in the terminal, without a browser.")
@click.option("--play", is_flag=True, help="Act out the example incident first.")
@click.option(
    "--speed",
    type=click.FloatRange(1, 1000),
    default=SPEED,
    show_default=True,
    help="With --play: how many times faster than it was.",
)
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="Keep everything in this folder.")
@click.option("--reset", is_flag=True, help="With --data: throw away what is kept there, and begin anew.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--allow-remote", is_flag=True, help="Let --host be one that other machines reach.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8800,
    show_default=True,
    help="The port to listen on; if it is in use, the next free one.",
)
@click.option("--no-open", is_flag=True, help="Print the address, and open no browser.")
@click.option("--latency", type=click.FloatRange(0, 60), default=0.0, help="Seconds that each Slack call takes longer.")
@click.option("--fail", type=click.FloatRange(0, 1), default=0.0, help="The share of Slack calls that fail: 0.05.")
@click.option("--shuffle", is_flag=True, help="Deliver events late, in any order, and some of them several times.")
@click.option("--rate-limits", is_flag=True, help="Refuse calls that come too often, as Slack does.")
def demo(
    terminal: bool, play: bool, speed: float, data: Path | None, reset: bool, host: str, allow_remote: bool, port: int,
    no_open: bool, latency: float, fail: float, shuffle: bool, rate_limits: bool,
) -> None:  # fmt: skip
    """Try the bot in a Slack workspace on this machine, without an account."""
    from bot.demo.browser import run_in_browser
    from bot.demo.options import Options
    from bot.demo.prompt import run_demo

    set_up_logs("ERROR")
    if terminal:
        if data is not None:
            raise Told("--terminal keeps nothing: leave --data out.")
        run_demo(is_playing=play)
        return
    run_in_browser(
        Options(
            speed=speed if play else None, data=data, reset=reset, host=host, port=port, allow_remote=allow_remote,
            is_opening=not no_open, latency=latency, fail=fail, is_shuffled=shuffle, rate_limits=rate_limits,
        )
    )  # fmt: skip
