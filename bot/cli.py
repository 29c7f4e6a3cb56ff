"""The command line: `scribe serve`, `manifest`, `replay`, `doctor`, and the groups that other files hold."""

import os
import sys
from pathlib import Path

import click

from bot.cli_config import config
from bot.cli_database import backup, db
from bot.cli_demo import demo
from bot.cli_forget import forget
from bot.cli_incident import answers, audit, diff, revisions, trail, verify
from bot.cli_reports import actions, stats
from bot.environment import BadSettings, read_settings
from bot.logs import set_up_logs
from bot.rendering.command import templates
from bot.setting_checks import public_address
from bot.told import Told, read_settings_or_tell


@click.group()
@click.version_option(package_name="incident-scribe")
def main() -> None:
    """Keeps the record of an incident in Slack and turns it into a postmortem."""


_PARTS = (
    templates, demo, config, db, backup, forget, verify, trail, audit, revisions, diff, answers, actions, stats,
)  # fmt: skip
for _part in _PARTS:
    main.add_command(_part)


@main.command()
@click.option("--http", "is_http", is_flag=True, help="Have Slack post to us, instead of connecting to Slack.")
@click.option("--host", default="127.0.0.1", show_default=True, help="With --http: the address to listen on.")
@click.option("--port", default=3000, show_default=True, help="With --http: the port to listen on.")
def serve(is_http: bool, host: str, port: int) -> None:
    """Connect to Slack and serve until stopped (Ctrl-C or SIGTERM)."""
    from bot.entry import Address
    from bot.serving import run_until_stopped

    try:
        settings = read_settings(needs=["SLACK_SIGNING_SECRET" if is_http else "SLACK_APP_TOKEN"])
    except BadSettings as wrong:
        raise Told(str(wrong)) from None
    set_up_logs(settings.log_level)
    run_until_stopped(settings, Address(host, port) if is_http else None)


@main.command()
@click.option("--url", help="The public address for `serve --http`: https://scribe.example.com")
def manifest(url: str | None) -> None:
    """Print the Slack app manifest; with --url (or SCRIBE_PUBLIC_URL) the one for HTTP mode."""
    from bot.manifest import manifest_for

    try:
        click.echo(manifest_for(public_address(url or os.environ.get("SCRIBE_PUBLIC_URL") or None)), nl=False)
    except ValueError as wrong:
        raise Told(f"--url {wrong}") from None


@main.command()
@click.argument("export", type=click.Path(exists=True, path_type=Path))
@click.option("--channel", "channels", multiple=True, required=True, help="A channel to play; may be repeated.")
@click.option("--script", type=click.Path(exists=True, path_type=Path), help="What happens besides, as YAML.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder for what comes of it.")
@click.option("--template", help="Ask for the draft in this template, at the end.")
@click.option("--format", "format_", default="md", show_default=True, help="Ask for the draft in this format.")
def replay(
    export: Path, channels: tuple[str, ...], script: Path | None, out: Path, template: str | None, format_: str
) -> None:
    """Play a Slack export (a folder or a zip) through the bot, and keep the draft it sends."""
    from bot.replay.command import replay_with_progress
    from bot.replay.run import Wanted

    set_up_logs("ERROR")
    replay_with_progress(export, list(channels), script, out, Wanted(template=template, format=format_))


@main.command()
def doctor() -> None:
    """Look at versions, tokens, scopes and what is waiting or was given up."""
    from bot.doctor import examine

    sys.exit(examine(read_settings_or_tell()))
