"""`scribe doctor`: looks at everything that tends to be wrong, and says what to do."""

import importlib.metadata
import sqlite3
from collections.abc import Iterator
from datetime import timedelta

import click
import yaml

from bot.clock import Clock, SystemClock
from bot.paths import data_path
from bot.settings import Settings
from bot.slack.client import web_client
from bot.slack.gateway import SlackGateway
from bot.storage import Store, StoreUnavailable
from bot.storage.migrations import versions
from bot.usecases.ports import SlackError

A_DAY = timedelta(days=1)
SOUND_SQLITE = (3, 51, 3)
Finding = tuple[bool, str]


def examine(settings: Settings, clock: Clock | None = None) -> int:
    """Print a line for each finding; return 1 where something needs mending, else 0."""
    findings = [*_programs(), *_database(settings, clock or SystemClock()), *_slack(settings)]
    for is_well, line in findings:
        click.echo(f"{'ok  ' if is_well else 'LOOK'}  {line}")
    return 0 if all(is_well for is_well, _ in findings) else 1


def _programs() -> Iterator[Finding]:
    for name in ("incident-scribe", "slack-bolt", "slack-sdk", "SQLAlchemy"):
        yield True, f"{name} {importlib.metadata.version(name)}"
    note = (
        ""
        if sqlite3.sqlite_version_info >= SOUND_SQLITE
        else " (3.51.3 mended a rare fault of WAL: upgrade when you can)"
    )
    yield True, f"SQLite {sqlite3.sqlite_version}{note}"


def _database(settings: Settings, clock: Clock) -> Iterator[Finding]:
    store = Store(settings.database_url)
    try:
        found, needed = versions(store, data_path("migrations"))
        yield found == needed, f"database schema {found or 'none yet'}, this program needs {needed}"
        if found == needed:
            yield from _waiting(store, clock)
    except StoreUnavailable as away:
        yield False, str(away)
    finally:
        store.close()


def _waiting(store: Store, clock: Clock) -> Iterator[Finding]:
    with store.read() as tx:
        oldest, dead_in, dead_out = tx.inbox.oldest_waiting_at(), tx.inbox.dead(), tx.outbox.dead()
        unknown, unheard = tx.inbox.unknown(), tx.unheard.all()
    lag = (clock.now() - oldest).total_seconds() if oldest else 0.0
    yield lag < 60, f"inbox lag {lag:.0f} s"
    yield True, f"{unknown} deliveries of a kind that nothing is done with"
    is_old = unheard.found_at is None or clock.now() - unheard.found_at > A_DAY
    last = f", the last found {unheard.found_at:%Y-%m-%d %H:%M} UTC" if unheard.found_at else ""
    yield is_old, f"{unheard.messages} messages read that no delivery told of{last}"
    yield not dead_in, f"{len(dead_in)} deliveries given up"
    for row_id, kind, reason in dead_in:
        yield False, f"  delivery {row_id} ({kind}): {reason}"
    yield not dead_out, f"{len(dead_out)} effects on Slack given up"
    for key, reason, _ in dead_out:
        yield False, f"  {key}: {reason}"


def _slack(settings: Settings) -> Iterator[Finding]:
    gateway = SlackGateway(web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url))
    try:
        yield True, f"Slack workspace {gateway.workspace().url}"
        granted = gateway.scopes()
    except SlackError as refused:
        yield False, f"Slack: {refused.error}"
        return
    if granted is None:
        yield False, "token's scopes: Slack did not say which they are"
        return
    manifest = yaml.safe_load(data_path("app.yaml").read_text(encoding="utf-8"))
    missing = ", ".join(sorted(set(manifest["oauth_config"]["scopes"]["bot"]) - granted))
    yield not missing, f"token's scopes: {f'missing {missing} (reinstall the app)' if missing else 'as in app.yaml'}"
