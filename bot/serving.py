"""`scribe serve`: runs the bot until it is told to stop."""

import signal
import sys
import threading
from collections.abc import Callable

import click
import structlog

from bot.app import Application
from bot.settings import Settings
from bot.storage import StoreUnavailable
from bot.storage.migrations import DatabaseTooNew
from bot.usecases.ports import SlackError

log = structlog.get_logger(__name__)


class CannotServe(click.ClickException):
    """The bot cannot start; the message says what to mend."""

    exit_code = 2


def run_until_stopped(settings: Settings) -> None:
    """Start, say so, wait for SIGTERM or Ctrl-C, and finish what is in flight.

    While the start still waits for Slack, a signal ends the program at once: nothing is in flight yet.
    """
    _on_signal(lambda: sys.exit(0))
    try:
        application = Application(settings)
        application.start()
    except (DatabaseTooNew, StoreUnavailable) as refused:
        raise CannotServe(str(refused)) from refused
    except SlackError as refused:
        raise CannotServe(_said(refused)) from refused
    stopped = threading.Event()
    _on_signal(stopped.set)
    workspace = application.scribe.workspace
    log.info("serving", workspace=workspace.url, team=workspace.team_id)
    stopped.wait()
    log.info("stopping")
    application.stop()
    log.info("stopped")


def _on_signal(act: Callable[[], object]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: act())


def _said(refused: SlackError) -> str:
    if refused.error in ("invalid_auth", "not_authed", "token_revoked", "account_inactive"):
        return f"Slack does not accept SLACK_BOT_TOKEN ({refused.error}). Copy it again from “OAuth & Permissions”."
    return f"Slack refused: {refused.error}"
