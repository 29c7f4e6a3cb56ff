"""`scribe serve`: runs the bot until it is told to stop."""

import threading

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


def run_until_stopped(settings: Settings, stopped: threading.Event) -> None:
    """Start, say so, wait for `stopped`, and finish what is in flight."""
    try:
        application = Application(settings)
        application.start()
    except (DatabaseTooNew, StoreUnavailable) as refused:
        raise CannotServe(str(refused)) from refused
    except SlackError as refused:
        raise CannotServe(_said(refused)) from refused
    workspace = application.scribe.workspace
    log.info("serving", workspace=workspace.url, team=workspace.team_id)
    stopped.wait()
    log.info("stopping")
    application.stop()
    log.info("stopped")


def _said(refused: SlackError) -> str:
    if refused.error in ("invalid_auth", "not_authed", "token_revoked", "account_inactive"):
        return f"Slack does not accept SLACK_BOT_TOKEN ({refused.error}). Copy it again from “OAuth & Permissions”."
    return f"Slack refused: {refused.error}"
