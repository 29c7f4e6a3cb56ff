"""The command line: `scribe serve`, `manifest`, `replay`, `demo`, `doctor`, `verify`, `audit`, `templates` and `db`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from bot.cli_database import backup, db
from bot.logs import set_up_logs
from bot.rendering.command import templates
from bot.settings import BadSettings, database_url, public_address, read_settings
from bot.told import Told


@click.group()
@click.version_option(package_name="incident-scribe")
def main() -> None:
    """Keeps the record of an incident in Slack and turns it into a postmortem."""


for _part in (templates, db, backup):
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
@click.option("--play", is_flag=True, help="Act out the example incident first.")
def demo(play: bool) -> None:
    """Try the bot in a workspace on this machine, without a Slack account."""
    from bot.demo.prompt import run_demo

    set_up_logs("ERROR")
    run_demo(is_playing=play)


@main.command()
def doctor() -> None:
    """Look at versions, tokens, scopes and what is waiting or was given up."""
    from bot.doctor import examine

    sys.exit(examine(read_settings_or_tell()))


@main.command()
@click.argument("key")
def verify(key: str) -> None:
    """Look whether the record supports each line of a postmortem (INC-7), and what changed since its draft.

    \b
    Exit codes: 0, all is sound; 1, a line begins with LOOK: it has no evidence in the record, or a source was
    deleted, edited or corrected since the newest draft was sent; 2, it could not be verified, and why is said.
    """
    from bot.storage import StoreUnavailable
    from bot.verifying import CannotVerify, verify_incident

    try:
        sys.exit(verify_incident(key))
    except (BadSettings, CannotVerify, StoreUnavailable) as refused:
        raise Told(str(refused)) from refused


@main.command()
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="Print it for machines.")
@click.option("--show-text", "shows_text", is_flag=True, help="Print what people wrote, too.")
@click.option("--mend", "mends", is_flag=True, help="Where something differs, have everything read again.")
def audit(key: str, as_json: bool, shows_text: bool, mends: bool) -> None:
    """Compare the log of an incident (INC-7) with what Slack shows, message by message.

    \b
    Exit codes: 0, they are the same; 1, something is missing, extra or different; 2, it could not be read whole.
    """
    from bot.auditing import CannotAudit, audit_incident
    from bot.storage import StoreUnavailable

    try:
        settings = read_settings_or_tell()
        sys.exit(audit_incident(key, settings, as_json=as_json, shows_text=shows_text, mends=mends))
    except (CannotAudit, StoreUnavailable) as refused:
        raise Told(str(refused)) from refused


def read_settings_or_tell() -> Any:
    try:
        return read_settings()
    except BadSettings as wrong:
        raise Told(str(wrong)) from None


@main.command()
@click.argument("incident")
@click.option("--read", "revision", help="Print this revision instead, byte for byte as it was sent.")
def revisions(incident: str, revision: str | None) -> None:
    """List the revisions of an incident's postmortem (INC-7)."""
    from bot.revisions import list_revisions, read_revision

    with _documents() as store:
        if revision is None:
            click.echo("\n".join(list_revisions(store, incident)))
        else:
            click.echo(read_revision(store, incident, revision), nl=False)


@main.command()
@click.argument("incident")
@click.argument("first")
@click.argument("second")
def diff(incident: str, first: str, second: str) -> None:
    """Show what differs between two revisions (INC-7 r1 r2)."""
    from bot.revisions import compare

    with _documents() as store:
        click.echo(compare(store, incident, first, second))


@main.command()
@click.argument("incident")
@click.option("--history", is_flag=True, help="Every revision of each answer, with who saved it and when.")
def answers(incident: str, history: bool) -> None:
    """Print the answers to the postmortem's questions (INC-7)."""
    from bot.answering import list_answers

    with _documents() as store:
        click.echo("\n".join(list_answers(store, incident, with_history=history)))


@contextmanager
def _documents() -> Iterator[Any]:
    """The store, to be read from; what cannot be read is told in words."""
    from bot.paths import data_path
    from bot.revisions import NotToBeRead
    from bot.storage import Store, StoreUnavailable
    from bot.storage.migrations import versions

    try:
        store = Store(database_url())
    except BadSettings as wrong:
        raise Told(str(wrong)) from None
    try:
        found, needed = versions(store, data_path("migrations"))
        if found != needed:
            raise Told(f"The database is at version {found}, this program needs {needed}: `scribe db upgrade`.")
        yield store
    except (NotToBeRead, StoreUnavailable) as refused:
        raise Told(str(refused)) from refused
    finally:
        store.close()
